package io.promobot.inbox;

import io.promobot.channel.CustomerEvent;
import io.promobot.db.Database;
import io.promobot.outbox.Outbox;
import io.promobot.stats.Tally;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Takes in Messenger's events; whatever is acknowledged is committed, and each event has its effect
 * once.
 *
 * <p>Customers are spread over lanes by their id; a lane works on one batch at a time, so that one
 * customer's events stay in order.
 */
public final class Inbox {
  private static final int LANES = 2;
  private static final int SLOTS = 16;

  private final String page;
  private final Outbox outbox;
  private final InboxListener listener;
  private final OurEchoes echoes = new OurEchoes();
  private final List<LaneWorker> lanes;

  /**
   * {@code tally} has a slot below 16; each lane gets a store that counts in slots of its own, or
   * one would wait for the other's commit.
   */
  public Inbox(
      Database db,
      Tally tally,
      Function<Tally, InboxStore> stores,
      Outbox outbox,
      InboxListener listener) {
    this.page = tally.page();
    this.outbox = outbox;
    this.listener = listener;
    this.lanes =
        IntStream.range(0, LANES)
            .mapToObj(lane -> stores.apply(tally.in(tally.slot() + SLOTS * lane)))
            .map(store -> new LaneWorker(db, store, outbox, listener))
            .toList();
  }

  /**
   * Completes when every event has had its effect and is committed; fails when that was not
   * possible.
   */
  public Future<Void> receive(List<CustomerEvent> events) {
    List<Future<?>> all = new ArrayList<>();
    Map<LaneWorker, List<CustomerEvent>> byLane = new IdentityHashMap<>();
    for (CustomerEvent event : events) {
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

  private LaneWorker lane(CustomerEvent event) {
    return lanes.get(Math.floorMod(event.person().hashCode(), LANES));
  }

  /**
   * Handles a parked event again, read as it came; false when no such event is parked, fails when
   * it fails again.
   */
  public Future<Boolean> replay(UUID key, Reparse again) {
    return lanes.get(0).replay(key, again);
  }

  /** Drops events that have waited longer than their sender will. */
  public void expire(long nanos) {
    lanes.forEach(lane -> lane.expire(nanos));
  }

  public int waiting() {
    return lanes.stream().mapToInt(LaneWorker::waiting).sum();
  }
}
