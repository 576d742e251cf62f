package io.dialbridge.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class IdsTest {
  private static final Instant NOW = Instant.parse("2026-01-15T08:30:20.123Z");
  private static final Clock STANDING = Clock.fixed(NOW, ZoneOffset.UTC);

  @Test
  void areVersion7WithTheTimeOfTheClock() {
    UUID id = new Ids(STANDING, new Random(1)).next();

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
  }

  @Test
  void sortByTheTimeTheyWereGivenWhereverTheyAreText() {
    AtomicLong millis = new AtomicLong(NOW.toEpochMilli());
    InstantSource advancing = () -> Instant.ofEpochMilli(millis.getAndIncrement());
    Ids ids = new Ids(advancing.withZone(ZoneOffset.UTC), new Random(1));

    List<String> given = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      given.add(ids.next().toString());
    }

    assertThat(given).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void differThoughTheClockStands() {
    Ids ids = new Ids(STANDING, new Random(1));

    Set<UUID> given = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      given.add(ids.next());
    }

    assertThat(given).hasSize(10_000);
  }

  @Test
  void takeTheirChanceFromTheRandomGiven() {
    UUID one = new Ids(STANDING, new Random(1)).next();

    assertThat(new Ids(STANDING, new Random(1)).next()).isEqualTo(one);
    assertThat(new Ids(STANDING, new Random(2)).next()).isNotEqualTo(one);
  }
}
