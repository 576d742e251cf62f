package io.dialbridge.calls;

import io.dialbridge.problem.ProblemException;
import io.dialbridge.values.Text;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a {@link CallRule} says of a call. */
public final class Verdict {
  private final Kind kind;
  private final Text reason;
  private final @Nullable ProblemException problem;

  /** Kinds of verdict, the later one the worse. */
  public enum Kind {
    PASSED,
    /** Only the platform knows. */
    UNKNOWN,
    /** The call is placed all the same. */
    WARNED,
    /** The call is taken, and placed later. */
    WAITS,
    REFUSED
  }

  private Verdict(Kind kind, Text reason, @Nullable ProblemException problem) {
    this.kind = kind;
    this.reason = reason;
    this.problem = problem;
  }

  public static Verdict passed(Text reason) {
    return new Verdict(Kind.PASSED, reason, null);
  }

  public static Verdict unknown(Text reason) {
    return new Verdict(Kind.UNKNOWN, reason, null);
  }

  public static Verdict warned(Text reason) {
    return new Verdict(Kind.WARNED, reason, null);
  }

  public static Verdict waits(Text reason) {
    return new Verdict(Kind.WAITS, reason, null);
  }

  /**
   * @param problem what a create answers
   */
  public static Verdict refused(ProblemException problem) {
    return new Verdict(Kind.REFUSED, problem.detail(), problem);
  }

  public Kind kind() {
    return kind;
  }

  public Text reason() {
    return reason;
  }

  /** What a create answers; only where the call is refused. */
  public Optional<ProblemException> problem() {
    return Optional.ofNullable(problem);
  }
}
