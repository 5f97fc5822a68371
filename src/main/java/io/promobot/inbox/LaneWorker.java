package io.promobot.inbox;

import io.promobot.channel.CustomerEvent;
import io.promobot.db.BatchWorker;
import io.promobot.db.Database;
import io.promobot.db.DatabaseFailure;
import io.promobot.outbox.Outbox;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One lane of the inbox: handles one batch of events at a time, in a transaction each. */
final class LaneWorker {
  private static final Logger log = LoggerFactory.getLogger(LaneWorker.class);
  private static final int LARGEST_BATCH = 1_000;
  private static final int LARGEST_BACKLOG = 20_000;

  private final Database db;
  private final InboxStore store;
  private final Outbox outbox;
  private final InboxListener listener;
  private final BatchWorker<CustomerEvent> batches =
      new BatchWorker<>(LARGEST_BATCH, LARGEST_BACKLOG, this::handle);

  LaneWorker(Database db, InboxStore store, Outbox outbox, InboxListener listener) {
    this.db = db;
    this.store = store;
    this.outbox = outbox;
    this.listener = listener;
  }

  /** They go to {@link #handle} with others that arrive meanwhile; completes after its commit. */
  Future<Void> addAll(List<CustomerEvent> events) {
    return batches.addAll(events);
  }

  private Future<Void> handle(List<CustomerEvent> batch) {
    listener.batch(batch.size());
    db.grew(batch.size());
    return committed(batch)
        .recover(failure -> passing(failure) ? Future.failedFuture(failure) : apart(batch));
  }

  /** Whatever was committed is announced, even when its sender has been told to retry. */
  private Future<Void> committed(List<CustomerEvent> batch) {
    return db.ingestToLastWrites(
            tx -> store.handle(tx, batch), decided -> announce(decided, batch.size()))
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
    if (!decided.outcomes.none() || decided.reveals.handout().ordered()) {
      outbox.wakeForCalls();
      listener.ordered();
    }
    if (!decided.answers.queued().isEmpty()) {
      outbox.wake();
      listener.queued();
    }
    if (!decided.answers.chat().isEmpty()) {
      listener.chatted(decided.answers.chatted());
    }
    decided.campaigns.forEach(listener::changed);
  }

  /**
   * One of these events breaks its batch: split it in halves until that event is alone, and park
   * it.
   */
  private Future<Void> apart(List<CustomerEvent> batch) {
    if (batch.size() == 1) {
      return alone(batch);
    }
    int half = batch.size() / 2;
    return handle(batch.subList(0, half))
        .compose(done -> handle(batch.subList(half, batch.size())));
  }

  /**
   * The failure may have been caused by a neighbour or by another replica, so try once more alone.
   */
  private Future<Void> alone(List<CustomerEvent> one) {
    return committed(one)
        .recover(
            failure -> passing(failure) ? Future.failedFuture(failure) : park(one.get(0), failure));
  }

  private Future<Void> park(CustomerEvent event, Throwable failure) {
    log.warn("event {} is parked; it fails even alone: {}", event.key(), failure.getMessage());
    String error = EventStore.storable(failure.toString());
    return db.ingestTransaction(tx -> store.parkAlone(tx, event, error))
        .onSuccess(done -> listener.became(Fate.PARKED, 1));
  }

  /**
   * Handles a parked event again; false when no such event is parked, fails when it fails again.
   */
  Future<Boolean> replay(UUID key, Reparse again) {
    return db.ingestTransaction(tx -> store.parked(tx, key))
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(false)
                    : replay(found.get(0).read(again).keyed(key)));
  }

  private Future<Boolean> replay(CustomerEvent event) {
    return db.ingestToLastWrites(
            tx -> store.replay(tx, event),
            decided -> {
              announce(decided);
              listener.became(Fate.REPLAYED, decided.fresh);
            })
        .map(true);
  }

  /** Drops events that have waited longer than this. */
  void expire(long nanos) {
    batches.expire(nanos);
  }

  int waiting() {
    return batches.waiting();
  }
}
