package io.promobot.outbox;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts opened links after they were answered. One transaction runs at a time while further taps
 * collect for the next, so that a crowd needs one connection.
 */
public final class LinkTapWorker {
  private static final Logger log = LoggerFactory.getLogger(LinkTapWorker.class);

  /** Beyond this, taps are not counted. */
  private static final int MOST_WAITING = 10_000;

  /** A transaction locks its customers, and the webhook intake waits for them. */
  private static final int MOST_AT_ONCE = 200;

  /** Longer than its statements may take together; the next ones must not wait for a lost one. */
  private static final int PATIENCE_S = 20;

  private final Function<List<LinkTap>, Future<Void>> count;
  private final Consumer<Runnable> later;
  private final Map<LinkTap.Link, LinkTap> waiting = new LinkedHashMap<>();
  private final Promise<Void> finished = Promise.promise();
  private boolean busy;
  private boolean failing;
  private boolean finishing;

  /**
   * @param count counts different links in a transaction
   * @param later runs the next attempt when the database may be back
   */
  public LinkTapWorker(Function<List<LinkTap>, Future<Void>> count, Consumer<Runnable> later) {
    this.count = count;
    this.later = later;
  }

  /** Counts this tap soon; taps on a link that is waiting already are one. */
  public void add(LinkTap tap) {
    synchronized (this) {
      keep(tap);
      if (busy) {
        return;
      }
      busy = true;
    }
    next();
  }

  /** Completes when all taps so far are counted, or the database refuses some: they are lost. */
  public Future<Void> finish() {
    synchronized (this) {
      finishing = true;
      if (busy) {
        return finished.future();
      }
      busy = true;
    }
    next();
    return finished.future();
  }

  private void keep(LinkTap tap) {
    if (waiting.size() < MOST_WAITING || waiting.containsKey(tap.link())) {
      waiting.merge(tap.link(), tap, LinkTap::earlier);
    }
  }

  private void next() {
    List<LinkTap> batch = batch();
    if (batch.isEmpty()) {
      finishIfAsked();
      return;
    }
    Future.succeededFuture(batch)
        .compose(count::apply)
        .timeout(PATIENCE_S, TimeUnit.SECONDS)
        .onSuccess(done -> counted())
        .onFailure(cause -> failed(batch, cause));
  }

  private synchronized List<LinkTap> batch() {
    List<LinkTap> batch = waiting.values().stream().limit(MOST_AT_ONCE).toList();
    batch.forEach(tap -> waiting.remove(tap.link()));
    busy = !batch.isEmpty();
    return batch;
  }

  private synchronized void finishIfAsked() {
    if (finishing) {
      finished.tryComplete();
    }
  }

  private synchronized boolean isLast() {
    return finishing;
  }

  private void counted() {
    synchronized (this) {
      failing = false;
    }
    next();
  }

  private void failed(List<LinkTap> batch, Throwable cause) {
    boolean last = isLast();
    boolean retried = Database.unavailable(cause) && !last;
    if (startsFailing()) {
      log.warn("Taps on links could not be counted{}: {}", retried ? " yet" : "", cause.toString());
    }
    if (last) {
      finished.tryComplete();
    } else if (retried) {
      putBack(batch);
      later.accept(this::next);
    } else {
      next();
    }
  }

  private synchronized boolean startsFailing() {
    boolean starts = !failing;
    failing = true;
    return starts;
  }

  private synchronized void putBack(List<LinkTap> batch) {
    List<LinkTap> newer = new ArrayList<>(waiting.values());
    waiting.clear();
    batch.forEach(this::keep);
    newer.forEach(this::keep);
  }
}
