package io.promobot.campaign;

import io.promobot.db.Database;
import io.promobot.stats.ShopDays;
import io.promobot.variant.WaveWorker;
import io.promobot.wording.Voice;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends campaigns: queues the welcome for those they are for, and continues what another replica
 * left unfinished.
 */
public final class CampaignWorker {
  private static final Logger log = LoggerFactory.getLogger(CampaignWorker.class);
  private static final long POLL_MILLIS = 2_000;

  /**
   * A chunk's transaction is so short that a customer who taps meanwhile does not notice the wait.
   */
  private static final int CHUNK = 1_000;

  /** After this many new rows, query plans made for the old tables are bad. */
  private static final int WORTH_ANALYZING = 10_000;

  /**
   * How long the owner waits for the counts: shorter than the time a connection may stay silent.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Vertx vertx;
  private final SendStore store;
  private final WaveWorker waves;
  private final Duration patience;
  private final Consumer<String> queuedSome;
  private volatile IntConsumer counting = people -> {};
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;
  private volatile long timer = -1;

  /** Calls {@code queuedSome} with the campaign whenever new messages are waiting to go out. */
  public CampaignWorker(
      Vertx vertx,
      Database database,
      String page,
      Supplier<Voice> voice,
      ShopDays days,
      Consumer<String> queuedSome) {
    this(
        vertx,
        new SendStore(
            database,
            page,
            CHUNK,
            new StartStore(database, page, voice),
            days,
            InstantSource.system()),
        new WaveWorker(database, page),
        PATIENCE,
        queuedSome);
  }

  CampaignWorker(
      Vertx vertx,
      SendStore store,
      WaveWorker waves,
      Duration patience,
      Consumer<String> queuedSome) {
    this.vertx = vertx;
    this.store = store;
    this.waves = waves;
    this.patience = patience;
    this.queuedSome = queuedSome;
  }

  /** From now on, counts the people who are queued. */
  public void countBy(IntConsumer queuedPeople) {
    counting = queuedPeople;
  }

  public void start() {
    if (!stopped) {
      timer = vertx.setTimer(POLL_MILLIS, due -> poll().onComplete(done -> start()));
    }
  }

  /** The chunk in flight is finished; the next replica to poll continues with the rest. */
  public void stop() {
    stopped = true;
    vertx.cancelTimer(timer);
  }

  /**
   * Queues the campaign for every customer who may be written to and is not in it yet, of a segment
   * if there is one. Answers with the result, or with the progress so far if that takes long; fails
   * with {@link NotNow}, {@link NoSuchCampaign} or, when there is no such segment, {@link
   * io.promobot.segment.ConditionRefused}.
   */
  public Future<Sending> send(String campaign, Optional<Long> segment) {
    return store
        .begin(campaign, segment)
        .compose(
            begun ->
                queueAll(campaign)
                    .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .recover(failure -> presentIfLate(campaign, failure)));
  }

  /**
   * Marks the beginning of a send in somebody's transaction, after whose commit {@link #goOn}, or
   * any replica's next look, queues it. With an instant it goes by each customer's clock, when that
   * shows what the shop's shows then. Fails as {@link #send} does.
   */
  public Future<Void> begin(
      SqlConnection tx, String campaign, Optional<Long> segment, Optional<Instant> clockAt) {
    return store.begin(tx, campaign, segment, clockAt);
  }

  /** Queues a send that has begun. */
  public void goOn(String campaign) {
    queueAll(campaign).<Void>mapEmpty().recover(failure -> later(campaign, failure));
  }

  private static Future<Void> later(String campaign, Throwable failure) {
    log.warn("campaign {} goes on later: {}", campaign, failure.toString());
    return Future.succeededFuture();
  }

  private Future<Sending> presentIfLate(String campaign, Throwable failure) {
    return failure instanceof TimeoutException
        ? store.present(campaign)
        : Future.failedFuture(failure);
  }

  /** Draws waves that are due, continues sends that wait for one, or were left, and ends them. */
  Future<Void> poll() {
    return waves
        .poll()
        .onSuccess(moved -> moved.forEach(queuedSome))
        .compose(drawn -> store.abandoned())
        .compose(this::resume)
        .compose(resumed -> store.finish())
        .onSuccess(done -> done.forEach(id -> log.info("campaign {} is done", id)))
        .onFailure(failure -> log.warn("campaigns are looked after later: {}", failure.toString()))
        .otherwiseEmpty()
        .mapEmpty();
  }

  private Future<Void> resume(List<String> campaigns) {
    Future<Void> all = Future.succeededFuture();
    for (String campaign : campaigns) {
      if (!underWay.contains(campaign)) {
        log.info("going on with campaign {}, whose send was interrupted", campaign);
        all =
            all.compose(v -> queueAll(campaign))
                .<Void>mapEmpty()
                .recover(failed -> later(campaign, failed));
      }
    }
    return all;
  }

  Future<Sending> queueAll(String campaign) {
    Promise<Sending> done = Promise.promise();
    underWay.add(campaign);
    queueNext(campaign, 0, done);
    return done.future().onComplete(ended -> underWay.remove(campaign));
  }

  // A loop, not a chain of futures: with a million customers the chain would be hundreds deep.
  private void queueNext(String campaign, int before, Promise<Sending> done) {
    if (stopped) {
      done.fail(new IllegalStateException("stopping; campaign " + campaign + " goes on later"));
      return;
    }
    store
        .queueChunk(campaign)
        .onFailure(done::fail)
        .onSuccess(chunk -> queued(campaign, before + chunk.queued(), chunk, done));
  }

  private void queued(String campaign, int total, SendStore.Chunk chunk, Promise<Sending> done) {
    if (chunk.queued() > 0) {
      counting.accept(chunk.queued());
      queuedSome.accept(campaign);
    }
    if (!chunk.last()) {
      queueNext(campaign, total, done);
      return;
    }
    log.info("campaign {} is queued: {}", campaign, chunk.sending());
    done.complete(chunk.sending());
    if (total > WORTH_ANALYZING) {
      store.analyze().onFailure(failure -> log.warn("no fresh statistics: {}", failure.toString()));
    }
  }
}
