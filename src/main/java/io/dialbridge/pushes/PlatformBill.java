package io.dialbridge.pushes;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a bill of an import looks, for the description of the API only: it is read field by field as
 * it comes ({@link BillReading}).
 */
@RegisterForReflection
@Schema(
    name = "PlatformBill",
    description =
        "A FeeInfo as the platform's bill pushes carry it in feeLst (rtc_05_0008_1, rtc_05_0014_1, rtc_05_0017_1), with every field that it has; unknown ones are kept as well. Times are UTC, as yyyy-MM-dd HH:mm:ss. At most 64 KiB.")
record PlatformBill(
    @Schema(
            required = true,
            description = "APP_Key: which app's bill it is.",
            examples = "dialbridgeDevCallbackKey01")
        String appKey,
    @Schema(
            nullable = true,
            description = "Our id of the call, as it was sent along with the request.",
            examples = "0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f")
        @Nullable String userData,
    @Schema(
            nullable = true,
            description = "The platform's name for the call, where userData doesn't tell.",
            examples = "1202_566_0_20260115083020@callenabler.example.com")
        @Nullable String sessionId,
    @Schema(
            nullable = true,
            description = "When the first leg answered.",
            examples = "2026-01-15 08:30:29")
        @Nullable String callOutAnswerTime,
    @Schema(
            nullable = true,
            description = "When the second leg answered.",
            examples = "2026-01-15 08:30:41")
        @Nullable String fwdAnswerTime,
    @Schema(nullable = true, description = "When it ended.", examples = "2026-01-15 08:31:21")
        @Nullable String callEndTime) {}
