/**
 * What keeps the house running: checks at start, time and chance, watches over calls that no push
 * resolves, the description of the API. May look into every room but the twin; no room looks in
 * here.
 */
@NullMarked
@OpenAPIDefinition(
    info =
        @Info(
            title = "Dialbridge",
            version = "1",
            description =
                "Calls through Huawei Cloud Voice Call behind one typed facade. Times are RFC 3339 in UTC, numbers E.164, money a decimal string with its currency. Words in answers (status, slugs, types) may grow: programs must take unknown ones. Every problem is application/problem+json (RFC 9457) with a stable code. A request has at most 16 KiB of header, 1 MiB of body (imports of bills excepted), 32 levels of JSON, and strings of 16,384 characters in it. The sentences of causes and refusals come in Chinese where Accept-Language asks for it, else in English.",
            license =
                @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
    security = @SecurityRequirement(name = "apiKey"),
    tags = {
      @Tag(name = "Callbacks", description = "Two-party calls with hidden numbers."),
      @Tag(
          name = "Notifications",
          description = "Calls that play something to one person and may take keys."),
      @Tag(name = "Verifications", description = "Calls that read a verification code."),
      @Tag(name = "Calls", description = "Calls of every kind: state, history, stop."),
      @Tag(name = "Recordings", description = "What was said, and why there is nothing to hear."),
      @Tag(name = "Bills", description = "What calls cost."),
      @Tag(name = "Causes", description = "What the causes of calls mean, in English and Chinese."),
      @Tag(name = "Apps", description = "Ports, queue and standing of our apps at the platform."),
      @Tag(name = "Operations", description = "For those who run the service."),
      @Tag(
          name = "Webhooks",
          description = "What becomes known of calls, sent to receivers of your own."),
      @Tag(name = "Keys", description = "Who may do what, for those who manage it."),
      @Tag(name = "Erasures", description = "What is to be forgotten of people."),
      @Tag(name = "Audit", description = "Who did what, for those who look into it."),
      @Tag(
          name = "Client tokens",
          description = "Short-lived keys for pages and phones, which can do almost nothing.")
    },
    components =
        @Components(
            securitySchemes =
                @SecurityScheme(
                    securitySchemeName = "apiKey",
                    type = SecuritySchemeType.HTTP,
                    scheme = "bearer",
                    description =
                        "The secret of an API key, a client token made with one, or, where an OpenID Connect issuer is configured, an access token of a person from there, as Authorization: Bearer <secret>. What a key may do are its scopes; people have those of their roles. Each operation names the one it needs."),
            headers = {
              @Header(
                  name = RateLimitDescription.POLICY,
                  description =
                      "What the key or person may send: q requests at once, and as many again within w seconds (draft-ietf-httpapi-ratelimit-headers). Each replica counts for itself.",
                  schema =
                      @Schema(implementation = String.class, examples = "\"creates\";q=100;w=10")),
              @Header(
                  name = RateLimitDescription.STATE,
                  description = "What is left of it: r requests now, one more within t seconds.",
                  schema =
                      @Schema(implementation = String.class, examples = "\"creates\";r=99;t=1"))
            },
            responses = {
              @APIResponse(
                  name = "Malformed",
                  description =
                      "malformed-body, malformed-parameter or invalid-cursor: could not be read; nothing was done.",
                  content =
                      @Content(
                          mediaType = ApiDescription.PROBLEM,
                          schema = @Schema(implementation = Problem.class),
                          examples =
                              @ExampleObject(
                                  name = "unknown field",
                                  value = ApiDescription.MALFORMED))),
              @APIResponse(
                  name = "Unauthenticated",
                  description = "unauthenticated: no valid API key or token; why is not told.",
                  content =
                      @Content(
                          mediaType = ApiDescription.PROBLEM,
                          schema = @Schema(implementation = Problem.class),
                          examples =
                              @ExampleObject(
                                  name = "no key",
                                  value = ApiDescription.UNAUTHENTICATED))),
              @APIResponse(
                  name = "Forbidden",
                  description =
                      "forbidden: the key or token lacks the scope for that, or may not use that app, that number or that call. token-exhausted: the client token has placed all the calls that it may.",
                  content =
                      @Content(
                          mediaType = ApiDescription.PROBLEM,
                          schema = @Schema(implementation = Problem.class),
                          examples = {
                            @ExampleObject(name = "no scope", value = ApiDescription.FORBIDDEN),
                            @ExampleObject(
                                name = "no call left",
                                value = ApiDescription.TOKEN_EXHAUSTED)
                          })),
              @APIResponse(
                  name = "KeyConflict",
                  description =
                      "name-taken: there is, or was, a key of this name. key-over: it is revoked or has expired.",
                  content =
                      @Content(
                          mediaType = ApiDescription.PROBLEM,
                          schema = @Schema(implementation = Problem.class),
                          examples = {
                            @ExampleObject(name = "taken", value = ApiDescription.NAME_TAKEN),
                            @ExampleObject(name = "over", value = ApiDescription.KEY_OVER)
                          })),
              @APIResponse(
                  name = "TooManyEndpoints",
                  description = "too-many-endpoints: there are as many as there may be.",
                  content =
                      @Content(
                          mediaType = ApiDescription.PROBLEM,
                          schema = @Schema(implementation = Problem.class),
                          examples =
                              @ExampleObject(
                                  name = "too many",
                                  value = ApiDescription.TOO_MANY_ENDPOINTS))),
              @APIResponse(
                  name = "AlertConflict",
                  description =
                      "name-taken: there is a chain of this name. in-use: a route or an incident needs the chain. limit-reached: there are 200 already. incident-over: it is resolved.",
                  content =
                      @Content(
                          mediaType = ApiDescription.PROBLEM,
                          schema = @Schema(implementation = Problem.class),
                          examples = {
                            @ExampleObject(name = "in use", value = ApiDescription.IN_USE),
                            @ExampleObject(name = "too many", value = ApiDescription.LIMIT_REACHED),
                            @ExampleObject(name = "resolved", value = ApiDescription.INCIDENT_OVER)
                          })),
              @APIResponse(
                  name = "NotFound",
                  description = "not-found: there is nothing with this id.",
                  content =
                      @Content(
                          mediaType = ApiDescription.PROBLEM,
                          schema = @Schema(implementation = Problem.class),
                          examples =
                              @ExampleObject(
                                  name = "unknown call",
                                  value = ApiDescription.NOT_FOUND))),
              @APIResponse(
                  name = "Conflict",
                  description =
                      "idempotency-conflict, idempotency-in-progress, call-ended, call-not-stoppable or call-not-confirmed.",
                  headers =
                      @Header(
                          name = "Retry-After",
                          description = "Seconds after which to ask again, where that helps.",
                          schema = @Schema(implementation = Integer.class)),
                  content =
                      @Content(
                          mediaType = ApiDescription.PROBLEM,
                          schema = @Schema(implementation = Problem.class),
                          examples =
                              @ExampleObject(
                                  name = "call ended",
                                  value = ApiDescription.CONFLICT))),
              @APIResponse(
                  name = "QuarantineConflict",
                  description =
                      "push-malformed: it can't be read, so a retry is useless. entry-not-open: there is nothing to discard.",
                  content =
                      @Content(
                          mediaType = ApiDescription.PROBLEM,
                          schema = @Schema(implementation = Problem.class),
                          examples = {
                            @ExampleObject(
                                name = "malformed",
                                value = ApiDescription.PUSH_MALFORMED),
                            @ExampleObject(name = "not open", value = ApiDescription.ENTRY_NOT_OPEN)
                          })),
              @APIResponse(
                  name = "Erased",
                  description =
                      "erased: the numbers of the call can't be read any more, or its events are no longer kept.",
                  content =
                      @Content(
                          mediaType = ApiDescription.PROBLEM,
                          schema = @Schema(implementation = Problem.class),
                          examples =
                              @ExampleObject(name = "erased", value = ApiDescription.ERASED))),
              @APIResponse(
                  name = "TooLarge",
                  description = "body-too-large: the body is larger than 1 MiB.",
                  content =
                      @Content(
                          mediaType = ApiDescription.PROBLEM,
                          schema = @Schema(implementation = Problem.class),
                          examples =
                              @ExampleObject(
                                  name = "too large",
                                  value = ApiDescription.TOO_LARGE))),
              @APIResponse(
                  name = "UnsupportedMediaType",
                  description = "unsupported-media-type: the body must be application/json.",
                  content =
                      @Content(
                          mediaType = ApiDescription.PROBLEM,
                          schema = @Schema(implementation = Problem.class),
                          examples =
                              @ExampleObject(
                                  name = "not JSON",
                                  value = ApiDescription.MEDIA_TYPE))),
              @APIResponse(
                  name = "Unprocessable",
                  description =
                      "invalid-fields: one or more values can't be used, each is named, nothing was done. callee-opted-out: the callee asked not to be called, nobody was. call-refused: the platform refused what was asked for; the call is kept as failed.",
                  content =
                      @Content(
                          mediaType = ApiDescription.PROBLEM,
                          schema = @Schema(implementation = Problem.class),
                          examples = {
                            @ExampleObject(name = "invalid field", value = ApiDescription.INVALID),
                            @ExampleObject(
                                name = "refused by the platform",
                                value = ApiDescription.REFUSED)
                          })),
              @APIResponse(
                  name = "RateLimited",
                  description =
                      "rate-limited: this API key or person sent more requests than they may (creates: calls placed; requests: everything else), the callee was called as often as one may be (callee), or too many requests without a valid key came from this address (failures). callee-protected: the callee was called as often as one may be in a day or a month, or it is quiet hours; Retry-After may be days, and a preflight says why. Nothing was done.",
                  headers = {
                    @Header(
                        name = "Retry-After",
                        description = "Seconds after which to send it again.",
                        schema = @Schema(implementation = Integer.class)),
                    @Header(name = RateLimitDescription.POLICY, ref = RateLimitDescription.POLICY),
                    @Header(name = RateLimitDescription.STATE, ref = RateLimitDescription.STATE)
                  },
                  content =
                      @Content(
                          mediaType = ApiDescription.PROBLEM,
                          schema = @Schema(implementation = Problem.class),
                          examples =
                              @ExampleObject(
                                  name = "callee",
                                  value = ApiDescription.RATE_LIMITED))),
              @APIResponse(
                  name = "Internal",
                  description = "internal-error: something went wrong on our side.",
                  content =
                      @Content(
                          mediaType = ApiDescription.PROBLEM,
                          schema = @Schema(implementation = Problem.class),
                          examples =
                              @ExampleObject(name = "internal", value = ApiDescription.INTERNAL))),
              @APIResponse(
                  name = "OperatorNeeded",
                  description =
                      "operator-needed: the platform refused for a reason only the operator can mend (credentials, account, app); the call is kept as failed.",
                  content =
                      @Content(
                          mediaType = ApiDescription.PROBLEM,
                          schema = @Schema(implementation = Problem.class),
                          examples =
                              @ExampleObject(name = "frozen", value = ApiDescription.OPERATOR))),
              @APIResponse(
                  name = "RecordingAbsent",
                  description =
                      "not-found: there is no such call. recording-absent: there is no recording of it, the detail says why.",
                  content =
                      @Content(
                          mediaType = ApiDescription.PROBLEM,
                          schema = @Schema(implementation = Problem.class),
                          examples =
                              @ExampleObject(
                                  name = "too short",
                                  value = ApiDescription.RECORDING_ABSENT))),
              @APIResponse(
                  name = "RecordingPending",
                  description = "recording-pending: there is none yet.",
                  headers =
                      @Header(
                          name = "Retry-After",
                          description = "Seconds after which to ask again.",
                          schema = @Schema(implementation = Integer.class)),
                  content =
                      @Content(
                          mediaType = ApiDescription.PROBLEM,
                          schema = @Schema(implementation = Problem.class),
                          examples =
                              @ExampleObject(
                                  name = "bill to come",
                                  value = ApiDescription.RECORDING_PENDING))),
              @APIResponse(
                  name = "RangeNotSatisfiable",
                  description =
                      "range-not-satisfiable: the recording is shorter than the range asked for.",
                  headers =
                      @Header(
                          name = "Content-Range",
                          description = "How long the recording is, where it was told.",
                          schema = @Schema(implementation = String.class)),
                  content =
                      @Content(
                          mediaType = ApiDescription.PROBLEM,
                          schema = @Schema(implementation = Problem.class),
                          examples =
                              @ExampleObject(
                                  name = "behind the end",
                                  value = ApiDescription.OUT_OF_RANGE))),
              @APIResponse(
                  name = "RecordingUnavailable",
                  description =
                      "recording-unavailable: the platform's store of recordings could not be used, or its address may not be called. operator-needed: the platform refused to tell the address.",
                  content =
                      @Content(
                          mediaType = ApiDescription.PROBLEM,
                          schema = @Schema(implementation = Problem.class),
                          examples =
                              @ExampleObject(
                                  name = "store fails",
                                  value = ApiDescription.RECORDING_UNAVAILABLE))),
              @APIResponse(
                  name = "Unavailable",
                  description =
                      "no-capacity, platform-busy, platform-unreachable or unavailable: not now.",
                  headers =
                      @Header(
                          name = "Retry-After",
                          description = "Seconds after which to try again.",
                          schema = @Schema(implementation = Integer.class)),
                  content =
                      @Content(
                          mediaType = ApiDescription.PROBLEM,
                          schema = @Schema(implementation = Problem.class),
                          examples =
                              @ExampleObject(name = "no port free", value = ApiDescription.BUSY)))
            }))
package io.dialbridge.ops;

import io.dialbridge.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullMarked;
