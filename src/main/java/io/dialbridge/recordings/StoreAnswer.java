package io.dialbridge.recordings;

import org.jspecify.annotations.Nullable;

/** What the store answers to a fetch. */
sealed interface StoreAnswer {
  /** The recording, or the range of it, with its bytes still to come; to be closed. */
  record Opened(FetchedAudio audio) implements StoreAnswer {}

  /** The store has nothing at this address. */
  record NotThere(int status) implements StoreAnswer {}

  /**
   * The recording has no bytes in the range.
   *
   * @param contentRange tells its size, where the store told
   */
  record OutOfRange(@Nullable String contentRange) implements StoreAnswer {}

  /**
   * Nothing that can be passed on.
   *
   * @param reason one clause, without the address
   */
  record Unusable(String reason) implements StoreAnswer {}
}
