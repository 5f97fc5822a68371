package io.promobot.sales;

import io.vertx.core.Vertx;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts sales again after the start, until it has worked once. */
public final class SaleRecountWorker {
  private static final Logger log = LoggerFactory.getLogger(SaleRecountWorker.class);
  private static final Duration AGAIN = Duration.ofSeconds(30);

  private final Vertx vertx;
  private final SaleRecountStore sales;
  private volatile boolean stopped;

  public SaleRecountWorker(Vertx vertx, SaleRecountStore sales) {
    this.vertx = vertx;
    this.sales = sales;
  }

  /** The page exists. */
  public void start() {
    if (!stopped) {
      sales.recount().onFailure(this::later);
    }
  }

  private void later(Throwable failure) {
    if (!stopped) {
      log.warn("sales were not compared with the ledger: {}; again later", failure.getMessage());
      vertx.setTimer(AGAIN.toMillis(), again -> start());
    }
  }

  public void stop() {
    stopped = true;
  }
}
