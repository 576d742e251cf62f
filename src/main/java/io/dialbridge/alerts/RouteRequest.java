package io.dialbridge.alerts;

import io.dialbridge.values.PlainText;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of a request for a route, new or in the place of another. Unknown fields are refused. */
@RegisterForReflection(registerFullHierarchy = true)
@Schema(description = "Which alerts go to which chain.")
public record RouteRequest(
    @NotNull(message = RouteRequest.POSITION_RULE)
        @Min(value = 0, message = RouteRequest.POSITION_RULE)
        @Max(value = 1_000_000, message = RouteRequest.POSITION_RULE)
        @Schema(
            required = true,
            description =
                "Routes are tried from the lowest position on, equal ones in the order in which they were made; the first that matches is taken. 0 to 1000000.",
            examples = "100")
        Integer position,
    @NotNull(message = RouteRequest.MATCHERS_RULE)
        @Size(max = 20, message = RouteRequest.MATCHERS_RULE)
        @Schema(
            required = true,
            description =
                "At most 20; all of them must match the labels of one alert of the group that fires. None: matches every group, as the last route may.")
        List<@NotNull(message = "must be an object") @Valid Match> matchers,
    @NotNull(message = "is needed: the id of a chain")
        @Schema(
            required = true,
            description = "Id of the chain that is called.",
            examples = "0198c5a2-1b2c-7d3e-8f4a-5b6c7d8e9f0a")
        String chain,
    @Schema(
            nullable = true,
            description =
                "Whether its people are called in quiet hours too; others wait for their end. Opt-outs and caps are kept all the same. Default: false.",
            examples = "true")
        @Nullable Boolean critical,
    @Min(value = 0, message = RouteRequest.HOLD_RULE)
        @Max(value = 3600, message = RouteRequest.HOLD_RULE)
        @Schema(
            nullable = true,
            description =
                "Seconds after an incident of this route begins to be called about, in which further ones are held; then one chain of calls tells of all of them. 0: each is called about at once. 0 to 3600, default: 60.",
            examples = "60")
        @Nullable Integer holdSeconds) {
  static final String POSITION_RULE = "must be 0 to 1000000";
  static final String MATCHERS_RULE = "must be a list of at most 20 matchers";
  static final String HOLD_RULE = "must be 0 to 3600 seconds";

  /** One condition. */
  @Schema(name = "AlertMatcher", description = "A condition on a label, as in Alertmanager.")
  public record Match(
      @NotNull(message = "must have 1 to 256 characters")
          @Size(min = 1, max = 256, message = "must have 1 to 256 characters")
          @PlainText
          @Schema(required = true, examples = "severity")
          String label,
      @NotNull(message = "must be =, !=, =~ or !~")
          @Pattern(regexp = "^(=|!=|=~|!~)$", message = "must be =, !=, =~ or !~")
          @Schema(required = true, examples = "=~")
          String op,
      @NotNull(message = "must have at most 200 characters")
          @Size(max = 200, message = "must have at most 200 characters")
          @PlainText
          @Schema(
              required = true,
              description =
                  "The value, or with =~ and !~ a regular expression that matches the whole of it, without references back to a group and without looking around. A label that isn't there is empty. An expression that tries too often (100,000 characters looked at for one value) doesn't match, with neither.",
              examples = "critical|page")
          String value) {}
}
