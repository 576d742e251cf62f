package io.dialbridge.calls;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An app as the facade shows it. */
@RegisterForReflection(registerFullHierarchy = true)
@Schema(
    name = "App",
    description =
        "One of our registrations at the platform: how many of its ports are taken, how many calls wait for one, and how it stands.")
public record AppResponse(
    @Schema(required = true, description = "Its name.", examples = "courier") String name,
    @Schema(
            required = true,
            description = "Kind of its calls: callback, notification or verification.",
            examples = "callback")
        String kind,
    @Schema(
            required = true,
            description = "What its calls may show, E.164; the first is the default.",
            examples = "[\"+8675500001111\"]")
        List<String> displayNumbers,
    @Schema(required = true) Ports ports,
    @Schema(required = true) Queue queue,
    @Schema(
            required = true,
            description =
                "ok; paused: the platform's flow control asked to wait; refused: the platform refused the last calls for a reason that only the operator can mend, and further ones are still sent; suspended: so, and none is sent but one after each pause, since further ones would make it worse; frozen: the same because of arrears. More may come.",
            examples = "ok")
        String standing,
    @Schema(
            implementation = String.class,
            format = "date-time",
            description = "No call is sent before, UTC; null: calls are sent.",
            nullable = true)
        @Nullable Instant retryAt,
    @Nullable Refusal refusal) {

  /** How many calls it may have at the same time, and has. */
  @Schema(name = "AppPorts", description = "Calls that the app can have at the same time.")
  public record Ports(
      @Schema(
              required = true,
              description = "As many as the platform gave it (dialbridge.apps.NAME.ports).",
              examples = "10")
          int limit,
      @Schema(required = true, description = "Taken by calls of ours.", examples = "3") int taken,
      @Schema(
              required = true,
              description =
                  "Taken by somebody else, as far as the platform's last answers tell (idlePort, 1020165).",
              examples = "0")
          int foreign,
      @Schema(required = true, description = "Left for calls.", examples = "7") int free) {}

  /** The calls that wait for a port. */
  @Schema(name = "AppQueue", description = "Calls of the app that wait for a port.")
  public record Queue(
      @Schema(required = true, description = "How many.", examples = "0") int length,
      @Schema(
              implementation = String.class,
              format = "date-time",
              description = "When the eldest of them was asked for, UTC; null: none waits.",
              nullable = true)
          @Nullable Instant oldest) {}

  /** What the platform refused. */
  @Schema(name = "AppRefusal", description = "With what the platform refused calls of the app.")
  public record Refusal(
      @Schema(
              required = true,
              description = "Its result code, or the stateCode of a push.",
              examples = "1010007")
          String code,
      @Schema(
              required = true,
              description = "What it means and what to do, in the language asked for.",
              examples =
                  "The account is not active, usually because it is in arrears. Recharge the account.")
          String reason,
      @Schema(
              implementation = String.class,
              format = "date-time",
              required = true,
              description = "When it refused last, UTC.")
          Instant at) {}
}
