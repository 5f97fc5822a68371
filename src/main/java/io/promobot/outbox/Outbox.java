package io.promobot.outbox;

import io.promobot.db.BatchWorker;
import io.promobot.db.Database;
import io.promobot.stats.Tally;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The outbox as others see it: wake it, report an echo, take a message back or retry it. */
public final class Outbox {
  private static final int LARGEST_BATCH = 500;
  private static final int LARGEST_BACKLOG = 50_000;

  private final Database db;
  private final SettleStore store;
  private final PageStore page;
  private final DecisionStore decisions;
  private final HoldStore holds;
  private final BatchWorker<Settlement> settling;
  private final List<Sleeper> sleepers = new CopyOnWriteArrayList<>();
  private final List<Runnable> callers = new CopyOnWriteArrayList<>();
  private final List<Consumer<String>> watchers = new CopyOnWriteArrayList<>();
  private volatile Consumer<List<SendCounts.What>> counting = settled -> {};

  public Outbox(Database db, Tally tally, PageStore page) {
    this.db = db;
    this.page = page;
    this.store = new SettleStore(tally);
    this.decisions = new DecisionStore(tally);
    this.holds = new HoldStore(tally.page());
    this.settling = new BatchWorker<>(LARGEST_BATCH, LARGEST_BACKLOG, this::settleAll);
  }

  /** Who sleeps until there may be something to send. */
  interface Sleeper {
    void wake(boolean forCampaigns);
  }

  /** There may be an answer to send. */
  public void wake() {
    sleepers.forEach(sleeper -> sleeper.wake(false));
  }

  /** There may be a campaign's messages to send. */
  public void wakeForCampaigns() {
    sleepers.forEach(sleeper -> sleeper.wake(true));
  }

  void onWake(Sleeper sleeper) {
    sleepers.add(sleeper);
  }

  /** There may be a call to make: an e-mail, or a notification for a desk. */
  public void wakeForCalls() {
    callers.forEach(Runnable::run);
  }

  public void onWakeForCalls(Runnable caller) {
    callers.add(caller);
  }

  /**
   * Sets what happens with notifications of requests that fail for good; call it before anything is
   * sent.
   */
  public void onFailedCalls(Aftercare aftercare) {
    store.onFailedCalls(aftercare);
  }

  /** Calls back after commit with each campaign whose figures a settled message has moved. */
  public void onChange(Consumer<String> watcher) {
    watchers.add(watcher);
  }

  /** From now on, counts the results of deliveries. */
  public void countBy(SendCounts counts) {
    counting = counts::count;
  }

  /** Records the result of a row, together with everything else that settles at this moment. */
  Future<Void> settle(Settlement settlement) {
    return settling.add(settlement);
  }

  private Future<Void> settleAll(List<Settlement> batch) {
    return db.transaction(tx -> store.settle(tx, batch)).map(this::announce);
  }

  /** Counts and shows what has just been settled and committed. */
  Void announce(SettleStore.News news) {
    counting.accept(news.settled());
    news.campaigns().forEach(campaign -> watchers.forEach(watcher -> watcher.accept(campaign)));
    wake();
    return null;
  }

  /** Messenger echoed a message of the page: if it has one of our ids, that send succeeded. */
  public Future<Void> echoed(Optional<String> metadata, List<String> messageIds) {
    Optional<Long> id = ourId(metadata);
    if (id.isEmpty()) {
      return Future.succeededFuture();
    }
    Optional<String> messageId = messageIds.stream().findFirst();
    return settle(Settlement.sent(id.get(), Settlement.ANY, messageId));
  }

  /** The id that a message of ours has in its metadata; empty when it is not one of ours. */
  public static Optional<Long> ourId(Optional<String> metadata) {
    return metadata.filter(text -> text.matches("[0-9]{1,18}")).map(Long::valueOf);
  }

  /**
   * Messenger enforces its policy on the page: a block stops everything, an unblock starts it
   * again.
   */
  public Future<Void> enforced(String action) {
    return switch (action) {
      case "block" -> page.stop("policy_block");
      case "unblock" -> page.resume();
      default -> page.pause("policy_warning", Duration.ofMinutes(1));
    };
  }

  /**
   * Takes back a message that has not gone out; false when it is too late, empty when there is
   * none.
   */
  public Future<Optional<Boolean>> cancel(long id) {
    return decisions
        .state(db.general(), id)
        .compose(
            state ->
                state.isEmpty()
                    ? Future.succeededFuture(Optional.empty())
                    : settle(cancelled(id))
                        .compose(done -> decisions.state(db.general(), id))
                        .map(now -> now.map("cancelled"::equals)));
  }

  private static Settlement cancelled(long id) {
    return Settlement.ended(
        id, Settlement.ANY, Settlement.State.CANCELLED, "cancelled_by_owner", "");
  }

  /**
   * Takes up to this many of a paused campaign's own messages out of the queue; answers how many.
   */
  public Future<Integer> hold(SqlConnection tx, String campaign, int most) {
    return holds.hold(tx, campaign, most);
  }

  /** Puts up to this many held messages back where they were; answers how many. */
  public Future<Integer> release(SqlConnection tx, String campaign, int most) {
    return holds.release(tx, campaign, most);
  }

  /**
   * Takes back up to this many of a campaign's own messages that have not gone out, and removes
   * their people from the campaign; answers how many it found.
   */
  public Future<Integer> cancelSome(SqlConnection tx, String campaign, int most) {
    return holds
        .unclaimed(tx, campaign, most)
        .compose(
            ids ->
                ids.isEmpty()
                    ? Future.succeededFuture(0)
                    : store
                        .settle(tx, ids.stream().map(Outbox::cancelled).toList())
                        .map(ids.size()));
  }

  /**
   * Queues a message again that failed, was skipped or cancelled; false when it is in another
   * state.
   */
  public Future<Optional<Boolean>> retry(long id) {
    return decisions
        .state(db.general(), id)
        .compose(
            state ->
                state.isEmpty()
                    ? Future.succeededFuture(Optional.<Boolean>empty())
                    : db.transaction(tx -> decisions.retry(tx, id)).map(Optional::of))
        .onSuccess(done -> wakeForAll());
  }

  /** Makes a waiting delivery due now; false when it is not waiting, empty when there is none. */
  public Future<Optional<Boolean>> hurry(long id) {
    return decisions
        .state(db.general(), id)
        .compose(
            state ->
                state.isEmpty()
                    ? Future.succeededFuture(Optional.<Boolean>empty())
                    : decisions.hurry(db.general(), id).map(Optional::of))
        .onSuccess(done -> wakeForAll());
  }

  private void wakeForAll() {
    wakeForCampaigns();
    wakeForCalls();
  }
}
