package io.dialbridge.calls;

import io.dialbridge.values.CallRegister;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Answers for calls that were saved. */
@ApplicationScoped
class SavedCalls implements CallRegister {
  @Override
  public Optional<String> app(UUID call) {
    return CallSession.<CallSession>findByIdOptional(call).map(CallSession::app);
  }
}
