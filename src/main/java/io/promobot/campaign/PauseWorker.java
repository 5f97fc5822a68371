package io.promobot.campaign;

import io.promobot.db.Database;
import io.promobot.outbox.Outbox;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pauses, resumes and cancels sends, and moves their messages accordingly: for its own requests
 * immediately, for those a replica left behind at its next poll.
 */
public final class PauseWorker {
  private static final Logger log = LoggerFactory.getLogger(PauseWorker.class);
  private static final long POLL_MILLIS = 2_000;

  /** A step's transaction is short because a customer who taps may be waiting for it. */
  private static final int STEP = 250;

  /** How long the owner waits to see the resulting figures. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Vertx vertx;
  private final PauseStore store;
  private final Consumer<String> moved;
  private final Map<String, Future<Void>> underWay = new ConcurrentHashMap<>();
  private volatile boolean stopped;
  private volatile long timer = -1;

  /** Calls {@code moved} with the campaign whenever some of its messages have followed. */
  public PauseWorker(
      Vertx vertx, Database database, String page, Outbox outbox, Consumer<String> moved) {
    this(vertx, new PauseStore(database, page, outbox, STEP), moved);
  }

  PauseWorker(Vertx vertx, PauseStore store, Consumer<String> moved) {
    this.vertx = vertx;
    this.store = store;
    this.moved = moved;
  }

  public void start() {
    if (!stopped) {
      timer = vertx.setTimer(POLL_MILLIS, due -> poll().onComplete(done -> start()));
    }
  }

  /** The step in flight is finished; the next replica to poll continues with the rest. */
  public void stop() {
    stopped = true;
    vertx.cancelTimer(timer);
  }

  /** Holds what has not gone out; fails with {@link NotNow} or {@link NoSuchCampaign}. */
  public Future<Void> pause(String campaign) {
    return store.pause(campaign).compose(done -> followed(campaign));
  }

  /** Resumes where it was paused; fails with {@link NotNow} or {@link NoSuchCampaign}. */
  public Future<Void> resume(String campaign) {
    return store.resume(campaign).compose(done -> followed(campaign));
  }

  /**
   * Takes back what has not gone out and removes those people from the campaign; fails with {@link
   * NotNow} or {@link NoSuchCampaign}.
   */
  public Future<Void> cancel(String campaign) {
    return store.cancel(campaign).compose(done -> followed(campaign));
  }

  /** The request is already granted; nobody has to wait for the rest of the work. */
  private Future<Void> followed(String campaign) {
    return follow(campaign)
        .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .onFailure(failure -> tellLater(campaign, failure))
        .otherwiseEmpty();
  }

  private static void tellLater(String campaign, Throwable failure) {
    if (!(failure instanceof TimeoutException)) {
      log.warn("messages of campaign {} follow later: {}", campaign, failure.toString());
    }
  }

  /** Continues what another replica, or this one, left behind. */
  Future<Void> poll() {
    return store
        .behind()
        .compose(this::followAll)
        .onFailure(failure -> log.warn("messages follow later: {}", failure.toString()))
        .otherwiseEmpty();
  }

  private Future<Void> followAll(List<String> campaigns) {
    Future<Void> all = Future.succeededFuture();
    for (String campaign : campaigns) {
      all = all.compose(done -> follow(campaign));
    }
    return all;
  }

  /** Steps until nothing is left to move, whatever the campaign's state becomes meanwhile. */
  private Future<Void> follow(String campaign) {
    Promise<Void> done = Promise.promise();
    Future<Void> before = underWay.putIfAbsent(campaign, done.future());
    if (before != null) {
      return before.transform(ended -> follow(campaign));
    }
    step(campaign, 0, done);
    return done.future();
  }

  // A loop, not a chain of futures: with a million customers the chain would be a thousand deep.
  private void step(String campaign, int before, Promise<Void> done) {
    if (stopped) {
      underWay.remove(campaign);
      done.fail("stopping; campaign " + campaign + " follows later");
      return;
    }
    store
        .step(campaign)
        .onFailure(
            failure -> {
              underWay.remove(campaign);
              done.fail(failure);
            })
        .onSuccess(count -> stepped(campaign, before, count, done));
  }

  private void stepped(String campaign, int before, int count, Promise<Void> done) {
    if (count > 0) {
      moved.accept(campaign);
      step(campaign, before + count, done);
      return;
    }
    if (before > 0) {
      log.info("{} messages of campaign {} have followed its state", before, campaign);
    }
    underWay.remove(campaign);
    done.complete();
  }
}
