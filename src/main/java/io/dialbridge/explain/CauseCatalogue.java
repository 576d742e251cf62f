package io.dialbridge.explain;

import io.dialbridge.values.Language;
import io.dialbridge.values.Text;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Every cause that a call may show, each slug once, described in one language. */
final class CauseCatalogue {
  /** From the least careful. */
  private static final List<Retry> CAREFULNESS =
      List.of(Retry.WAIT, Retry.ASK, Retry.NO, Retry.CARE);

  private static final Comparator<Refusal> BY_CAREFULNESS =
      Comparator.comparingInt((Refusal refusal) -> CAREFULNESS.indexOf(refusal.retry()))
          .thenComparing(refusal -> Optional.ofNullable(refusal.waitFor()).orElse(Duration.ZERO));

  private static final Refusal UNKNOWN =
      Refusals.unknown(
          "?",
          new Text("The platform refused with a code that is unknown here.", "平台以未收录的结果码拒绝了请求。"));

  private static final CodesByCause CODES = new CodesByCause();
  private static final CauseCatalogue ENGLISH = new CauseCatalogue(Language.EN);
  private static final CauseCatalogue CHINESE = new CauseCatalogue(Language.ZH);

  private final SortedMap<String, CauseDescription> bySlug = new TreeMap<>();

  private CauseCatalogue(Language language) {
    for (KnownCause known : KnownCause.values()) {
      Cause cause = known.cause();
      add(CauseDescription.of(cause, known.advice(), CODES.of(cause.slug()), language));
    }
    RefusalTable.ROWS.rows().stream()
        .collect(Collectors.groupingBy(RefusalRow::slug))
        .forEach((slug, rows) -> add(together(slug, rows), language));
    add(UNKNOWN, language);
  }

  static CauseCatalogue in(Language language) {
    return switch (language) {
      case EN -> ENGLISH;
      case ZH -> CHINESE;
    };
  }

  /** Sorted by slug. */
  Collection<CauseDescription> all() {
    return Collections.unmodifiableCollection(bySlug.values());
  }

  Optional<CauseDescription> find(String slug) {
    return Optional.ofNullable(bySlug.get(slug));
  }

  private void add(Refusal refusal, Language language) {
    Cause cause = Causes.ofRefusal(refusal);
    add(CauseDescription.of(cause, refusal, CODES.of(cause.slug()), language));
  }

  private void add(CauseDescription description) {
    bySlug.put(description.slug(), description);
  }

  /** One refusal for all codes of a slug: the most careful of them, in words that fit all. */
  private static Refusal together(String slug, List<RefusalRow> rows) {
    Refusal careful =
        Collections.max(rows.stream().map(RefusalRow::refusal).toList(), BY_CAREFULNESS);
    return SharedRefusals.ROWS
        .find(slug)
        .map(
            said ->
                new Refusal(
                    careful.code(),
                    true,
                    said.meaning(),
                    careful.doing(),
                    careful.retry(),
                    careful.waitFor(),
                    said.advice()))
        .orElse(careful);
  }
}
