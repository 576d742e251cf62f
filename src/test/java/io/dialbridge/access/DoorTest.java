package io.dialbridge.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DoorTest {
  private final Door door = new Door(2, 1_000);

  @Test
  void letsInSoManyAtOnceAndOthersWhenTheyHaveLeft() {
    assertThat(door.enter(1)).isTrue();
    assertThat(door.enter(1)).isTrue();
    assertThat(door.enter(1)).isFalse();
    assertThat(door.inside()).isEqualTo(2);

    door.leave(1);
    assertThat(door.enter(1)).isTrue();
  }

  @Test
  void letsInSoManyBytesAtOnce() {
    assertThat(door.enter(600)).isTrue();
    assertThat(door.enter(401)).isFalse();
    assertThat(door.inside()).isEqualTo(1);
    assertThat(door.enter(400)).isTrue();
  }

  @Test
  void aLargeOneFitsAlone() {
    assertThat(door.enter(2_000)).isTrue();
    assertThat(door.enter(1)).isFalse();

    door.leave(2_000);
    assertThat(door.enter(1)).isTrue();
  }
}
