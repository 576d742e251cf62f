package io.dialbridge.bills;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeeInfoTest {
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

  @Test
  void isKeptWithMaskedNumbersAndShownWithoutTheDownloadAddress() {
    FeeInfo fee =
        fee(
            "+8675500002222",
            "+8675512341111",
            "+8613756780001",
            "+8675590121112",
            "+8613734560002",
            "https://ostor.example.com/sp-app/1.wav?sig=made-up");

    assertThat(fee.masked().shown())
        .isEqualTo(
            fee(
                "+86755****2222",
                "+86755****1111",
                "+86137****0001",
                "+86755****1112",
                "+86137****0002",
                null));
  }

  @Test
  void isShownWithoutWhatItLacks() {
    FeeInfo fee = fee(null, null, null, null, null, null);

    assertThat(fee.shown()).isEqualTo(fee);
  }

  /** A short display number, as in a real bill of the vendor's shared account. */
  @Test
  void masksShortNumbersToo() {
    assertThat(fee("+8612345", "10086", "", "1", "95555", null).masked())
        .isEqualTo(fee("+86****45", "****", "****", "****", "****", null));
  }

  @Test
  void endsWithTheCallElseWithItsFailure() {
    Instant later = NOON.plusSeconds(5);

    TestingFee fee = TestingFee.withoutTimes();

    assertThat(fee.end(NOON).failed(later).build().endedAt()).isEqualTo(NOON);
    assertThat(fee.failed(later).build().endedAt()).isEqualTo(later);
    assertThat(fee.build().endedAt()).isNull();
  }

  /** The pages show one form, and not whether it parts keys or collections. */
  @ParameterizedTest
  @CsvSource({"0-2-3,023", "55-5,555", "7,7", "*-#1,*#1"})
  void tellsTheKeysWhateverItsHyphensPart(String path, String keys) {
    assertThat(TestingFee.withoutTimes().keys(path).build().keys()).isEqualTo(keys);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "1-", "menu-2", "[1]", "1,2", "1--2"})
  void tellsNoKeysInAnyOtherForm(String path) {
    assertThat(TestingFee.withoutTimes().keys(path).build().keys()).isNull();
    assertThat(TestingFee.withoutTimes().build().keys()).isNull();
  }

  /** Every other field has a value of its own, so that none can change places. */
  private static FeeInfo fee(
      @Nullable String bindNum,
      @Nullable String callerNum,
      @Nullable String calleeNum,
      @Nullable String fwdDisplayNum,
      @Nullable String fwdDstNum,
      @Nullable String recordFileDownloadUrl) {
    return new FeeInfo(
        0,
        "spId",
        "appKey",
        "icid",
        bindNum,
        "sessionId",
        callerNum,
        calleeNum,
        fwdDisplayNum,
        fwdDstNum,
        NOON.plusSeconds(1),
        NOON.plusSeconds(2),
        NOON.plusSeconds(3),
        NOON.plusSeconds(4),
        NOON.plusSeconds(5),
        NOON.plusSeconds(6),
        NOON.plusSeconds(7),
        NOON.plusSeconds(8),
        1,
        2,
        3,
        4,
        NOON.plusSeconds(9),
        "dynIVRPath",
        5,
        NOON.plusSeconds(10),
        "recordObjectName",
        "recordBucketName",
        "recordDomain",
        recordFileDownloadUrl,
        6,
        7,
        "serviceType",
        "hostName",
        "userData");
  }
}
