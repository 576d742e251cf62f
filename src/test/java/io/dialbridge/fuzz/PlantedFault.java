package io.dialbridge.fuzz;

import java.nio.charset.StandardCharsets;

/** A reader with a mistake, which the fuzzer must find: it trusts that what follows is a number. */
public final class PlantedFault {
  private PlantedFault() {}

  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    if (text.startsWith("stateCode=")) {
      int code = Integer.parseInt(text.substring("stateCode=".length()));
      if (code < Integer.MIN_VALUE + 1) {
        throw new IllegalStateException("reads numbers as well");
      }
    }
  }
}
