package io.dialbridge.twin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request for a call of any kind, as far as all kinds are the same. */
sealed interface CallWish permits Click2Call, OnePartyWish {
  /** The number that the request bills to, and that the first party sees. */
  String displayNbr();

  boolean returnIdlePort();

  @Nullable String userData();

  /** The plain address for status pushes; null: the app's. */
  @Nullable String statusUrl();

  /** The plain address for bills; null: the app's. */
  @Nullable String feeUrl();

  /** The party that the platform calls first. */
  Leg firstLeg();

  /** The number that a leg's party sees. */
  String displayed(Leg leg);

  /** The number that a leg calls. */
  String called(Leg leg);

  /** The parties' numbers, by which scripts meet the request. */
  List<String> parties();

  /** Whether the disconnect tells who hung up. */
  boolean partyTypeRequired();

  /** As bills name the service (rtc_05_0008_1). */
  String serviceType();
}
