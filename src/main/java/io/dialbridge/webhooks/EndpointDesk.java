package io.dialbridge.webhooks;

import io.dialbridge.calls.WebhookRegister;
import io.dialbridge.platform.Apps;
import io.dialbridge.problem.InvalidField;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import io.dialbridge.values.AuditLog;
import io.dialbridge.values.Ids;
import io.dialbridge.values.Requester;
import io.dialbridge.values.Vault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes and changes endpoints, none of it without an entry in the audit log. */
@ApplicationScoped
class EndpointDesk implements WebhookRegister {
  private final ReceiverGuard guard;
  private final Outbox outbox;
  private final DeliveryQueue queue;
  private final DeliveryStore store;
  private final DeliveryRunner runner;
  private final Apps apps;
  private final WebhooksConfig config;
  private final Vault vault;
  private final AuditLog audit;
  private final Ids ids;
  private final Random random;
  private final Clock clock;

  EndpointDesk(
      ReceiverGuard guard,
      Outbox outbox,
      DeliveryQueue queue,
      DeliveryStore store,
      DeliveryRunner runner,
      Apps apps,
      WebhooksConfig config,
      Vault vault,
      AuditLog audit,
      Ids ids,
      Random random,
      Clock clock) {
    this.guard = guard;
    this.outbox = outbox;
    this.queue = queue;
    this.store = store;
    this.runner = runner;
    this.apps = apps;
    this.config = config;
    this.vault = vault;
    this.audit = audit;
    this.ids = ids;
    this.random = random;
    this.clock = clock;
  }

  IssuedWebhookEndpoint create(WebhookEndpointRequest asked, Requester by) {
    check(asked, by);
    byte[] secret = newSecret();
    IssuedWebhookEndpoint issued =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  if (WebhookEndpoint.count() >= config.maxEndpoints()) {
                    throw new ProblemException(
                        ProblemKind.TOO_MANY_ENDPOINTS,
                        "There are %d webhook endpoints already. Delete one, or have the operator raise dialbridge.webhooks.max-endpoints."
                            .formatted(config.maxEndpoints()));
                  }
                  WebhookEndpoint endpoint =
                      WebhookEndpoint.create(
                          ids.next(),
                          asked,
                          secret,
                          by,
                          clock.instant().truncatedTo(ChronoUnit.MICROS), // As it is kept.
                          vault);
                  endpoint.persistAndFlush();
                  write(by, "webhook.created", endpoint);
                  return new IssuedWebhookEndpoint(
                      endpoint.shown(clock.instant()), WebhookSignature.shown(secret));
                });
    outbox.isReadFromNowOn();
    return issued;
  }

  WebhookEndpointResponse replace(String id, WebhookEndpointRequest asked, Requester by) {
    check(asked, by);
    return changed(id, by, "webhook.replaced", endpoint -> endpoint.become(asked));
  }

  IssuedWebhookEndpoint rotate(String id, Requester by) {
    byte[] secret = newSecret();
    WebhookEndpointResponse shown =
        changed(
            id,
            by,
            "webhook.rotated",
            endpoint ->
                endpoint.rotate(secret, clock.instant().truncatedTo(ChronoUnit.MICROS), vault));
    return new IssuedWebhookEndpoint(shown, WebhookSignature.shown(secret));
  }

  WebhookEndpointResponse pause(String id, Requester by) {
    return changed(id, by, "webhook.paused", WebhookEndpoint::pause);
  }

  /** Also what was disabled, or left alone for a while because it kept failing. */
  WebhookEndpointResponse resume(String id, Requester by) {
    changed(
        id,
        by,
        "webhook.resumed",
        endpoint -> {
          endpoint.unpause();
          queue.enable(endpoint.id());
        });
    outbox.isReadFromNowOn();
    runner.wake();
    return QuarkusTransaction.requiringNew()
        .call(() -> WebhookEndpoint.seenBy(by, id).shown(clock.instant()));
  }

  WebhookEndpointResponse delete(String id, Requester by) {
    WebhookEndpointResponse gone =
        changed(
            id,
            by,
            "webhook.deleted",
            endpoint -> {
              store.forget(endpoint.id());
              endpoint.delete();
            });
    outbox.refresh();
    return gone;
  }

  @Override
  public boolean tells(UUID endpoint, String app) {
    return QuarkusTransaction.joiningExisting()
        .call(
            () ->
                WebhookEndpoint.<WebhookEndpoint>findByIdOptional(endpoint)
                    .filter(known -> known.isToldOf(app))
                    .isPresent());
  }

  private WebhookEndpointResponse changed(
      String id, Requester by, String action, Consumer<WebhookEndpoint> change) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              WebhookEndpoint endpoint = WebhookEndpoint.lockedBy(by, id);
              mayTell(endpoint.apps(), by);
              WebhookEndpointResponse before = endpoint.shown(clock.instant());
              change.accept(endpoint);
              if (endpoint.isPersistent()) {
                WebhookEndpoint.flush();
              }
              write(by, action, endpoint);
              return endpoint.isPersistent() ? endpoint.shown(clock.instant()) : before;
            });
  }

  private void check(WebhookEndpointRequest asked, Requester by) {
    List<InvalidField> wrong = new ArrayList<>();
    if (guard.judge(asked.url()) instanceof ReceiverGuard.Forbidden forbidden) {
      wrong.add(new InvalidField("url", forbidden.reason()));
    }
    if (asked.events() != null) {
      asked.events().stream()
          .filter(type -> EventType.of(type).isEmpty())
          .findFirst()
          .ifPresent(
              type ->
                  wrong.add(
                      new InvalidField(
                          "events", "has a word that is no type: one of " + EventType.words())));
    }
    if (asked.apps() != null && asked.apps().stream().anyMatch(app -> apps.named(app).isEmpty())) {
      wrong.add(new InvalidField("apps", "has a word that is not the name of an app"));
    }
    if (!wrong.isEmpty()) {
      throw ProblemException.invalid(wrong);
    }
    mayTell(asked.apps(), by);
  }

  /** Who may see calls of some apps only has nobody told of the others. */
  private static void mayTell(@Nullable List<String> apps, Requester by) {
    boolean may = apps == null ? by.seen() == null : apps.stream().allMatch(by::maySee);
    if (!may) {
      throw new ProblemException(
          ProblemKind.FORBIDDEN,
          "This API key may not see every app that the endpoint is told of; name apps of your own in apps.");
    }
  }

  private void write(Requester by, String action, WebhookEndpoint endpoint) {
    audit.write(by, new AuditLog.Act(action, "webhook/" + endpoint.id(), null));
  }

  private byte[] newSecret() {
    byte[] secret = new byte[WebhookSignature.SECRET_BYTES];
    random.nextBytes(secret);
    return secret;
  }
}
