package io.dialbridge.recordings;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the head of the store's answer. What is not a recording is let go of at once.
 *
 * @param rangeAsked whether a range was asked for
 * @param most bytes that are passed on
 */
record StoreReading(boolean rangeAsked, long most) {
  private static final Pattern PART =
      Pattern.compile("bytes [0-9]{1,18}-[0-9]{1,18}/([0-9]{1,18}|\\*)");
  private static final Pattern SIZE = Pattern.compile("bytes \\*/[0-9]{1,18}");

  StoreAnswer read(FetchedAudio audio) {
    StoreAnswer answer = judge(audio);
    if (!(answer instanceof StoreAnswer.Opened)) {
      audio.close();
    }
    return answer;
  }

  private StoreAnswer judge(FetchedAudio audio) {
    int status = audio.status();
    String contentRange = audio.header("Content-Range");
    if (status == 404 || status == 410) {
      return new StoreAnswer.NotThere(status);
    }
    if (status == 416 && rangeAsked) {
      return new StoreAnswer.OutOfRange(matching(SIZE, contentRange));
    }
    boolean part = status == 206 && rangeAsked && matching(PART, contentRange) != null;
    if (status != 200 && !part) {
      return new StoreAnswer.Unusable("it answered HTTP " + status);
    }
    String encoding = audio.header("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      return new StoreAnswer.Unusable("it answered in a content encoding that was not asked for");
    }
    if (audio.length() > most) {
      return new StoreAnswer.Unusable(
          "it is larger than %d bytes, the most that is passed on".formatted(most));
    }
    return new StoreAnswer.Opened(audio);
  }

  private static @Nullable String matching(Pattern form, @Nullable String header) {
    return header != null && form.matcher(header).matches() ? header : null;
  }
}
