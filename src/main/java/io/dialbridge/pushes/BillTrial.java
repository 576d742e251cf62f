package io.dialbridge.pushes;

import io.dialbridge.calls.StoredJson;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;

/**
 * Tells a trial what an import would have found: since nothing of it is kept, each of its batches
 * meets the database as it was. Remembers so many bills that a file of a hundred megabytes has, in
 * a few of its own; of a larger file, a bill that repeats one behind those is told as its first.
 */
final class BillTrial {
  private static final int MOST_REMEMBERED = 100_000;

  private final Set<UUID> calls = new HashSet<>();
  private final Set<UUID> contents = new HashSet<>();

  /** The results of the next batch as the import would have told them. */
  List<BillImport.Result> told(List<BillImport.Result> batch) {
    List<BillImport.Result> told = batch.stream().map(this::told).toList();
    for (BillImport.Result result : batch) {
      if (result.callId() != null && result.bill() != null && contents.size() < MOST_REMEMBERED) {
        calls.add(result.callId());
        contents.add(content(result.callId(), result.bill()));
      }
    }
    return told;
  }

  private BillImport.Result told(BillImport.Result result) {
    boolean first = result.outcome() == BillImportOutcome.ADDED;
    boolean other = result.outcome() == BillImportOutcome.REVISED;
    if (result.callId() == null || result.bill() == null || !(first || other)) {
      return result;
    }
    if (contents.contains(content(result.callId(), result.bill()))) {
      return result.with(BillImportOutcome.REPEATED);
    }
    return first && calls.contains(result.callId())
        ? result.with(BillImportOutcome.REVISED)
        : result;
  }

  private static UUID content(UUID call, BillOwners.OfApp bill) {
    SortedMap<String, String> content = BillReading.content(bill.bill());
    content.put("", call.toString()); // No field has that name and a value.
    return UUID.nameUUIDFromBytes(StoredJson.bytes(content));
  }
}
