package io.promobot.live;

import io.promobot.stats.Stats;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The viewers of one campaign: the first change is shown immediately, later ones at most forty
 * times a second, and the last one always. Used in turns only.
 */
final class CampaignFeed {
  private static final Logger log = LoggerFactory.getLogger(CampaignFeed.class);
  static final Duration PAUSE = Duration.ofMillis(25);
  static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

  private final Supplier<Future<Stats>> read;
  private final Turns turns;
  private final Set<Viewer> viewers = new LinkedHashSet<>();
  private Stats shown;
  private boolean changed;
  private boolean busy;

  CampaignFeed(Supplier<Future<Stats>> read, Turns turns) {
    this.read = read;
    this.turns = turns;
  }

  void add(Viewer viewer) {
    viewers.add(viewer);
    if (shown != null) {
      viewer.show(shown);
    } else if (!busy) {
      changed();
    }
  }

  /** False when that was the last viewer. */
  boolean remove(Viewer viewer) {
    viewers.remove(viewer);
    return !viewers.isEmpty();
  }

  void changed() {
    changed = true;
    readIfIdle();
  }

  private void readIfIdle() {
    if (!changed || busy || viewers.isEmpty()) {
      return;
    }
    changed = false;
    busy = true;
    read.get().onComplete(result -> turns.next(() -> wasRead(result)));
  }

  private void wasRead(AsyncResult<Stats> result) {
    if (result.succeeded()) {
      show(result.result());
    } else {
      log.warn("the figures could not be read, trying again: {}", result.cause().toString());
      changed = true;
    }
    turns.later(result.succeeded() ? PAUSE : PAUSE_AFTER_FAILURE, this::rested);
  }

  /** Our own notification makes us read twice; nobody needs to see the same figures twice. */
  private void show(Stats stats) {
    if (!stats.equals(shown)) {
      shown = stats;
      viewers.forEach(viewer -> viewer.show(stats));
    }
  }

  private void rested() {
    busy = false;
    readIfIdle();
  }
}
