package io.dialbridge.protection;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.calls.CallFact;
import io.dialbridge.calls.CallKind;
import io.dialbridge.calls.CallListener;
import io.dialbridge.calls.CallSession;
import io.dialbridge.platform.CallOrder;
import io.dialbridge.platform.NotificationOrder;
import io.dialbridge.values.Ids;
import io.dialbridge.values.PhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Hears what callees press, in the transaction in which the call learns it. Once for each call:
 * then its offer is gone, so that a bill that repeats the keys doesn't undo what the operator did
 * since.
 */
@ApplicationScoped
class OptOutListener implements CallListener {
  private static final String OFFER =
      "insert into opt_out_offer (call_id, opt_out_on, keys_together) values (?, ?, ?)";
  private static final String FIND =
      "select opt_out_on, keys_together from opt_out_offer where call_id = ?";
  private static final String TAKE = "delete from opt_out_offer where call_id = ?";

  private final AgroalDataSource database;
  private final OptOutList list;
  private final Ids ids;
  private final Clock clock;

  OptOutListener(AgroalDataSource database, OptOutList list, Ids ids, Clock clock) {
    this.database = database;
    this.list = list;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public void saved(CallOrder call) {
    if (call instanceof NotificationOrder notification) {
      OptOutOffer.of(notification).ifPresent(offer -> write(call.callId(), offer));
    }
  }

  @Override
  public void learnt(Collection<CallSession> calls) {
    for (CallSession call : calls) {
      // Keys of an erased call are asterisks, and so is one key of a telephone.
      if (call.kind() == CallKind.NOTIFICATION && !call.isErased() && tellsOfKeys(call.news())) {
        offerOf(call.id())
            .filter(offer -> isTaken(offer, call.news()))
            .ifPresent(offer -> optOut(call));
      }
    }
  }

  private static boolean tellsOfKeys(List<CallFact> news) {
    return news.stream()
        .anyMatch(
            fact ->
                fact instanceof CallFact.DigitsCollected
                    || (fact instanceof CallFact.Billed billed && billed.keys() != null));
  }

  private static boolean isTaken(OptOutOffer offer, List<CallFact> news) {
    return news.stream()
        .anyMatch(
            fact ->
                switch (fact) {
                  case CallFact.DigitsCollected collected -> offer.isTakenBy(collected.digits());
                  case CallFact.Billed billed -> offer.isTakenByBilled(billed.keys());
                  default -> false;
                });
  }

  private void optOut(CallSession call) {
    PhoneNumber callee = call.parties().orElseThrow().callee();
    list.add(
        new OptOut(
            ids.next(),
            callee.masked(),
            call.app(),
            OptOut.Source.KEYS,
            call.id(),
            null,
            null,
            clock.instant()),
        callee);
    try (Connection connection = database.getConnection();
        PreparedStatement take = connection.prepareStatement(TAKE)) {
      take.setObject(1, call.id());
      take.executeUpdate();
    } catch (SQLException e) {
      throw away(e);
    }
  }

  private void write(UUID call, OptOutOffer offer) {
    try (Connection connection = database.getConnection();
        PreparedStatement write = connection.prepareStatement(OFFER)) {
      write.setObject(1, call);
      write.setArray(2, connection.createArrayOf("text", offer.keys().toArray()));
      write.setString(3, offer.together().name().toLowerCase(Locale.ROOT));
      write.executeUpdate();
    } catch (SQLException e) {
      throw away(e);
    }
  }

  private Optional<OptOutOffer> offerOf(UUID call) {
    try (Connection connection = database.getConnection();
        PreparedStatement find = connection.prepareStatement(FIND)) {
      find.setObject(1, call);
      try (ResultSet row = find.executeQuery()) {
        return row.next()
            ? Optional.of(
                new OptOutOffer(
                    Arrays.asList((String[]) row.getArray(1).getArray()),
                    OptOutOffer.Together.valueOf(row.getString(2).toUpperCase(Locale.ROOT))))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw away(e);
    }
  }

  private static IllegalStateException away(SQLException e) {
    return new IllegalStateException("the database is away, or refused an offer to opt out", e);
  }
}
