package io.dialbridge.privacy;

import io.dialbridge.alerts.ChainRewrapping;
import io.dialbridge.calls.CallRewrapping;
import io.dialbridge.protection.OptOutKey;
import io.dialbridge.pushes.PushRewrapping;
import io.dialbridge.values.SealingConfig;
import io.dialbridge.values.Vault;
import io.dialbridge.webhooks.WebhookKeeper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * After a rotation of the sealing key: wraps data keys under today's, and hashes numbers under it,
 * until nothing is left under the previous one. What is sealed itself is not touched.
 */
@ApplicationScoped
class Rewrapping {
  private static final Logger LOG = Logger.getLogger(Rewrapping.class);
  private static final UUID FIRST = new UUID(0, 0);
  private static final int AT_ONCE = 500;

  private final SealingConfig config;
  private final CallRewrapping calls;
  private final PushRewrapping pushes;
  private final OptOutKey optOuts;
  private final WebhookKeeper webhooks;
  private final ChainRewrapping chains;
  private final Vault vault;
  private boolean done;

  Rewrapping(
      SealingConfig config,
      CallRewrapping calls,
      PushRewrapping pushes,
      OptOutKey optOuts,
      WebhookKeeper webhooks,
      ChainRewrapping chains,
      Vault vault) {
    this.config = config;
    this.calls = calls;
    this.pushes = pushes;
    this.optOuts = optOuts;
    this.webhooks = webhooks;
    this.chains = chains;
    this.vault = vault;
  }

  /** Once a whole walk found nothing, there is nothing to be done until the next start. */
  void work() {
    if (done || config.previousKey().isEmpty()) {
      return;
    }
    boolean foundCalls = walkCalls();
    boolean foundPushes = walkPushes();
    boolean foundOptOuts = QuarkusTransaction.requiringNew().call(optOuts::rewrap);
    boolean foundWebhooks = QuarkusTransaction.requiringNew().call(webhooks::rewrap);
    boolean foundChains = QuarkusTransaction.requiringNew().call(chains::rewrap);
    if (!rewrapErasures()
        && !foundOptOuts
        && !foundWebhooks
        && !foundChains
        && !foundCalls
        && !foundPushes) {
      done = true;
      LOG.info(
          "All numbers and pushes lie under today's sealing key: once every replica has it, dialbridge.sealing.previous-key is no longer needed for them");
    }
  }

  /** The open ones are few. */
  private boolean rewrapErasures() {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              boolean found = false;
              for (Erasure erasure : Erasure.listOpen()) {
                found |= erasure.rewrap(vault);
              }
              return found;
            });
  }

  private boolean walkCalls() {
    boolean found = false;
    UUID behind = FIRST;
    while (behind != null) {
      @Nullable UUID from = behind;
      behind = QuarkusTransaction.requiringNew().call(() -> calls.next(from, AT_ONCE));
      found |= behind != null;
    }
    return found;
  }

  private boolean walkPushes() {
    boolean found = false;
    long behind = 0;
    do {
      long from = behind;
      behind = QuarkusTransaction.requiringNew().call(() -> pushes.next(from, AT_ONCE));
      found |= behind != 0;
    } while (behind != 0);
    return found;
  }
}
