package io.promobot.inbox;

import io.promobot.db.BatchWorker;
import io.promobot.db.Database;
import io.promobot.db.DatabaseFailure;
import io.promobot.messenger.WebhookEvent;
import io.promobot.outbox.CopyStore;
import io.promobot.outbox.Outbox;
import io.promobot.stats.Tally;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in Messenger's events; whatever is acknowledged is committed, and each event has its effect
 * once.
 *
 * <p>Customers are spread over lanes by their id; a lane works on one batch at a time, so that one
 * customer's events stay in order.
 */
public final class Inbox implements EventInbox {
  private static final Logger log = LoggerFactory.getLogger(Inbox.class);
  private static final int LANES = 2;
  private static final int SLOTS = 16;
  private static final int LARGEST_BATCH = 1_000;
  private static final int LARGEST_BACKLOG = 20_000;

  private final Database db;
  private final String page;
  private final InboxStore store;
  private final Outbox outbox;
  private final InboxListener listener;
  private final Reparse again;
  private final OurEchoes echoes = new OurEchoes();
  private final List<BatchWorker<WebhookEvent>> lanes;

  public Inbox(InboxParts parts, Outbox outbox, InboxListener listener, Reparse again) {
    this.db = parts.db();
    this.page = parts.tally().page();
    this.again = again;
    this.store = new InboxStore(parts, parts.tally());
    this.outbox = outbox;
    this.listener = listener;
    this.lanes = IntStream.range(0, LANES).mapToObj(lane -> lane(parts, lane)).toList();
  }

  /** Each lane counts in slots of its own; otherwise one would wait for the other's commit. */
  private BatchWorker<WebhookEvent> lane(InboxParts parts, int lane) {
    Tally apart = parts.tally().in(parts.tally().slot() + SLOTS * lane);
    InboxStore counting = new InboxStore(parts, apart);
    return new BatchWorker<>(LARGEST_BATCH, LARGEST_BACKLOG, batch -> handle(counting, batch));
  }

  /** The parts of the inbox; the tally's slot is below 16. */
  public record InboxParts(
      Database db, Tally tally, CopyStore copies, FormParts forms, InstantSource clock) {}

  /**
   * The settings that forms need.
   *
   * @param region the country of phone numbers without a country code
   * @param welcomeDelay how long after a sign-up its e-mail goes out
   * @param handoverPause how long we keep quiet after a person has answered; zero turns this off
   */
  public record FormParts(
      String business, String region, Duration welcomeDelay, Duration handoverPause) {}

  /**
   * Completes when every event has had its effect and is committed; fails when that was not
   * possible.
   */
  @Override
  public Future<Void> receive(List<WebhookEvent> events) {
    List<Future<?>> all = new ArrayList<>();
    Map<BatchWorker<WebhookEvent>, List<WebhookEvent>> byLane = new IdentityHashMap<>();
    for (WebhookEvent event : events) {
      if (!event.page().equals(page)) {
        listener.became(Fate.OTHER_PAGE, 1);
        continue;
      }
      switch (event.kind()) {
        case IGNORED -> listener.became(Fate.IGNORED, 1);
        case POLICY -> all.add(told(Fate.POLICY, outbox.enforced(event.payload())));
        default -> {
          if (echoes.ours(event)) {
            all.add(told(Fate.ECHO, outbox.echoed(event.metadata(), event.mids())));
          } else {
            byLane.computeIfAbsent(lane(event), lane -> new ArrayList<>()).add(event);
          }
        }
      }
    }
    byLane.forEach((lane, group) -> all.add(lane.addAll(group)));
    return Future.all(all).mapEmpty();
  }

  private Future<Void> told(Fate fate, Future<Void> effect) {
    return effect.onSuccess(done -> listener.became(fate, 1));
  }

  private BatchWorker<WebhookEvent> lane(WebhookEvent event) {
    return lanes.get(Math.floorMod(event.person().hashCode(), LANES));
  }

  private Future<Void> handle(InboxStore counting, List<WebhookEvent> batch) {
    listener.batch(batch.size());
    db.grew(batch.size());
    return committed(counting, batch)
        .recover(
            failure -> passing(failure) ? Future.failedFuture(failure) : apart(counting, batch));
  }

  /** Whatever was committed is announced, even when its sender has been told to retry. */
  private Future<Void> committed(InboxStore counting, List<WebhookEvent> batch) {
    return db.ingestToLastWrites(
            tx -> counting.handle(tx, batch), decided -> announce(decided, batch.size()))
        .mapEmpty();
  }

  /** Whether the database is to blame and not an event; then nothing may be parked. */
  private static boolean passing(Throwable failure) {
    DatabaseFailure kind = Database.failureOf(failure);
    return kind == DatabaseFailure.UNAVAILABLE || kind == DatabaseFailure.RETRYABLE;
  }

  private void announce(Batch decided, int events) {
    listener.became(Fate.NEW, decided.fresh);
    listener.became(Fate.RECEIPT, decided.watermarks);
    listener.became(Fate.DUPLICATE, events - decided.fresh - decided.watermarks);
    announce(decided);
  }

  private void announce(Batch decided) {
    if (!decided.outcomes.none()) {
      outbox.wakeForCalls();
      listener.ordered();
    }
    if (!decided.replies.isEmpty()) {
      outbox.wake();
      listener.queued();
    }
    decided.campaigns.forEach(listener::changed);
  }

  /**
   * One of these events breaks its batch: split it in halves until that event is alone, and park
   * it.
   */
  private Future<Void> apart(InboxStore counting, List<WebhookEvent> batch) {
    if (batch.size() == 1) {
      return alone(counting, batch);
    }
    int half = batch.size() / 2;
    return handle(counting, batch.subList(0, half))
        .compose(done -> handle(counting, batch.subList(half, batch.size())));
  }

  /**
   * The failure may have been caused by a neighbour or by another replica, so try once more alone.
   */
  private Future<Void> alone(InboxStore counting, List<WebhookEvent> one) {
    return committed(counting, one)
        .recover(
            failure -> passing(failure) ? Future.failedFuture(failure) : park(one.get(0), failure));
  }

  private Future<Void> park(WebhookEvent event, Throwable failure) {
    log.warn("event {} is parked; it fails even alone: {}", event.key(), failure.getMessage());
    String error = EventStore.storable(failure.toString());
    return told(Fate.PARKED, db.ingestTransaction(tx -> store.parkAlone(tx, event, error)));
  }

  /**
   * Handles a parked event again; false when no such event is parked, fails when it fails again.
   */
  public Future<Boolean> replay(UUID key) {
    return db.ingestTransaction(tx -> store.parked(tx, key))
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(false)
                    : replay(found.get(0).read(again).keyed(key)));
  }

  private Future<Boolean> replay(WebhookEvent event) {
    return db.ingestToLastWrites(
            tx -> store.replay(tx, event),
            decided -> {
              announce(decided);
              listener.became(Fate.REPLAYED, decided.fresh);
            })
        .map(true);
  }

  /** Drops events that have waited longer than their sender will. */
  public void expire(long nanos) {
    lanes.forEach(lane -> lane.expire(nanos));
  }

  public int waiting() {
    return lanes.stream().mapToInt(BatchWorker::waiting).sum();
  }

  /** What others want to know from the inbox. */
  public interface InboxListener {
    void batch(int size);

    /** Messages are waiting to go out. */
    void queued();

    /** Calls other than messages to customers are waiting. */
    default void ordered() {}

    /** The figures of this campaign have changed. */
    void changed(String campaign);

    /** This many events have come to this, and that is committed. */
    void became(Fate fate, int events);

    static InboxListener changes(Consumer<String> changed) {
      return new InboxListener() {
        @Override
        public void batch(int size) {}

        @Override
        public void queued() {}

        @Override
        public void changed(String campaign) {
          changed.accept(campaign);
        }

        @Override
        public void became(Fate fate, int events) {}
      };
    }
  }
}
