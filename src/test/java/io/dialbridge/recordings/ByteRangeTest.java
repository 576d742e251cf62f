package io.dialbridge.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, bytes=0-0",
    "bytes=0-99, bytes=0-99",
    "bytes=100-, bytes=100-",
    "bytes=-50, bytes=-50",
    "' Bytes=5-7 ', bytes=5-7",
    "bytes=0-999999999999999999, bytes=0-999999999999999999",
  })
  void oneRangeIsPassedOn(String header, String sent) {
    assertThat(ByteRange.read(header, null)).contains(new ByteRange(sent));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "bytes=",
        "bytes=-",
        "bytes=0-1,5-6",
        "bytes=9-1",
        "bytes=0 - 1",
        "bytes 0-1",
        "seconds=0-1",
        "bytes=a-b",
        "bytes=--1",
        "bytes=0-1\r\nX-AKSK: a",
        "bytes=0-9999999999999999999",
      })
  void everythingElseMeansTheWhole(@Nullable String header) {
    assertThat(ByteRange.read(header, null)).isEmpty();
  }

  @Test
  void aRangeOfAnotherVersionMeansTheWhole() {
    assertThat(ByteRange.read("bytes=0-1", "\"etag\"")).isEmpty();
  }
}
