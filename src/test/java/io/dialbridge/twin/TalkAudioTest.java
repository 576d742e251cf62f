package io.dialbridge.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of a recording. */
class TalkAudioTest {
  /** 40 s of talk behind a header of 58 bytes. */
  private static final int LENGTH = 58 + 40 * 8_000;

  private static TwinBench bench;
  private static AudioFetch fetch;
  private static byte[] whole;

  @BeforeAll
  static void talk() {
    bench = new TwinBench();
    bench.client.place(
        bench
            .client
            .callback("+8615400000001", "+8615400010001", bench.receiver)
            .put("recordFlag", "true"));
    bench.awaitBills(1);
    JsonObject bill = bench.receiver.bills().getFirst();
    fetch =
        new AudioFetch(
            bench
                .client
                .record(bill.getString("recordObjectName"), bill.getString("recordDomain"))
                .headers()
                .get("location"));
    whole = fetch.get(Map.of()).body();
  }

  @AfterAll
  static void close() {
    bench.close();
  }

  @Test
  void isAWavOfALawMonoAt8000HertzAndAsLongAsTheTalk() {
    ByteBuffer wav = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);

    assertThat(whole).hasSize(LENGTH);
    assertThat(new String(whole, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
    assertThat(wav.getInt(4)).isEqualTo(LENGTH - 8);
    assertThat(new String(whole, 8, 8, StandardCharsets.US_ASCII)).isEqualTo("WAVEfmt ");
    assertThat(wav.getInt(16)).isEqualTo(18);
    assertThat(wav.getShort(20)).as("format: A-law").isEqualTo((short) 6);
    assertThat(wav.getShort(22)).as("channels").isEqualTo((short) 1);
    assertThat(wav.getInt(24)).as("samples per second").isEqualTo(8_000);
    assertThat(wav.getInt(28)).as("bytes per second").isEqualTo(8_000);
    assertThat(wav.getShort(34)).as("bits").isEqualTo((short) 8);
    assertThat(wav.getInt(46)).as("samples").isEqualTo(LENGTH - 58);
    assertThat(new String(whole, 50, 4, StandardCharsets.US_ASCII)).isEqualTo("data");
    assertThat(wav.getInt(54)).isEqualTo(LENGTH - 58);
  }

  @ParameterizedTest(name = "from second {0}: {1} Hz")
  @CsvSource({"0, 440", "2.5, 620", "5, 440", "37.5, 620"})
  void decodesToTheToneOfTheOneWhoSpeaks(double second, int hertz) {
    int start = 58 + (int) (second * 8_000);
    for (int sample = 0; sample < 2 * 8_000; sample++) {
      double tone = 8_000 * Math.sin(2 * Math.PI * hertz * sample / 8_000);
      assertThat((double) decode(whole[start + sample])).isCloseTo(tone, Offset.offset(130.0));
    }
    for (int sample = 2 * 8_000; sample < 2.5 * 8_000; sample++) {
      assertThat(decode(whole[start + sample])).isBetween(-8, 8);
    }
  }

  /** As G.711 tells it; not the way in which the twin encodes. */
  private static int decode(byte sample) {
    int bits = (sample & 0xFF) ^ 0x55;
    int segment = (bits & 0x70) >> 4;
    int value = ((bits & 0x0F) << 4) + 8;
    if (segment > 0) {
      value = (value + 0x100) << (segment - 1);
    }
    return (bits & 0x80) == 0 ? -value : value;
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {0, 1, -1, 15, 255, 256, -256, 511, 512, 4_000, -20_000, 32_767, -32_768})
  void encodesEveryLoudnessToTheNearestStep(int linear) {
    int step = Math.max(16, Integer.highestOneBit(Math.max(1, Math.abs(linear))) >> 4);

    assertThat(Math.abs(decode(ALaw.encode(linear)) - linear)).isLessThanOrEqualTo(step);
  }

  @ParameterizedTest(name = "{0}: {1} to {2}")
  @CsvSource({
    "bytes=0-9,           0,      9",
    "bytes=50-57,         50,     57",
    "bytes=57-70000,      57,     70000",
    "bytes=300000-,       300000, 320057",
    "bytes=-100,          319958, 320057",
    "bytes=-9999999,      0,      320057",
    "bytes=320057-999999, 320057, 320057",
  })
  void servesAPart(String range, int first, int last) {
    HttpResponse<byte[]> answer = fetch.get(Map.of("Range", range));

    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(answer.headers().firstValue("Content-Range"))
        .contains("bytes %d-%d/%d".formatted(first, last, LENGTH));
    assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(last - first + 1);
    assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(whole, first, last + 1));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"bytes=320058-", "bytes=400000-500000", "bytes=-0"})
  void refusesAPartThatIsNotThere(String range) {
    HttpResponse<byte[]> answer = fetch.get(Map.of("Range", range));

    assertThat(answer.statusCode()).isEqualTo(416);
    assertThat(answer.headers().firstValue("Content-Range")).contains("bytes */" + LENGTH);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"bytes=9-0", "bytes=-", "bytes=0-1,5-6", "seconds=0-1", "bytes=a-b"})
  void servesTheWholeForARangeItMayIgnore(String range) {
    HttpResponse<byte[]> answer = fetch.get(Map.of("Range", range));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).hasSize(LENGTH);
  }

  @Test
  void servesAPartOnlyOfTheVersionThatTheClientHas() {
    String etag = fetch.get(Map.of()).headers().firstValue("ETag").orElseThrow();

    assertThat(fetch.get(Map.of("Range", "bytes=5-", "If-Range", etag)).statusCode())
        .isEqualTo(206);
    assertThat(fetch.get(Map.of("Range", "bytes=5-", "If-Range", "\"other\"")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void tellsTheHeadAlone() {
    HttpResponse<byte[]> answer = fetch.send("HEAD", Map.of());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(LENGTH);
    assertThat(answer.headers().firstValue("Accept-Ranges")).contains("bytes");
    assertThat(answer.headers().firstValue("ETag")).isPresent();
    assertThat(answer.headers().firstValue("Content-Type")).contains("audio/wav");
  }

  @Test
  void isTheSameHoweverItIsCut() {
    TalkAudio day = new TalkAudio(86_400);

    assertThat(day.length()).isEqualTo(58 + 691_200_000L);
    assertThat(day.part(58, 40 * 8_000).getBytes())
        .isEqualTo(Arrays.copyOfRange(whole, 58, whole.length));
    assertThat(day.part(day.length() - 3, 3).length()).isEqualTo(3);
  }
}
