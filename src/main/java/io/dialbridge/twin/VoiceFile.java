package io.dialbridge.twin;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A voice file by its name. In place of the console, where files are uploaded and approved, stands
 * a convention: each well-formed name is an approved file, except those that begin with {@code
 * missing}, which do not exist, and those that begin with {@code vanished}, which are gone by the
 * time they are to be played.
 */
record VoiceFile(String name) {
  /** The console takes only such names; no document asks for a certain ending. */
  private static final Pattern WELL_FORMED = Pattern.compile("[0-9A-Za-z\\-_.@]{1,128}");

  /** Empty when the platform takes no such name. */
  static Optional<VoiceFile> named(String name) {
    return WELL_FORMED.matcher(name).matches()
        ? Optional.of(new VoiceFile(name))
        : Optional.empty();
  }

  boolean exists() {
    return !name.startsWith("missing");
  }

  boolean vanishes() {
    return name.startsWith("vanished");
  }
}
