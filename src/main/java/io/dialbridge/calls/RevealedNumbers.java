package io.dialbridge.calls;

import io.dialbridge.values.PhoneNumber;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The numbers of a call as a whole: the only answer that has any. */
@RegisterForReflection
@Schema(description = "The whole numbers of a call.")
public record RevealedNumbers(
    @Schema(required = true, description = "The call.") String callId,
    @Schema(
            description = "The caller's, E.164; null in notifications and verifications.",
            nullable = true,
            examples = "+8615400000001")
        @Nullable String caller,
    @Schema(required = true, description = "The callee's, E.164.", examples = "+8615400010001")
        String callee) {

  static RevealedNumbers of(CallSession call, Parties parties) {
    return new RevealedNumbers(
        call.id().toString(),
        parties.callerIfAny().map(PhoneNumber::e164).orElse(null),
        parties.callee().e164());
  }
}
