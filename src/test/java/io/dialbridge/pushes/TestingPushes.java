package io.dialbridge.pushes;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.dialbridge.bills.TestingBills;
import io.dialbridge.calls.CallFact;
import io.dialbridge.calls.CallSession;
import io.dialbridge.values.TestingSeal;
import io.dialbridge.values.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads pushes for the tests of other rooms, which can't. */
public final class TestingPushes {
  private TestingPushes() {}

  /**
   * The facts that {@link InboxReader} makes of a push, all of whose items are about one call.
   *
   * @param billId what the call's bill is called
   */
  public static List<CallFact> facts(
      CallSession call, String push, Instant receivedAt, UUID billId) {
    byte[] body = push.getBytes(StandardCharsets.UTF_8);
    ReadPush read = read(body);
    List<CallFact> facts = new ArrayList<>();
    for (JsonNode item : read.items()) {
      if (read.isBills()) {
        facts.add(
            TestingBills.fact(
                call.kind(),
                BillReading.fee(BillReading.content(item)),
                BillReading.content(item),
                billId,
                receivedAt));
      } else {
        String digest = UUID.nameUUIDFromBytes(body).toString();
        facts.addAll(StatusReading.facts(call, read.eventType(), item, receivedAt, digest));
      }
    }
    return facts;
  }

  /** By which the inbox knows these bytes again. */
  public static byte[] digest(byte[] body) {
    return sealed(body).digest();
  }

  /** As the inbox keeps it. */
  static SealedPush sealed(byte[] body) {
    return SealedPush.of(body, TestingSeal.SEAL, TestingSeal.VAULT);
  }

  /** What a row of the inbox holds. */
  public static byte[] opened(byte[] digest, byte[] dataKey, byte[] body) {
    return new SealedPush(digest, dataKey, body).opened(TestingSeal.VAULT);
  }

  /** What brings pushes under another sealing key. */
  public static PushRewrapping rewrapping(AgroalDataSource database, Vault vault) {
    return new PushRewrapping(database, vault);
  }

  private static ReadPush read(byte[] body) {
    try {
      return ReadPush.of(body);
    } catch (MalformedPush e) {
      throw new AssertionError("A push of the twin can't be read", e);
    }
  }
}
