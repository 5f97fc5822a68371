package io.promobot.chat;

import io.promobot.channel.Line;
import io.promobot.db.Database;
import io.promobot.outbox.ClaimLoop;
import io.promobot.stats.Tally;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Ends the wait of campaign messages for visitors who did not come back in time. */
public final class ExpiryWorker {
  private static final int BATCH = 500;

  private final Database db;
  private final ExpiryStore store;
  private final Duration lifetime;
  private final Consumer<String> changed;
  private final ClaimLoop loop;

  /**
   * @param kept how long sent messages are kept at all; empty is forever
   * @param changed is told, after commit, of each campaign whose figures have moved
   */
  public ExpiryWorker(
      Vertx vertx, Database db, Tally tally, Optional<Duration> kept, Consumer<String> changed) {
    this.db = db;
    this.store = new ExpiryStore(tally);
    Duration ours = Line.WEB.lifetime();
    this.lifetime = kept.filter(shorter -> shorter.compareTo(ours) < 0).orElse(ours);
    this.changed = changed;
    this.loop = new ClaimLoop(vertx, "messages that nobody came back for", () -> BATCH, this::end);
  }

  /** Starts looking for them. */
  public void start() {
    loop.start(loop::wake);
  }

  /** Ends nothing more. */
  public Future<Void> stop() {
    return loop.stop();
  }

  private Future<Integer> end(int most) {
    return db.transaction(tx -> store.end(tx, lifetime, most, Instant.now()))
        .onSuccess(ended -> ended.campaigns().forEach(changed))
        .map(ExpiryStore.Ended::messages);
  }
}
