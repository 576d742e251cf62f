package io.dialbridge.problem;

import io.dialbridge.values.Language;
import io.dialbridge.values.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Thrown where a request can't be done; {@link ProblemAnswers} turns it into the answer. */
public class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemKind kind;
  private final transient Text detail;
  private final transient List<InvalidField> fields = new ArrayList<>();
  private final transient Map<String, String> headers = new TreeMap<>();
  private @Nullable UUID callId;
  private @Nullable String platformCode;
  private @Nullable String platformMessage;
  private @Nullable Duration retryAfter;
  private @Nullable String rule;

  /**
   * @param detail what happened, ending with what to do next
   */
  public ProblemException(ProblemKind kind, String detail) {
    this(kind, new Text(detail, detail));
  }

  /**
   * @param detail as above, in the languages that it is told in
   */
  public ProblemException(ProblemKind kind, Text detail) {
    super(detail.en(), null, false, false);
    this.kind = kind;
    this.detail = detail;
  }

  public static ProblemException invalid(String field, String message) {
    return invalid(List.of(new InvalidField(field, message)));
  }

  /**
   * @param message what is said of the field, in the languages that it is told in
   */
  public static ProblemException invalid(String field, Text message) {
    return new ProblemException(
            ProblemKind.INVALID_FIELDS,
            new Text(
                "%s %s.".formatted(field, message.en()), "%s %s。".formatted(field, message.zh())))
        .at(field, message.en());
  }

  /** Names all of them. */
  public static ProblemException invalid(List<InvalidField> wrong) {
    ProblemException problem =
        new ProblemException(
            ProblemKind.INVALID_FIELDS,
            wrong.stream()
                .map(field -> field.field() + " " + field.message())
                .sorted()
                .collect(Collectors.joining("; ", "", ".")));
    problem.fields.addAll(wrong);
    return problem;
  }

  /**
   * The answer of a path that doesn't exist; also given where something must look as if it didn't.
   */
  public static ProblemException nothingHere() {
    return new ProblemException(
        ProblemKind.NOT_FOUND,
        ProblemKind.NOT_FOUND.title() + "; see the API description for the paths there are.");
  }

  public ProblemException at(String field, String message) {
    fields.add(new InvalidField(field, message));
    return this;
  }

  public ProblemException ofCall(UUID id) {
    this.callId = id;
    return this;
  }

  public ProblemException saidByPlatform(String code, String message) {
    this.platformCode = code;
    this.platformMessage = message;
    return this;
  }

  public ProblemException retryAfter(Duration wait) {
    this.retryAfter = wait;
    return this;
  }

  /** The rule that refused a call; not told in the answer. */
  public ProblemException byRule(String name) {
    this.rule = name;
    return this;
  }

  public @Nullable String rule() {
    return rule;
  }

  /** Adds a header to the answer. */
  public ProblemException with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  Map<String, String> headers() {
    return headers;
  }

  public ProblemKind kind() {
    return kind;
  }

  public Text detail() {
    return detail;
  }

  public @Nullable Duration retryAfter() {
    return retryAfter;
  }

  Problem problem(Language language) {
    return new Problem(
        "urn:dialbridge:problem:" + kind.slug(),
        kind.title(),
        kind.status(),
        detail.in(language),
        kind.slug(),
        fields.isEmpty() ? null : List.copyOf(fields),
        callId == null ? null : callId.toString(),
        platformCode,
        platformMessage);
  }
}
