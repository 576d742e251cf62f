package io.dialbridge.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CauseResourceTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final CauseResource causes = new CauseResource();

  @ParameterizedTest
  @CsvSource({"zh-CN, 被叫正忙。", "de, The callee was busy.", ", The callee was busy."})
  void answersInTheLanguageAskedFor(String asked, String text) {
    CauseDescription one = causes.get("callee-busy", asked);

    assertThat(one.text()).isEqualTo(text);
    assertThat(causes.list(asked).items()).contains(one);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "callee", "CALLEE-BUSY", "refused-", "8102"})
  void knowsNoOtherSlug(String slug) {
    assertThatThrownBy(() -> causes.get(slug, null))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.kind()).isEqualTo(ProblemKind.NOT_FOUND))
        .hasMessageStartingWith("There is no cause");
  }

  @Test
  void theExamplesAreWhatIsAnswered() throws IOException {
    assertThat(JSON.readTree(CauseExamples.CALLEE_BUSY)).isEqualTo(one("callee-busy", "en"));
    assertThat(JSON.readTree(CauseExamples.PORTS_EXHAUSTED_IN_CHINESE))
        .isEqualTo(one("refused-ports-exhausted", "zh"));
    JsonNode list = JSON.readTree(CauseExamples.LIST);
    JsonNode answered = JSON.valueToTree(causes.list("en"));
    assertThat(list.fieldNames()).toIterable().containsExactly("items");
    assertThat(list.path("items")).hasSize(2).isSubsetOf(answered.path("items"));
  }

  private JsonNode one(String slug, String language) {
    return JSON.valueToTree(causes.get(slug, language));
  }
}
