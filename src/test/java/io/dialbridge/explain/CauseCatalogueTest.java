package io.dialbridge.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.values.Language;
import io.dialbridge.values.Text;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CauseCatalogueTest {
  private final CauseCatalogue english = CauseCatalogue.in(Language.EN);
  private final CauseCatalogue chinese = CauseCatalogue.in(Language.ZH);

  @Test
  void describesEverySlugOnceInEachLanguage() {
    assertThat(slugs(english))
        .hasSizeGreaterThan(90)
        .doesNotHaveDuplicates()
        .isSortedAccordingTo(Comparator.naturalOrder())
        .allSatisfy(slug -> assertThat(slug).matches("[a-z]+(-[a-z]+)*"))
        .isEqualTo(slugs(chinese));
  }

  @Test
  void saysTheSameInBothLanguagesButForTheWords() {
    for (CauseDescription cause : english.all()) {
      CauseDescription said = chinese.find(cause.slug()).orElseThrow();

      Wording.isSentence(new Text(cause.text(), said.text()));
      if (cause.advice() == null || said.advice() == null) {
        assertThat(cause.advice()).isEqualTo(said.advice());
      } else {
        Wording.isSentence(new Text(cause.advice(), said.advice()));
      }
      assertThat(said)
          .usingRecursiveComparison()
          .ignoringFields("text", "advice", "codes.meaning")
          .isEqualTo(cause);
      for (int i = 0; i < cause.codes().size(); i++) {
        Wording.isPhrase(new Text(cause.codes().get(i).meaning(), said.codes().get(i).meaning()));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "callee-busy, stateCode 8102, q850 17, sip 486, sip 600",
    "caller-busy, stateCode 8108, q850 17, sip 486, sip 600",
    "hung-up, stateCode 0, ulFailReason 0, ,",
    "callee-no-answer, stateCode 8101, ulFailReason 514, q850 19, sip 408",
    "no-digits-collected, stateCode 8008, ulFailReason 100, ,",
    "recording-failed, stateCode 8015, ulFailReason 503, ulFailReason 2901-2914,",
    "callee-leg-failed, ulFailReason 518, q850 42, sip 400-699,",
    "caller-leg-failed, ulFailReason 519, q850 42, sip 400-699,",
    "refused-ports-exhausted, resultcode 1020154, resultcode 1020165, ,",
    "not-connected, ulFailReason 0, , ,"
  })
  void namesTheCodesThatMayLeadToACause(
      String slug, String first, String second, String third, String fourth) {
    assertThat(codes(slug))
        .containsAll(Stream.of(first, second, third, fourth).filter(it -> it != null).toList());
  }

  @Test
  void everyCodeOfThePagesLeadsSomewhere() {
    Set<String> named =
        slugs(english).stream().flatMap(slug -> codes(slug).stream()).collect(Collectors.toSet());

    assertThat(named)
        .containsAll(written("resultcode", "result-codes.csv"))
        .containsAll(written("stateCode", "state-codes.csv"))
        .containsAll(
            written("ulFailReason", "disconnection-points.csv").stream()
                .filter(code -> !code.equals("ulFailReason 400-699"))
                .toList());
  }

  @Test
  void onlySilenceAndUnknownCodesHaveNoCode() {
    assertThat(english.all())
        .filteredOn(cause -> cause.codes().isEmpty())
        .extracting(CauseDescription::slug)
        .containsExactlyInAnyOrder(
            "end-never-reported",
            "never-heard-of",
            "no-capacity",
            "platform-unreachable",
            "refused-unknown-code",
            "ruled-out",
            "unknown-disconnection-point",
            "unknown-state-code");
  }

  @Test
  void refusalsAloneTellWhoseDoingAndWhetherToRetry() {
    assertThat(english.all())
        .allSatisfy(
            cause -> {
              boolean refused = cause.slug().startsWith("refused-");
              assertThat(cause.doing() != null).isEqualTo(refused);
              assertThat(cause.retry() != null).isEqualTo(refused);
              assertThat(cause.waitSeconds() != null).isEqualTo("wait".equals(cause.retry()));
            })
        .extracting(CauseDescription::ending)
        .containsOnly("hung_up", "no_answer", "busy", "rejected", "canceled", "failed");
  }

  @Test
  void aSlugSharedByCodesShowsTheMostCarefulRetryAndWordsThatFitAll() {
    assertThat(english.find("refused-security-control"))
        .hasValueSatisfying(
            cause -> {
              assertThat(cause.retry()).isEqualTo("no");
              assertThat(cause.text())
                  .isEqualTo("The platform's security control refused the call.");
              assertThat(cause.codes()).hasSize(4);
            });
  }

  @Test
  void codesThatShareASlugAreTheSamePartysDoing() {
    assertThat(bySlug())
        .allSatisfy(
            rows ->
                assertThat(rows)
                    .extracting(row -> row.refusal().doing())
                    .containsOnly(rows.getFirst().refusal().doing()));
  }

  @Test
  void codesThatShareASlugAndDifferInWordsHaveWordsInCommon() {
    assertThat(bySlug())
        .filteredOn(
            rows ->
                rows.stream().map(row -> row.refusal().meaning()).distinct().count() > 1
                    || rows.stream().map(row -> row.refusal().advice()).distinct().count() > 1)
        .extracting(rows -> rows.getFirst().slug())
        .containsExactlyInAnyOrderElementsOf(
            SharedRefusals.ROWS.rows().stream().map(SharedRefusals.Row::slug).toList());
  }

  private static Collection<List<RefusalRow>> bySlug() {
    return RefusalTable.ROWS.rows().stream()
        .collect(Collectors.groupingBy(RefusalRow::slug))
        .values();
  }

  private static List<String> slugs(CauseCatalogue catalogue) {
    return catalogue.all().stream().map(CauseDescription::slug).toList();
  }

  private List<String> codes(String slug) {
    return english.find(slug).orElseThrow().codes().stream()
        .map(code -> code.table() + " " + code.code())
        .toList();
  }

  private static List<String> written(String table, String file) {
    return VendorPage.of(file).lines().stream().map(line -> table + " " + line.code()).toList();
  }
}
