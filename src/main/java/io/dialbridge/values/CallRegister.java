package io.dialbridge.values;

import java.util.Optional;
import java.util.UUID;

/** What may be asked about calls by those who know an id and nothing else. */
public interface CallRegister {
  /** The app under which a call was placed; empty: there is no such call. */
  Optional<String> app(UUID call);
}
