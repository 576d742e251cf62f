package io.dialbridge.bills;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/** One content that was received for a bill, with the fields that we don't know. */
@Entity
@NullUnmarked // Hibernate fills the fields,
@SuppressWarnings("UnusedVariable") // and reads them.
public class BillRevision extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "bill_revision_seq")
  @SequenceGenerator(
      name = "bill_revision_seq",
      sequenceName = "bill_revision_seq",
      allocationSize = 50)
  private Long id;

  private UUID billId;
  private String digest;
  private Instant receivedAt;

  @JdbcTypeCode(SqlTypes.JSON)
  private Map<String, String> content;

  protected BillRevision() {}

  static BillRevision of(
      UUID billId, String digest, Instant receivedAt, Map<String, String> content) {
    BillRevision revision = new BillRevision();
    revision.billId = billId;
    revision.digest = digest;
    revision.receivedAt = receivedAt;
    revision.content = content;
    return revision;
  }

  static boolean isKnown(UUID billId, String digest) {
    return count("billId = ?1 and digest = ?2", billId, digest) > 0;
  }
}
