package io.dialbridge.pushes;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many bills of an import came to what. */
@RegisterForReflection
@Schema(name = "BillImportSummary", description = "How many bills came to what.")
public record BillImportSummary(
    @Schema(
            required = true,
            description = "True: nothing was changed, this is what would have been.",
            examples = "false")
        boolean dryRun,
    @Schema(required = true, description = "Bills, broken ones included.", examples = "3")
        long bills,
    @Schema(required = true, description = "Bills of calls that had none.", examples = "1")
        long added,
    @Schema(required = true, description = "Other contents of bills.", examples = "0") long revised,
    @Schema(required = true, description = "Contents that were there.", examples = "1")
        long repeated,
    @Schema(required = true, description = "Bills that no call explains.", examples = "1")
        long unexplained,
    @Schema(
            required = true,
            description = "Bills of calls whose events are no longer kept.",
            examples = "0")
        long tooLate,
    @Schema(required = true, description = "What is no bill.", examples = "0") long unreadable,
    @Schema(required = true, description = "Bills of apps that you may not use.", examples = "0")
        long notYours,
    @Schema(required = true, description = "Bills that could not be taken in.", examples = "0")
        long failed) {

  /** For the audit log. */
  String told() {
    return "%d bills: %d added, %d revised, %d repeated, %d unexplained, %d too late, %d unreadable, %d not yours, %d failed"
        .formatted(
            bills, added, revised, repeated, unexplained, tooLate, unreadable, notYours, failed);
  }
}
