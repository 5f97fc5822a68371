package io.promobot.live;

import io.promobot.stats.Stats;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A viewer; gets figures on the thread it came on, and none after it has left. */
final class Viewer {
  private static final Logger log = LoggerFactory.getLogger(Viewer.class);

  private final Executor thread;
  private final Consumer<Stats> shown;
  private volatile boolean left;

  Viewer(Executor thread, Consumer<Stats> shown) {
    this.thread = thread;
    this.shown = shown;
  }

  void show(Stats stats) {
    thread.execute(
        () -> {
          if (!left) {
            accept(stats);
          }
        });
  }

  /** One viewer's failure must not keep the figures from the others. */
  private void accept(Stats stats) {
    try {
      shown.accept(stats);
    } catch (RuntimeException failure) {
      log.warn("a viewer could not be shown the figures", failure);
    }
  }

  void leave() {
    left = true;
  }
}
