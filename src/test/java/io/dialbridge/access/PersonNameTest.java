package io.dialbridge.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PersonNameTest {
  @Test
  void aSubjectThatFitsIsReadable() {
    assertThat(PersonName.of("248289761001")).isEqualTo("oidc:248289761001");
    assertThat(PersonName.of("a".repeat(59))).isEqualTo("oidc:" + "a".repeat(59));
  }

  static Stream<String> subjects() {
    return Stream.of(
        "desk",
        "command",
        "a",
        "a".repeat(59),
        "a".repeat(60),
        "a".repeat(255),
        "王芳",
        "a b",
        "a\u0000b",
        "a\nb",
        "-sha256:x");
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void everyNameFitsTheColumnsAndIsNoKeys(String subject) {
    assertThat(PersonName.of(subject))
        .hasSizeLessThanOrEqualTo(64)
        .matches("[\\x21-\\x7e]+")
        .startsWith("oidc")
        .doesNotMatch(Pattern.compile(CreateKeyRequest.NAME));
  }

  @Test
  void nobodySharesAName() {
    assertThat(Stream.of("a", "A", "王芳", "王方", "a".repeat(60), "a".repeat(61)))
        .extracting(PersonName::of)
        .doesNotHaveDuplicates();
    // Nor can a subject be chosen that reads like the digest of another.
    String digest = PersonName.of("王芳");
    assertThat(digest).startsWith("oidc-sha256:");
    assertThat(PersonName.of(digest.substring("oidc".length()))).isNotEqualTo(digest);
    assertThat(PersonName.of(digest)).isNotEqualTo(digest);
  }
}
