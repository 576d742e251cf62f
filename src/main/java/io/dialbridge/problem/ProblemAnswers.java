package io.dialbridge.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.dialbridge.values.Language;
import io.quarkus.security.ForbiddenException;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where what was thrown becomes what is answered. */
class ProblemAnswers {
  static final String PROBLEM_JSON = "application/problem+json";

  private static final Duration DATABASE_WAIT = Duration.ofSeconds(2);
  private static final Logger LOG = Logger.getLogger(ProblemAnswers.class);

  /** Whole seconds, and never none. */
  static String seconds(Duration retryAfter) {
    return Long.toString(Math.max(1, retryAfter.toSeconds()));
  }

  @ServerExceptionMapper
  Response problem(ProblemException problem, HttpHeaders headers) {
    Response.ResponseBuilder answer =
        Response.status(problem.kind().status())
            .type(PROBLEM_JSON)
            .entity(
                problem.problem(
                    Language.ofHeader(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE))));
    problem.headers().forEach(answer::header);
    if (problem.retryAfter() != null) {
      answer.header(HttpHeaders.RETRY_AFTER, seconds(problem.retryAfter()));
    }
    if (problem.kind() == ProblemKind.UNAUTHENTICATED) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return answer.build();
  }

  @ServerExceptionMapper
  Response invalid(ConstraintViolationException invalid, HttpHeaders headers) {
    return problem(
        ProblemException.invalid(
            invalid.getConstraintViolations().stream()
                .map(v -> new InvalidField(fieldOf(v.getPropertyPath()), v.getMessage()))
                .toList()),
        headers);
  }

  /** Of the scopes that operations ask for. */
  @ServerExceptionMapper
  Response forbidden(ForbiddenException forbidden, HttpHeaders headers) {
    return problem(
        new ProblemException(
            ProblemKind.FORBIDDEN,
            "This API key or token lacks the scope for that. The API description names the scope of each operation; whoever manages keys can make one that has it."),
        headers);
  }

  @ServerExceptionMapper
  Response mismatched(MismatchedInputException mismatched, HttpHeaders headers) {
    return unreadable(mismatched, headers);
  }

  /** Where nothing is put around it. */
  @ServerExceptionMapper
  Response excessive(StreamConstraintsException excessive, HttpHeaders headers) {
    return unreadable(excessive, headers);
  }

  @ServerExceptionMapper
  Response refusedByServer(WebApplicationException refused, HttpHeaders headers) {
    if (refused.getCause() instanceof JsonProcessingException unreadable) {
      return unreadable(unreadable, headers);
    }
    ProblemKind kind =
        switch (refused.getResponse().getStatus()) {
          case 400 -> ProblemKind.MALFORMED_PARAMETER;
          case 401 -> ProblemKind.UNAUTHENTICATED;
          case 404 -> ProblemKind.NOT_FOUND;
          case 405 -> ProblemKind.METHOD_NOT_ALLOWED;
          case 406 -> ProblemKind.NOT_ACCEPTABLE;
          case 413 -> ProblemKind.BODY_TOO_LARGE;
          case 415 -> ProblemKind.UNSUPPORTED_MEDIA_TYPE;
          default -> ProblemKind.INTERNAL;
        };
    if (kind == ProblemKind.INTERNAL) {
      return unexpected(refused, headers);
    }
    if (kind == ProblemKind.NOT_FOUND) {
      return problem(ProblemException.nothingHere(), headers);
    }
    return problem(
        new ProblemException(
            kind, kind.title() + "; see the API description for what this path takes."),
        headers);
  }

  @ServerExceptionMapper
  Response unexpected(Exception unexpected, HttpHeaders headers) {
    Optional<String> databaseAway = DatabaseAway.reason(unexpected);
    if (databaseAway.isPresent()) {
      LOG.errorf("A request could not be done, the database is away: %s", databaseAway.get());
      return problem(
          new ProblemException(
                  ProblemKind.UNAVAILABLE,
                  "The database could not be reached, and it is not sure whether the request was carried out. Send it again, with the same Idempotency-Key where it places a call.")
              .retryAfter(DATABASE_WAIT),
          headers);
    }
    LOG.error("A request failed in a way nobody foresaw", unexpected);
    return problem(
        new ProblemException(
            ProblemKind.INTERNAL,
            "The request could not be done; the log of the service says why. Try again later."),
        headers);
  }

  private Response unreadable(JsonProcessingException unreadable, HttpHeaders headers) {
    for (Throwable cause = unreadable.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemException problem) {
        return problem(problem, headers); // The body limit spoke while Jackson was reading.
      }
    }
    String field =
        unreadable instanceof JsonMappingException mapping
            ? mapping.getPath().stream()
                .map(
                    r ->
                        r.getFieldName() == null
                            ? "[" + r.getIndex() + "]"
                            : "." + r.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^[.]", "")
            : "";
    // Jackson's own message may repeat what was sent, a phone number for instance: ours is said
    // instead.
    String message =
        switch (unreadable) {
          case UnrecognizedPropertyException unknown ->
              "is not a field of this request; remove it or correct its name";
          case InvalidFormatException format ->
              "has a value of the wrong type or form; " + expected(format);
          case MismatchedInputException mismatch ->
              "has a value of the wrong type; " + expected(mismatch);
          default ->
              isExcessive(unreadable)
                  ? "is nested too deep, or has a string, a number or a name that is too long; the API description tells how long each may be"
                  : "is not well-formed JSON near "
                      + place(unreadable)
                      + "; send one JSON object in UTF-8";
        };
    // A syntax error has a place, not a field.
    String subject =
        field.isEmpty() || !(unreadable instanceof MismatchedInputException) ? "body" : field;
    return problem(
        new ProblemException(ProblemKind.MALFORMED_BODY, subject + " " + message + ".")
            .at(subject, message),
        headers);
  }

  private static boolean isExcessive(Throwable unreadable) {
    for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
      if (cause instanceof StreamConstraintsException) {
        return true;
      }
    }
    return false;
  }

  private static String expected(MismatchedInputException mismatch) {
    Class<?> target = mismatch.getTargetType();
    return target == null ? "see the API description" : "expected is " + jsonTypeOf(target);
  }

  private static String jsonTypeOf(Class<?> target) {
    if (target == String.class) {
      return "a string";
    }
    if (target == Boolean.class || target == boolean.class) {
      return "true or false";
    }
    if (Number.class.isAssignableFrom(target) || target.isPrimitive()) {
      return "a whole number";
    }
    return Iterable.class.isAssignableFrom(target) ? "an array" : "an object";
  }

  private static String place(JsonProcessingException unreadable) {
    return unreadable.getLocation() == null
        ? "its start"
        : "line "
            + unreadable.getLocation().getLineNr()
            + ", column "
            + unreadable.getLocation().getColumnNr();
  }

  /**
   * The path without the method and parameter that Bean Validation puts in front: {@code
   * place.request.caller}.
   */
  private static String fieldOf(Path path) {
    String last = "";
    StringBuilder field = new StringBuilder();
    for (Path.Node node : path) {
      last = node.toString();
      switch (node.getKind()) {
        // The index of a list's element stands behind the list's own name already.
        case METHOD,
            PARAMETER,
            CONSTRUCTOR,
            RETURN_VALUE,
            CROSS_PARAMETER,
            BEAN,
            CONTAINER_ELEMENT -> {}
        case PROPERTY -> field.append(field.isEmpty() ? "" : ".").append(node);
      }
    }
    return field.isEmpty() ? last : field.toString();
  }
}
