package io.dialbridge.alerts;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What Alertmanager and Grafana post, as far as it is used. They add fields as they grow, so unlike
 * everywhere else fields that aren't named here are passed over.
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
@Schema(
    description =
        "A webhook of Alertmanager (version 4) or of Grafana's unified alerting (version 1), as they post it. Fields that aren't named here are passed over.")
public record AlertPayload(
    @Schema(
            nullable = true,
            description = "Of the form: 4 from Alertmanager, 1 from Grafana. Others are refused.",
            examples = "4")
        @Nullable String version,
    @Schema(
            nullable = true,
            description = "Names the group; the same group is the same incident until it is over.",
            examples = "{}:{alertname=\"InstanceDown\"}")
        @Nullable String groupKey,
    @Schema(nullable = true, description = "firing or resolved.", examples = "firing")
        @Nullable String status,
    @Schema(nullable = true, examples = "dialbridge") @Nullable String receiver,
    @Schema(nullable = true, description = "Grafana's organization.", examples = "1")
        @Nullable Long orgId,
    @Schema(nullable = true, description = "How many alerts were left out.", examples = "0")
        @Nullable Long truncatedAlerts,
    @Schema(nullable = true, type = SchemaType.OBJECT, implementation = Object.class)
        @Nullable Map<String, @Nullable JsonNode> groupLabels,
    @Schema(nullable = true, type = SchemaType.OBJECT, implementation = Object.class)
        @Nullable Map<String, @Nullable JsonNode> commonLabels,
    @Schema(nullable = true, type = SchemaType.OBJECT, implementation = Object.class)
        @Nullable Map<String, @Nullable JsonNode> commonAnnotations,
    @Schema(nullable = true) @Nullable List<@Nullable Item> alerts,
    @Schema(
            nullable = true,
            type = SchemaType.OBJECT,
            implementation = Object.class,
            description = "In a dry run, instead of all else: the labels of one alert.")
        @Nullable Map<String, @Nullable JsonNode> labels,
    @Schema(
            nullable = true,
            type = SchemaType.OBJECT,
            implementation = Object.class,
            description = "In a dry run: its annotations.")
        @Nullable Map<String, @Nullable JsonNode> annotations) {

  /** One alert. */
  @RegisterForReflection
  @JsonIgnoreProperties(ignoreUnknown = true)
  @Schema(name = "AlertPayloadItem", description = "One alert of the group.")
  public record Item(
      @Schema(nullable = true, description = "firing or resolved.", examples = "firing")
          @Nullable String status,
      @Schema(nullable = true, type = SchemaType.OBJECT, implementation = Object.class)
          @Nullable Map<String, @Nullable JsonNode> labels,
      @Schema(nullable = true, type = SchemaType.OBJECT, implementation = Object.class)
          @Nullable Map<String, @Nullable JsonNode> annotations,
      @Schema(nullable = true, examples = "2026-01-15T08:30:20.750Z") @Nullable String startsAt,
      @Schema(nullable = true, examples = "1a30ba71cca2921f") @Nullable String fingerprint) {}
}
