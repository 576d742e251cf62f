package io.dialbridge.doctor;

import io.dialbridge.values.Language;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A report of the doctor's as the facade shows it. */
@RegisterForReflection(registerFullHierarchy = true)
@Schema(
    name = "DoctorReport",
    description = "What one round of examinations saw, of the process that answers.")
record DoctorResponse(
    @Schema(
            implementation = String.class,
            format = "date-time",
            required = true,
            description = "When it was examined, UTC; up to a minute ago.")
        Instant examinedAt,
    @Schema(required = true, description = "How long that took, in milliseconds.", examples = "412")
        long tookMillis,
    @Schema(
            required = true,
            description =
                "The worst that was seen: ok, warning or failed. What is unknown doesn't count.",
            examples = "warning")
        String verdict,
    @Schema(required = true, description = "One line for each thing that was looked at.")
        List<Line> lines) {

  static DoctorResponse of(DoctorReport report, Language language) {
    return new DoctorResponse(
        report.examinedAt(),
        report.took().toMillis(),
        report.health().word(),
        report.lines().stream().map(line -> Line.of(line, language)).toList());
  }

  /** One thing that was looked at. */
  @Schema(name = "DoctorLine", description = "One thing that was looked at.")
  record Line(
      @Schema(
              required = true,
              description = "Its name, the same in each report. More may come.",
              examples = "clock-platform")
          String name,
      @Schema(
              required = true,
              description =
                  "ok; warning: it works, but may fail some day or lose something; failed; unknown: it can't be told now.",
              examples = "ok")
          String verdict,
      @Schema(
              required = true,
              description = "What was seen, in the language asked for.",
              examples = "Our clock is +0.2 s against the platform's, give or take 0.6 s.")
          String seen,
      @Schema(description = "What to do; null: nothing.", nullable = true)
          @Nullable String advice) {
    static Line of(Observation line, Language language) {
      return new Line(
          line.name(),
          line.health().word(),
          line.seen().in(language),
          line.advice() == null ? null : line.advice().in(language));
    }
  }
}
