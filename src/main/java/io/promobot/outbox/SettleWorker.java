package io.promobot.outbox;

import io.promobot.outbox.Settlement.State;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the result of a claimed row until the database has saved it, because that may be away. A
 * success is kept forever, everything else for as long as the claim holds.
 */
public final class SettleWorker {
  private static final Logger log = LoggerFactory.getLogger(SettleWorker.class);
  private static final long AGAIN_MS = 500;

  private final Vertx vertx;
  private final Outbox outbox;
  private final Duration lease;

  public SettleWorker(Vertx vertx, Outbox outbox, Duration lease) {
    this.vertx = vertx;
    this.outbox = outbox;
    this.lease = lease;
  }

  /** Never fails. */
  public Future<Void> settle(Settlement settlement) {
    return settle(settlement, Instant.now().plus(lease));
  }

  private Future<Void> settle(Settlement settlement, Instant until) {
    return outbox
        .settle(settlement)
        .recover(
            failure -> {
              boolean success = settlement.state() == State.SENT;
              if (!success && Instant.now().isAfter(until)) {
                log.warn("delivery {} stays unsettled: {}", settlement.id(), failure.getMessage());
                return Future.succeededFuture();
              }
              return vertx.timer(AGAIN_MS).compose(later -> settle(settlement, until));
            });
  }
}
