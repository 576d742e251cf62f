package io.dialbridge.explain;

import io.dialbridge.values.Language;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A code of the platform as the facade shows it. */
@RegisterForReflection
@Schema(description = "One code of the platform, or a range of codes.")
public record CauseCode(
    @Schema(
            required = true,
            description =
                "The platform's field or the standard: resultcode (refused request), stateCode"
                    + " (disconnect event; from 7001 on also ulFailReason), ulFailReason (bill),"
                    + " q850 (bill, Q.850), sip (bill, SIP; also ulFailReason). More may come.",
            examples = "stateCode")
        String table,
    @Schema(
            required = true,
            description =
                "The code, or the first and last of a range: 2901-2914. http-404 stands for an"
                    + " answer with that HTTP status and no resultcode.",
            examples = "8102")
        String code,
    @Schema(
            required = true,
            description = "What the code says, for people.",
            examples = "callee busy")
        String meaning) {

  static CauseCode of(PlatformCode code, Language language) {
    return new CauseCode(code.table().word(), code.code(), code.meaning().in(language));
  }
}
