package io.promobot.live;

import io.promobot.db.PageNotifyFeed;
import io.promobot.stats.Stats;
import io.promobot.stats.StatsStore;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Shows viewers the figures of their campaign: immediately, and again whenever they change here or
 * on another replica. Each change is read once, whatever the number of viewers.
 */
public final class LiveFeed {
  private static final String CHANNEL = "live";

  /**
   * A notification may be lost without anybody noticing; then the figures are late by at most this.
   */
  private static final Duration SLOW_POLL = Duration.ofSeconds(10);

  private final Function<String, Future<Stats>> read;
  private final Turns turns;
  private final Consumer<String> tellOthers;
  private final Map<String, CampaignFeed> feeds = new HashMap<>();
  private Runnable closing = () -> {};

  public LiveFeed(Vertx vertx, StatsStore stats, PageNotifyFeed subscriber) {
    this(stats::of, turns(vertx), campaign -> subscriber.notify(CHANNEL, campaign));
    subscriber.listen(CHANNEL, this::changedElsewhere);
    subscriber.onGap(this::anythingMayHaveChanged);
    long timer = vertx.setPeriodic(SLOW_POLL.toMillis(), tick -> anythingMayHaveChanged());
    closing = () -> vertx.cancelTimer(timer);
  }

  LiveFeed(Function<String, Future<Stats>> read, Turns turns, Consumer<String> tellOthers) {
    this.read = read;
    this.turns = turns;
    this.tellOthers = tellOthers;
  }

  private static Turns turns(Vertx vertx) {
    Context context = vertx.getOrCreateContext();
    return new Turns() {
      @Override
      public void next(Runnable task) {
        context.runOnContext(now -> task.run());
      }

      @Override
      public void later(Duration pause, Runnable task) {
        vertx.setTimer(pause.toMillis(), due -> next(task));
      }
    };
  }

  /** Call it once the transaction that moved somebody is committed. */
  public void changed(String campaign) {
    changedElsewhere(campaign);
    tellOthers.accept(campaign);
  }

  void changedElsewhere(String campaign) {
    turns.next(
        () -> {
          CampaignFeed feed = feeds.get(campaign);
          if (feed != null) {
            feed.changed();
          }
        });
  }

  void anythingMayHaveChanged() {
    turns.next(() -> List.copyOf(feeds.values()).forEach(CampaignFeed::changed));
  }

  /** Shows the current figures first; on the viewer's own Vert.x context, when it has one. */
  public Subscription watch(String campaign, Consumer<Stats> shown) {
    Viewer viewer = new Viewer(presentThread(), shown);
    turns.next(() -> feeds.computeIfAbsent(campaign, this::feed).add(viewer));
    return () -> {
      viewer.leave();
      turns.next(() -> remove(campaign, viewer));
    };
  }

  private static Executor presentThread() {
    Context context = Vertx.currentContext();
    return context == null ? Runnable::run : task -> context.runOnContext(now -> task.run());
  }

  private CampaignFeed feed(String campaign) {
    return new CampaignFeed(() -> read.apply(campaign), turns);
  }

  private void remove(String campaign, Viewer viewer) {
    feeds.computeIfPresent(campaign, (id, feed) -> feed.remove(viewer) ? feed : null);
  }

  /** The campaigns that have viewers. */
  int watched() {
    return feeds.size();
  }

  /** Ends the slow poll; viewers see nothing new from now on. */
  public void close() {
    closing.run();
    turns.next(feeds::clear);
  }
}
