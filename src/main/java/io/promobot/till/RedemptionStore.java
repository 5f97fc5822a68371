package io.promobot.till;

import io.promobot.customer.RedeemStore;
import io.promobot.customer.RedeemStore.Redeemer;
import io.promobot.db.Database;
import io.promobot.flow.Story;
import io.promobot.stats.CampaignStoryStore;
import io.promobot.stats.Journey;
import io.promobot.stats.Tally;
import io.promobot.till.LedgerStore.Earlier;
import io.promobot.till.LedgerStore.Used;
import io.promobot.till.UndoStore.Limit;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/**
 * Redeems codes: the coupon, the ledger and the figures change in one transaction, and the person
 * is locked first, as it is everywhere.
 */
public final class RedemptionStore {
  /** Keeps two redemptions from having one key. */
  private static final String ONE_KEY = "coupon_entry_key";

  /** Below are those of the inbox and of leads. */
  private static final int FIRST_SLOT = 64;

  /** As many as can be at it at once. */
  private static final int SLOTS_EACH = 8;

  private final Database database;
  private final CampaignStoryStore stories;
  private final Runnable ordered;
  private final List<Desk> desks;
  private final Queue<Desk> free = new PriorityBlockingQueue<>(SLOTS_EACH);

  /** Counts in slots of its own. */
  private record Desk(int slot, LedgerStore ledger, RedeemStore people)
      implements Comparable<Desk> {
    static Desk of(Tally tally) {
      return new Desk(tally.slot(), new LedgerStore(tally), new RedeemStore(tally));
    }

    @Override
    public int compareTo(Desk other) {
      return Integer.compare(slot, other.slot);
    }
  }

  /** {@code tally} has a slot below 16; {@code ordered} is run when a channel is to be notified. */
  public RedemptionStore(Database database, Tally tally, Runnable ordered) {
    this.database = database;
    this.stories = new CampaignStoryStore(database, tally.page());
    this.ordered = ordered;
    this.desks =
        IntStream.range(0, SLOTS_EACH)
            .mapToObj(nth -> tally.in(FIRST_SLOT + SLOTS_EACH * tally.slot() + nth))
            .map(Desk::of)
            .toList();
    free.addAll(desks);
  }

  /** What this key redeemed before. */
  Future<Optional<Earlier>> before(UUID key) {
    return desks.get(0).ledger().byKey(database.general(), key);
  }

  /** What this till can still take back, newest first. */
  Future<List<Redemption>> lately(Limit limit) {
    return desks.get(0).ledger().lately(database.general(), limit);
  }

  /** Empty when the code cannot be redeemed, or the key was used meanwhile. */
  Future<Optional<Redemption>> redeem(FoundCode code, NewRedemption asked, Instant now) {
    // Read before: inside the transaction it would wait for a second connection.
    return stories
        .of(code.campaign())
        .compose(
            story -> {
              var desk = new AtomicReference<Desk>();
              return database
                  .transaction(tx -> redeem(tx, taken(desk), code, asked, now, story))
                  .onComplete(done -> Optional.ofNullable(desk.get()).ifPresent(free::add));
            })
        .recover(RedemptionStore::keyInUse)
        .map(
            used -> {
              if (used.filter(Used::ordered).isPresent()) {
                ordered.run();
              }
              return used.map(Used::redemption);
            });
  }

  /**
   * The first one that is free, so that nobody waits for others' counters and quiet shops have few
   * of them; a transaction that is run again keeps its own.
   */
  private Desk taken(AtomicReference<Desk> mine) {
    if (mine.get() == null) {
      mine.set(free.poll());
    }
    return Optional.ofNullable(mine.get()).orElse(desks.get(0));
  }

  private Future<Optional<Used>> redeem(
      SqlConnection tx, Desk desk, FoundCode code, NewRedemption asked, Instant now, Story story) {
    RedeemStore store = desk.people();
    Future<Optional<Redeemer>> locked =
        code.customer()
            .map(id -> store.lock(tx, id))
            .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    Future<Optional<Used>> used = desk.ledger().use(tx, code.id(), asked, now, Optional.empty());
    Future<List<Journey>> journeys =
        code.customer()
            .map(id -> store.journeys(tx, id))
            .orElseGet(() -> Future.succeededFuture(List.of()));
    return Future.all(locked, used, journeys)
        .compose(
            all ->
                used.result().isEmpty() || locked.result().isEmpty()
                    ? Future.succeededFuture()
                    : store.redeemed(
                        tx,
                        locked.result().get(),
                        RedeemStore.in(code.campaign(), journeys.result()),
                        story,
                        used.result().get().redemption().at()))
        .map(counted -> used.result());
  }

  /** The same key came twice at once: the other one is the answer. */
  private static Future<Optional<Used>> keyInUse(Throwable failure) {
    return failure instanceof PgException refused && ONE_KEY.equals(refused.getConstraint())
        ? Future.succeededFuture(Optional.empty())
        : Future.failedFuture(failure);
  }
}
