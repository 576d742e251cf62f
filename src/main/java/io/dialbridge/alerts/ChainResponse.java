package io.dialbridge.alerts;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A chain as it is shown. */
@RegisterForReflection(registerFullHierarchy = true)
@Schema(name = "AlertChain", description = "People who are called one after the other.")
public record ChainResponse(
    @Schema(required = true, examples = "0198c5a2-1b2c-7d3e-8f4a-5b6c7d8e9f0a") String id,
    @Schema(required = true, examples = "database-on-call") String name,
    @Schema(required = true, examples = "notice") String app,
    @Schema(required = true, examples = "alert") String template,
    @Schema(required = true, examples = "[\"{{labels.alertname}}\",\"{{count}}\"]")
        List<String> words,
    @Schema(required = true) List<Step> steps,
    @Schema(required = true, examples = "5") int waitMinutes,
    @Schema(required = true, examples = "2") int repeat,
    @Schema(
            nullable = true,
            description = "The display number; null: the app's first.",
            examples = "+8675500003333")
        @Nullable String displayNumber,
    @Schema(required = true, implementation = String.class, format = "date-time") Instant createdAt,
    @Schema(required = true, description = "Name of the key or person.", examples = "ops")
        String createdBy,
    @Schema(required = true, implementation = String.class, format = "date-time") Instant updatedAt,
    @Schema(required = true, description = "Name of the key or person.", examples = "ops")
        String updatedBy) {

  /** Somebody in it. */
  @Schema(name = "AlertChainStep", description = "Somebody who is called.")
  public record Step(
      @Schema(required = true, examples = "first on call") String name,
      @Schema(
              required = true,
              description = "Masked; whoever replaces the chain gives the numbers again.",
              examples = "+86154****1001")
          String number,
      @Schema(required = true, examples = "1") int attempts) {}
}
