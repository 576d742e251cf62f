package io.dialbridge.twin;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/**
 * The wav of a talk: A-law, mono, 8000 Hz, 64 kbit/s, as the platform records. Two parties are two
 * tones that take turns, with silence between them. It is made piece by piece and never as a whole,
 * since a talk may last for hours.
 */
record TalkAudio(int seconds) {
  static final int SAMPLES_PER_SECOND = 8_000;

  /** RIFF, a format of 18 bytes, the count of samples, the head of the data. */
  static final int HEADER = 12 + 8 + 18 + 8 + 4 + 8;

  static final int CALLER_HERTZ = 440;
  static final int CALLEE_HERTZ = 620;

  private static final int A_LAW = 6;
  private static final double LOUDNESS = 8_000;

  /** A turn of each party and the silences behind them; the talk is this again and again. */
  private static final byte[] TURNS = turns();

  private static byte[] turns() {
    byte[] turns = new byte[5 * SAMPLES_PER_SECOND];
    int turn = 2 * SAMPLES_PER_SECOND;
    int half = turns.length / 2;
    for (int sample = 0; sample < turns.length; sample++) {
      int hertz = sample < half ? CALLER_HERTZ : CALLEE_HERTZ;
      double phase = 2 * Math.PI * hertz * (sample % half) / SAMPLES_PER_SECOND;
      boolean silent = sample % half >= turn;
      turns[sample] = ALaw.encode(silent ? 0 : (int) Math.round(LOUDNESS * Math.sin(phase)));
    }
    return turns;
  }

  long length() {
    return HEADER + (long) seconds * SAMPLES_PER_SECOND;
  }

  /** The bytes from one place up to another. */
  Buffer part(long from, int size) {
    byte[] bytes = new byte[size];
    byte[] header = from < HEADER ? header() : new byte[0];
    for (int index = 0; index < size; index++) {
      long at = from + index;
      bytes[index] = at < HEADER ? header[(int) at] : TURNS[(int) ((at - HEADER) % TURNS.length)];
    }
    return Buffer.buffer(bytes);
  }

  private byte[] header() {
    int samples = seconds * SAMPLES_PER_SECOND;
    return Buffer.buffer(HEADER)
        .appendBytes(ascii("RIFF"))
        .appendIntLE(HEADER - 8 + samples)
        .appendBytes(ascii("WAVEfmt "))
        .appendIntLE(18)
        .appendShortLE((short) A_LAW)
        .appendShortLE((short) 1)
        .appendIntLE(SAMPLES_PER_SECOND)
        .appendIntLE(SAMPLES_PER_SECOND)
        .appendShortLE((short) 1)
        .appendShortLE((short) 8)
        .appendShortLE((short) 0)
        .appendBytes(ascii("fact"))
        .appendIntLE(4)
        .appendIntLE(samples)
        .appendBytes(ascii("data"))
        .appendIntLE(samples)
        .getBytes();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
