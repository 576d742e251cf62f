package io.dialbridge.protection;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.platform.App;
import io.dialbridge.platform.NotificationOrder;
import io.dialbridge.platform.NotificationOrder.Item;
import io.dialbridge.platform.ServiceKind;
import io.dialbridge.values.PhoneNumber;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OptOutOfferTest {
  private static final PhoneNumber CALLEE = new PhoneNumber("+8613700000002");
  private static final App APP =
      new App(
          "notice",
          "k",
          "s",
          ServiceKind.NOTIFICATION,
          List.of(CALLEE),
          List.of(),
          false,
          null,
          List.of());

  @Test
  void keysOfOneCollectionMeanItWhenTheyAreTheOffersAndNothingElse() {
    OptOutOffer offer = offer(item(2, null, "99"), item(1, "1", "9"));

    assertThat(offer.isTakenBy("99")).isTrue();
    assertThat(offer.isTakenBy("9")).isTrue();
    assertThat(offer.isTakenBy("19")).isFalse();
    assertThat(offer.isTakenBy("")).isFalse();
  }

  @Test
  void whereEachItemTakesOneKeyTheKeysOfABillAreCollectionsEach() {
    OptOutOffer offer = offer(item(1, "1", "9"), item(1, null, null), item(0, null, null));

    assertThat(offer.isTakenByBilled("1129")).isTrue();
    assertThat(offer.isTakenByBilled("112")).isFalse();
    assertThat(offer.isTakenByBilled("")).isFalse();
    assertThat(offer.isTakenByBilled(null)).isFalse();
  }

  @Test
  void whereKeysAreTakenOnceTheyMustBeAllThereIs() {
    OptOutOffer offer = offer(item(4, null, "9"), item(0, null, null));

    assertThat(offer.isTakenByBilled("9")).isTrue();
    assertThat(offer.isTakenByBilled("49")).isFalse();
    assertThat(offer.isTakenByBilled("****")).isFalse();
  }

  @Test
  void whereNobodyCanTellTheKeysOfABillApartTheyMeanNothing() {
    assertThat(offer(item(2, null, "99"), item(2, null, null)).isTakenByBilled("99")).isFalse();
    assertThat(offer(item(2, "1", "11")).isTakenByBilled("11")).isFalse();
  }

  @Test
  void aNotificationWithoutAnOfferHasNone() {
    assertThat(OptOutOffer.of(order(item(1, "1", null)))).isEmpty();
  }

  private static OptOutOffer offer(Item... items) {
    return OptOutOffer.of(order(items)).orElseThrow();
  }

  private static NotificationOrder order(Item... items) {
    return new NotificationOrder(UUID.randomUUID(), APP, CALLEE, CALLEE, Arrays.asList(items));
  }

  private static Item item(int digits, String replayOn, String optOutOn) {
    return new Item("a.wav", null, List.of(), digits, replayOn != null, replayOn, optOutOn);
  }
}
