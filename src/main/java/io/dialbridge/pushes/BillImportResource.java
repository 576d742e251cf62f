package io.dialbridge.pushes;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialbridge.problem.QueryParameters;
import io.dialbridge.values.AuditLog;
import io.dialbridge.values.Ids;
import io.dialbridge.values.Requester;
import io.dialbridge.values.Scopes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Bills that were not pushed: from a bill file, or from where lost pushes were written down. */
@Path("/v1/bills/import")
@Tag(name = "Bills")
@RolesAllowed(Scopes.IMPORT_BILLS)
@RunOnVirtualThread
class BillImportResource {
  private static final String LINES = "application/x-ndjson";

  private final BillImport importer;
  private final AuditLog audit;
  private final Ids ids;
  private final ObjectMapper json;

  BillImportResource(BillImport importer, AuditLog audit, Ids ids, ObjectMapper json) {
    this.importer = importer;
    this.audit = audit;
    this.ids = ids;
    this.json = json;
  }

  @POST
  @Consumes({MediaType.APPLICATION_JSON, LINES})
  @Produces(LINES)
  @Operation(
      operationId = "importBills",
      summary = "Import bills",
      description =
          "Takes in FeeInfo records by the rules of bill pushes, so that calls get the bills that never came; each content counts once, so a file may be imported again. Of any size: it is read as it comes, a hundred bills to a transaction, and so is the report written, one line for each bill in their order and a last one with a summary. A broken line harms no other; a broken array ends where it broke. appKey tells a bill's app, which must be one of the key's. What no call explains is listed at /v1/bills/unexplained. Scope: bills:import.")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(type = SchemaType.ARRAY, implementation = PlatformBill.class),
            examples = @ExampleObject(name = "array", value = ImportExamples.BILLS)),
        @Content(
            mediaType = LINES,
            schema = @Schema(implementation = PlatformBill.class),
            examples = @ExampleObject(name = "line", value = ImportExamples.BILL))
      })
  @APIResponse(
      responseCode = "200",
      description = "The report, as JSON lines.",
      content =
          @Content(
              mediaType = LINES,
              schema = @Schema(implementation = BillImportLine.class),
              examples = {
                @ExampleObject(name = "line", value = ImportExamples.REPORT_LINE),
                @ExampleObject(name = "last", value = ImportExamples.LAST_LINE)
              }))
  @APIResponse(responseCode = "400", ref = "#/components/responses/Malformed")
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "415", ref = "#/components/responses/UnsupportedMediaType")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public Response importBills(
      @QueryParam("dryRun")
          @Parameter(
              description =
                  "true: nothing is changed, and the report tells what would have been. Default: false.",
              schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
          @Nullable String dryRun,
      InputStream body,
      @Context HttpHeaders headers,
      @Context SecurityContext security) {
    boolean trial = isTrue(dryRun);
    boolean array = MediaType.APPLICATION_JSON_TYPE.isCompatible(headers.getMediaType());
    Requester requester = Requester.of(security);
    String target = "import/" + ids.next();
    if (!trial) {
      audit.write(requester, new AuditLog.Act("bills.import_begun", target, null));
    }
    StreamingOutput report = out -> run(requester, target, trial, array, body, out);
    return Response.ok(report, LINES).build();
  }

  private void run(
      Requester requester,
      String target,
      boolean trial,
      boolean array,
      InputStream body,
      OutputStream out)
      throws IOException {
    try (ReportStream report = new ReportStream(out)) {
      BillImportRun run = new BillImportRun(importer, requester, trial, report, json);
      try {
        run.run(array ? new BillArray(body) : new BillLines(body));
      } finally {
        if (!trial) {
          audit.write(requester, new AuditLog.Act("bills.imported", target, run.summary().told()));
        }
      }
    }
  }

  private static boolean isTrue(@Nullable String word) {
    if (word == null || word.equals("false")) {
      return false;
    }
    if (word.equals("true")) {
      return true;
    }
    throw QueryParameters.malformed("dryRun", "must be true or false");
  }
}
