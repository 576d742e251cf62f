package io.dialbridge.bills;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialbridge.calls.StoredJson;
import io.dialbridge.values.DataKey;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** One content that was received for a bill, and when first, with the fields that we don't know. */
@Entity
@IdClass(BillRevision.Key.class)
@NullUnmarked // Hibernate fills the fields,
@SuppressWarnings("UnusedVariable") // and reads them.
public class BillRevision extends PanacheEntityBase {
  static final String PURPOSE = "bill";

  /**
   * The last is in force, whichever is worked on first; of two received at the same instant the
   * greater digest, as in the call's own fold.
   */
  static final Comparator<BillRevision> BY_RECEPTION =
      Comparator.comparing(BillRevision::receivedAt).thenComparing(BillRevision::digest);

  @Id private UUID billId;
  @Id private String digest;
  private Instant receivedAt;

  /** Sealed under the call's key; null where that was gone already. */
  private byte @Nullable [] content;

  /** Names a revision: its bill, and the digest of its content. */
  record Key(UUID billId, String digest) {}

  protected BillRevision() {}

  static BillRevision of(
      UUID billId,
      String digest,
      Instant receivedAt,
      Optional<DataKey> key,
      Map<String, String> content) {
    BillRevision revision = new BillRevision();
    revision.billId = billId;
    revision.digest = digest;
    revision.receivedAt = receivedAt;
    revision.content = key.map(k -> k.seal(PURPOSE, StoredJson.bytes(content))).orElse(null);
    return revision;
  }

  /** By the names of the columns. */
  ObjectNode row() {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("bill_id", billId.toString());
    row.put("digest", digest);
    row.put("received_at", receivedAt.toString());
    row.put("content", content == null ? null : "\\x" + HexFormat.of().formatHex(content));
    return row;
  }

  /** In no order; mostly there is one. */
  static List<BillRevision> ofBill(UUID billId) {
    return new ArrayList<>(list("billId", billId));
  }

  /**
   * The same content came then.
   *
   * @return false where it was known to have come no later
   */
  boolean becomeReceivedEarlier(Instant then) {
    if (!then.isBefore(receivedAt)) {
      return false;
    }
    this.receivedAt = then;
    return true;
  }

  Instant receivedAt() {
    return receivedAt;
  }

  String digest() {
    return digest;
  }

  /** What the platform sent; empty once the call is erased. */
  Optional<Map<String, String>> content(Optional<DataKey> key) {
    byte[] sealed = content;
    return sealed == null
        ? Optional.empty()
        : key.map(k -> StoredJson.texts(k.open(PURPOSE, sealed)));
  }
}
