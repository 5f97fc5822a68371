package io.promobot.inbox;

import io.promobot.channel.CustomerEvent;
import io.promobot.db.Database;
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
import java.util.function.Supplier;
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
  private final Reparse again;
  private final OurEchoes echoes = new OurEchoes();
  private final List<LaneWorker> lanes;

  public Inbox(InboxParts parts, Outbox outbox, InboxListener listener, Reparse again) {
    this.page = parts.tally().page();
    this.again = again;
    this.outbox = outbox;
    this.listener = listener;
    this.lanes = IntStream.range(0, LANES).mapToObj(lane -> lane(parts, lane)).toList();
  }

  /** Each lane counts in slots of its own; otherwise one would wait for the other's commit. */
  private LaneWorker lane(InboxParts parts, int lane) {
    Tally apart = parts.tally().in(parts.tally().slot() + SLOTS * lane);
    return new LaneWorker(parts.db(), new InboxStore(parts, apart), outbox, listener);
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
      Supplier<String> business, String region, Duration welcomeDelay, Duration handoverPause) {}

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
   * Handles a parked event again; false when no such event is parked, fails when it fails again.
   */
  public Future<Boolean> replay(UUID key) {
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
