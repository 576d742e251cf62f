package io.dialbridge.calls;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.values.PhoneNumber;
import io.dialbridge.values.Seal;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds calls by the number of a party. Only its keyed hash lies in the database, which can be
 * compared and not read.
 */
@ApplicationScoped
public class PartyIndex {
  private static final int HASH_BYTES = 16;
  private static final String ADD =
      "insert into call_party (number_hash, call_id, party) select hash, ?, party from unnest(?::bytea[], ?::text[]) as p (hash, party)";
  private static final String FIND =
      """
      select p.call_id from call_party p join call_session c on c.id = p.call_id
      where p.number_hash = any (?) and (?::text is null or p.party = ?) and (?::text[] is null or c.app = any (?))
        and (?::uuid is null or p.call_id < ?)
      order by p.call_id desc limit ?""";

  private final AgroalDataSource database;
  private final Seal seal;

  PartyIndex(AgroalDataSource database, Seal seal) {
    this.database = database;
    this.seal = seal;
  }

  /** To be called in the transaction that saves the call, behind the call itself. */
  void add(UUID call, Parties parties) {
    List<byte[]> hashes = new ArrayList<>();
    List<String> words = new ArrayList<>();
    parties
        .callerIfAny()
        .ifPresent(
            caller -> {
              hashes.add(hashes(caller).getFirst());
              words.add(Party.CALLER.word());
            });
    hashes.add(hashes(parties.callee()).getFirst());
    words.add(Party.CALLEE.word());
    try (Connection connection = database.getConnection();
        PreparedStatement add = connection.prepareStatement(ADD)) {
      add.setObject(1, call);
      add.setArray(2, connection.createArrayOf("bytea", hashes.toArray(byte[][]::new)));
      add.setArray(3, connection.createArrayOf("text", words.toArray()));
      add.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("the database is away, or refused a call's parties", e);
    }
  }

  /**
   * The calls of a number, newest first.
   *
   * @param party the word: only where it is that; null: either
   * @param apps only under these; null: all
   * @param behind only behind that call; null: from the newest on
   */
  List<UUID> find(
      PhoneNumber number,
      @Nullable String party,
      @Nullable Set<String> apps,
      @Nullable UUID behind,
      int limit) {
    try (Connection connection = database.getConnection();
        PreparedStatement find = connection.prepareStatement(FIND)) {
      Array seen = apps == null ? null : connection.createArrayOf("text", apps.toArray());
      find.setArray(1, connection.createArrayOf("bytea", hashes(number).toArray(byte[][]::new)));
      find.setString(2, party);
      find.setString(3, party);
      find.setArray(4, seen);
      find.setArray(5, seen);
      find.setObject(6, behind, Types.OTHER);
      find.setObject(7, behind, Types.OTHER);
      find.setInt(8, limit);
      List<UUID> calls = new ArrayList<>();
      try (ResultSet row = find.executeQuery()) {
        while (row.next()) {
          calls.add(row.getObject(1, UUID.class));
        }
      }
      return calls;
    } catch (SQLException e) {
      throw new IllegalStateException("the database is away", e);
    }
  }

  /** Today's, then the one under the previous sealing key while it is rotated. */
  public List<byte[]> hashes(PhoneNumber number) {
    return seal.all("number", number.e164().getBytes(StandardCharsets.US_ASCII)).stream()
        .map(hash -> Arrays.copyOf(hash, HASH_BYTES))
        .toList();
  }
}
