package io.dialbridge.explain;

import io.dialbridge.values.Language;
import io.dialbridge.values.Text;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A cause as the facade describes it. */
@RegisterForReflection
@Schema(
    description =
        "One cause that a call may end with, in the language asked for by Accept-Language.")
public record CauseDescription(
    @Schema(
            required = true,
            description =
                "Stable word for programs, as in a call's cause. Those of refused requests begin"
                    + " with refused-. More may come.",
            examples = "callee-busy")
        String slug,
    @Schema(
            required = true,
            description =
                "How a call with this cause ended: hung_up, no_answer, busy, rejected, canceled,"
                    + " failed. A call that was connected has status completed all the same. More"
                    + " may come.",
            examples = "busy")
        String ending,
    @Schema(
            required = true,
            description =
                "One sentence for people. A call's own text may be more precise and name codes.",
            examples = "The callee was busy.")
        String text,
    @Schema(
            description = "What to do next, one sentence for people; null: nothing sensible.",
            examples = "Try again in some minutes.",
            nullable = true)
        @Nullable String advice,
    @Schema(
            description =
                "Whose doing a refusal is: caller (who uses this API), operator (who runs this"
                    + " service), platform. Null for causes that are no refusals. More may come.",
            examples = "operator",
            nullable = true)
        @Nullable String doing,
    @Schema(
            description =
                "Whether a refused request may be sent again: no, wait (after waitSeconds), ask"
                    + " (somebody has to act at the vendor's first), care (the call may have been"
                    + " placed after all). Where the codes of a refusal differ, the most careful of"
                    + " them. Null for causes that are no refusals. More may come.",
            examples = "wait",
            nullable = true)
        @Nullable String retry,
    @Schema(
            description = "Seconds to wait before the next try, where retry is wait.",
            examples = "60",
            nullable = true)
        @Nullable Integer waitSeconds,
    @Schema(
            required = true,
            description =
                "The platform's codes that may lead to this cause; empty where its silence does.")
        List<CauseCode> codes) {

  static CauseDescription of(
      Cause cause, Optional<Text> advice, Collection<PlatformCode> codes, Language language) {
    return new CauseDescription(
        cause.slug(),
        word(cause.ending()),
        cause.text().in(language),
        advice.map(text -> text.in(language)).orElse(null),
        null,
        null,
        null,
        in(language, codes));
  }

  static CauseDescription of(
      Cause cause, Refusal refusal, Collection<PlatformCode> codes, Language language) {
    Duration wait = refusal.waitFor();
    return new CauseDescription(
        cause.slug(),
        word(cause.ending()),
        cause.text().in(language),
        refusal.advice().in(language),
        word(refusal.doing()),
        word(refusal.retry()),
        wait == null ? null : Math.toIntExact(wait.toSeconds()),
        in(language, codes));
  }

  private static List<CauseCode> in(Language language, Collection<PlatformCode> codes) {
    return codes.stream().map(code -> CauseCode.of(code, language)).toList();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
