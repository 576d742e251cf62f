package io.dialbridge.live;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where in the stream of all calls an event lies. In this order they are told, which keeps that of
 * each call's sequence.
 *
 * @param toldIn the transaction that wrote it down
 */
record Place(long toldIn, UUID call, int sequence) implements Comparable<Place> {
  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,18})-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-([0-9]{1,9})");
  private static final UUID FIRST = new UUID(0, 0);

  /** Before everything that transaction wrote. */
  static Place before(long transaction) {
    return new Place(transaction, FIRST, 0);
  }

  /** As ids of messages tell it; empty where it can't be read. */
  static Optional<Place> of(@Nullable String id) {
    Matcher parts = FORM.matcher(id == null ? "" : id);
    return parts.matches()
        ? Optional.of(
            new Place(
                Long.parseLong(parts.group(1)),
                UUID.fromString(parts.group(2)),
                Integer.parseInt(parts.group(3))))
        : Optional.empty();
  }

  String id() {
    return toldIn + "-" + call + "-" + sequence;
  }

  /** As PostgreSQL orders them, whose UUIDs are compared byte by byte. */
  @Override
  public int compareTo(Place other) {
    int order = Long.compare(toldIn, other.toldIn);
    if (order == 0) {
      order =
          Long.compareUnsigned(call.getMostSignificantBits(), other.call.getMostSignificantBits());
    }
    if (order == 0) {
      order =
          Long.compareUnsigned(
              call.getLeastSignificantBits(), other.call.getLeastSignificantBits());
    }
    return order == 0 ? Integer.compare(sequence, other.sequence) : order;
  }
}
