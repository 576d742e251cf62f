package io.dialbridge.bills;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.dialbridge.calls.CallSession;
import io.dialbridge.calls.Charge;
import io.dialbridge.calls.StoredJson;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The platform's record of one finished call, as last received, with what we rate it at. */
@Entity
@NullUnmarked // Hibernate fills the fields,
@SuppressWarnings("UnusedVariable") // and reads them.
public class CallBill extends PanacheEntityBase {
  private static final ObjectMapper COLUMNS =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build();

  @Id private UUID id;
  private UUID callId;
  private String app;
  private Instant receivedAt;
  private String digest;
  private int revisionCount;
  private @Nullable BigDecimal costAmount;
  private @Nullable String costCurrency;

  @JdbcTypeCode(SqlTypes.JSON)
  private Charge charge;

  @Embedded private FeeInfo fee;

  protected CallBill() {}

  static CallBill opened(UUID id, CallSession call) {
    CallBill bill = new CallBill();
    bill.id = id;
    bill.callId = call.id();
    bill.app = call.app();
    return bill;
  }

  /** By the content in force, one of so many. */
  void close(BillRevision inForce, FeeInfo content, Charge rated, int contents) {
    fee = content;
    digest = inForce.digest();
    receivedAt = inForce.receivedAt();
    revisionCount = contents;
    charge = rated;
    costAmount = rated.cost() == null ? null : rated.cost().amount();
    costCurrency = rated.cost() == null ? null : rated.cost().currency();
  }

  /** By the names of the columns. */
  ObjectNode row() {
    ObjectNode row = COLUMNS.valueToTree(fee);
    row.put("id", id.toString());
    row.put("call_id", callId.toString());
    row.put("app", app);
    row.put("received_at", receivedAt.toString());
    row.put("digest", digest);
    row.put("revision_count", revisionCount);
    row.put("cost_amount", costAmount);
    row.put("cost_currency", costCurrency);
    row.set("charge", StoredJson.tree(charge));
    return row;
  }

  static Optional<CallBill> ofCall(UUID callId) {
    return find("callId", callId).firstResultOptional();
  }

  /** Newest first, from behind that id on. */
  static List<CallBill> list(@Nullable Set<String> apps, @Nullable UUID behind, int limit) {
    StringBuilder query = new StringBuilder("1 = 1");
    Map<String, Object> parameters = new HashMap<>();
    if (apps != null) {
      query.append(" and app in :apps");
      parameters.put("apps", apps);
    }
    if (behind != null) {
      query.append(" and id < :behind");
      parameters.put("behind", behind);
    }
    return CallBill.<CallBill>find(query + " order by id desc", parameters).page(0, limit).list();
  }

  public UUID id() {
    return id;
  }

  UUID callId() {
    return callId;
  }

  String app() {
    return app;
  }

  public Instant receivedAt() {
    return receivedAt;
  }

  /** How many different contents the platform has sent for this bill. */
  int revisionCount() {
    return revisionCount;
  }

  boolean isRevised() {
    return revisionCount > 1;
  }

  public Charge charge() {
    return charge;
  }

  public FeeInfo fee() {
    return fee;
  }
}
