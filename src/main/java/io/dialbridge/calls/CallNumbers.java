package io.dialbridge.calls;

import io.dialbridge.values.DataKey;
import io.dialbridge.values.Vault;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Transient;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Who talks in a call: masked, and sealed under the call's own key until the call is erased. */
@Embeddable
@NullUnmarked // Hibernate fills the fields.
class CallNumbers {
  @Column(updatable = false)
  private @Nullable String callerMasked;

  @Column(updatable = false)
  private String calleeMasked;

  /** Null once the call is erased: what it sealed can't be opened any more. */
  @Column(updatable = false)
  private byte @Nullable [] dataKey;

  @Column(updatable = false)
  private byte @Nullable [] parties;

  @Column(updatable = false)
  private @Nullable Instant erasedAt;

  /** Opens the data key, for its owner only; null where the call was only looked at. */
  @Transient private @Nullable Vault vault;

  @Transient private byte @Nullable [] owner;

  @Transient private @Nullable DataKey key;

  protected CallNumbers() {}

  static CallNumbers sealed(UUID call, Parties parties, Vault vault) {
    CallNumbers numbers = new CallNumbers();
    numbers.owner = owner(call);
    numbers.key = vault.newKey(numbers.owner);
    numbers.dataKey = numbers.key.wrapped();
    numbers.parties = parties.sealed(numbers.key);
    numbers.callerMasked = parties.caller() == null ? null : parties.caller().masked();
    numbers.calleeMasked = parties.callee().masked();
    return numbers;
  }

  /** Of a row that has the columns of these names. */
  static CallNumbers of(ResultSet row, UUID call, Vault vault) throws SQLException {
    CallNumbers numbers = new CallNumbers();
    numbers.callerMasked = row.getString("caller_masked");
    numbers.calleeMasked = row.getString("callee_masked");
    numbers.dataKey = row.getBytes("data_key");
    numbers.parties = row.getBytes("parties");
    Timestamp erased = row.getTimestamp("erased_at");
    numbers.erasedAt = erased == null ? null : erased.toInstant();
    return numbers.readableBy(vault, call);
  }

  CallNumbers readableBy(Vault opening, UUID call) {
    vault = opening;
    owner = owner(call);
    return this;
  }

  /** Whose key it is: it opens for no other call. */
  static byte[] owner(UUID call) {
    return call.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** Null in one-party calls. */
  @Nullable String callerMasked() {
    return callerMasked;
  }

  String calleeMasked() {
    return calleeMasked;
  }

  /** Empty once the call is erased. */
  Optional<Parties> parties() {
    return key().map(opened -> Parties.opened(opened, parties));
  }

  /** Empty once the call is erased. */
  Optional<DataKey> key() {
    if (key == null && dataKey != null) {
      key = vault.open(dataKey, owner);
    }
    return Optional.ofNullable(key);
  }

  /** Null where it is not. */
  @Nullable Instant erasedAt() {
    return erasedAt;
  }
}
