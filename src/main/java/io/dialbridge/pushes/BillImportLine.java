package io.dialbridge.pushes;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One line of the report of an import: what became of a bill, or, in the last one, of them all. */
@RegisterForReflection
@Schema(
    name = "BillImportLine",
    description =
        "What became of one bill of an import. The last line tells of the whole import and has a summary.")
public record BillImportLine(
    @Schema(
            required = true,
            description =
                "Number of the line, or of the element of the array, from 1; in the last line how far was read.",
            examples = "1")
        int line,
    @Schema(
            required = true,
            description =
                "added: its call had none; revised: another content of a bill that was there; repeated: that content was there; unexplained: no call of its app has its id or session, listed at /v1/bills/unexplained; too_late: the events of its call are no longer kept, in quarantine; unreadable; not_yours: of no app that you may use; failed: reading it failed, the service's log says how. Of the last line: finished; broken_off: what is behind it was not read. More may come.",
            examples = "added")
        String outcome,
    @Schema(description = "The app whose key it names.", examples = "courier", nullable = true)
        @Nullable String app,
    @Schema(description = "The call that it is the bill of.", nullable = true)
        @Nullable String callId,
    @Schema(
            description = "Our id of the bill; null as well where it would only be made.",
            nullable = true)
        @Nullable String billId,
    @Schema(description = "What is wrong.", examples = "is not a JSON object", nullable = true)
        @Nullable String detail,
    @Nullable BillImportSummary summary) {

  /**
   * @param dryRun whether a bill that was made is none
   */
  static BillImportLine of(BillImport.Result result, boolean dryRun) {
    boolean made = result.outcome() == BillImportOutcome.ADDED;
    return new BillImportLine(
        result.line(),
        result.outcome().word(),
        result.bill() == null ? null : result.bill().app(),
        text(result.callId()),
        dryRun && made ? null : text(result.billId()),
        result.detail(),
        null);
  }

  /** The last line. */
  static BillImportLine last(int line, @Nullable String broken, BillImportSummary summary) {
    return new BillImportLine(
        line, broken == null ? "finished" : "broken_off", null, null, null, broken, summary);
  }

  private static @Nullable String text(@Nullable UUID id) {
    return id == null ? null : id.toString();
  }
}
