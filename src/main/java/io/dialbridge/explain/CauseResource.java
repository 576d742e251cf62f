package io.dialbridge.explain;

import io.dialbridge.problem.QueryParameters;
import io.dialbridge.values.Language;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the causes of calls mean. */
@Path("/v1/causes")
@Tag(name = "Causes")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
class CauseResource {
  private static final String LANGUAGES =
      "Language of the texts: zh of every region is answered in simplified Chinese, all else in"
          + " English.";
  private static final String LANGUAGE_CHOSEN = "Language of the texts: en or zh-CN.";

  @GET
  @Operation(
      operationId = "listCauses",
      summary = "List the causes",
      description =
          "Every cause that a call may end with, sorted by slug. A call may show one that is not in"
              + " a list fetched before.")
  @APIResponse(
      responseCode = "200",
      description = "All causes.",
      headers =
          @Header(
              name = HttpHeaders.CONTENT_LANGUAGE,
              description = LANGUAGE_CHOSEN,
              schema = @Schema(implementation = String.class)),
      content =
          @Content(
              schema = @Schema(implementation = CauseList.class),
              examples = @ExampleObject(name = "two of them", value = CauseExamples.LIST)))
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  public CauseList list(
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = LANGUAGES)
          @Nullable String acceptLanguage) {
    Language language = Language.ofHeader(acceptLanguage);
    return new CauseList(List.copyOf(CauseCatalogue.in(language).all()));
  }

  @GET
  @Path("/{slug}")
  @Operation(operationId = "getCause", summary = "Look at a cause")
  @APIResponse(
      responseCode = "200",
      description = "The cause.",
      headers =
          @Header(
              name = HttpHeaders.CONTENT_LANGUAGE,
              description = LANGUAGE_CHOSEN,
              schema = @Schema(implementation = String.class)),
      content =
          @Content(
              schema = @Schema(implementation = CauseDescription.class),
              examples = {
                @ExampleObject(name = "of a call", value = CauseExamples.CALLEE_BUSY),
                @ExampleObject(
                    name = "of a refusal, in Chinese",
                    value = CauseExamples.PORTS_EXHAUSTED_IN_CHINESE)
              }))
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  public CauseDescription get(
      @PathParam("slug") @Parameter(description = "Slug of the cause.") String slug,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = LANGUAGES)
          @Nullable String acceptLanguage) {
    Language language = Language.ofHeader(acceptLanguage);
    return CauseCatalogue.in(language)
        .find(slug)
        .orElseThrow(() -> QueryParameters.unknown("cause"));
  }
}
