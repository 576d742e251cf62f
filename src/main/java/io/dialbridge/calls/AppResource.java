package io.dialbridge.calls;

import io.dialbridge.platform.App;
import io.dialbridge.platform.Apps;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import io.dialbridge.values.AuditLog;
import io.dialbridge.values.Language;
import io.dialbridge.values.Requester;
import io.dialbridge.values.Scopes;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Apps: their ports, their queue, how they stand with the platform. */
@Path("/v1/apps")
@Tag(name = "Apps")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scopes.READ_CALLS)
@RunOnVirtualThread
class AppResource {
  private final Apps apps;
  private final AppOverview overview;
  private final Standings standings;
  private final QueueRunner runner;
  private final AuditLog audit;

  AppResource(
      Apps apps, AppOverview overview, Standings standings, QueueRunner runner, AuditLog audit) {
    this.apps = apps;
    this.overview = overview;
    this.standings = standings;
    this.runner = runner;
    this.audit = audit;
  }

  @GET
  @Operation(
      operationId = "listApps",
      summary = "List apps",
      description =
          "The apps that the key may see: how many of their ports are taken, how many calls wait for one, and whether the platform takes their calls. Scope: calls:read.")
  @APIResponse(
      responseCode = "200",
      description = "The apps.",
      content =
          @Content(
              schema = @Schema(implementation = AppList.class),
              examples = @ExampleObject(name = "apps", value = CallExamples.APPS)))
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public AppList list(@Context HttpHeaders headers, @Context SecurityContext security) {
    Requester requester = Requester.of(security);
    return new AppList(
        overview.of(requester::maySee).stream()
            .map(line -> overview.response(line, language(headers)))
            .toList());
  }

  @POST
  @Path("/{name}/resume")
  @RolesAllowed(Scopes.OPERATE)
  @Operation(
      operationId = "resumeApp",
      summary = "Let an app's calls be sent again",
      description =
          "Forgets what the platform refused or asked to wait for, and which ports somebody else takes: for when the operator has mended it, such as an account that was recharged. Calls that wait are sent at once. May be repeated. Scope: operate.")
  @APIResponse(
      responseCode = "200",
      description = "The app as it stands now.",
      content =
          @Content(
              schema = @Schema(implementation = AppResponse.class),
              examples = @ExampleObject(name = "resumed", value = CallExamples.APP)))
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public AppResponse resume(
      @PathParam("name") @Parameter(description = "Name of the app.", example = "courier")
          String name,
      @Context HttpHeaders headers,
      @Context SecurityContext security) {
    Requester requester = Requester.of(security);
    App app =
        apps.named(name)
            .filter(named -> requester.maySee(named.name()))
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemKind.NOT_FOUND,
                        "There is no app of this name that the key may see."));
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              Standings.Situation situation = standings.lock(app.name());
              standings.replace(situation, situation.standing().resumed());
              audit.write(requester, new AuditLog.Act("app.resumed", "app/" + app.name(), null));
            });
    runner.wake(app.name());
    return overview.response(overview.of(app.name()::equals).getFirst(), language(headers));
  }

  private static Language language(HttpHeaders headers) {
    return Language.ofHeader(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
  }
}
