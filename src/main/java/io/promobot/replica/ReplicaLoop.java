package io.promobot.replica;

import io.promobot.db.Database;
import io.promobot.db.ReadingPool.Health;
import io.promobot.db.ReadingPool.State;
import io.promobot.db.ReplicaPool;
import io.promobot.db.ReplicaPool.Place;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One replica and what is known of it; it is looked at on one event loop. */
final class ReplicaLoop {
  private static final Logger log = LoggerFactory.getLogger(ReplicaLoop.class);

  private final String name;
  private final ReplicaPool server;
  private final Duration limit;
  private final Freshness freshness = new Freshness();
  private long system;
  private volatile ReplicaView view = ReplicaView.unfit(Health.SILENT);

  /**
   * @param name for the log
   * @param limit how far behind it may be
   */
  ReplicaLoop(String name, ReplicaPool server, Duration limit) {
    this.name = name;
    this.server = server;
    this.limit = limit;
  }

  /** The primary was here at this time. */
  void written(Place primary, long at) {
    if (system != primary.system()) {
      freshness.forget();
      system = primary.system();
    }
    freshness.written(primary.inLog(), at);
  }

  /** Looks how far it is. */
  void look() {
    server.replayed().onSuccess(this::found).onFailure(silence -> unfit(Health.SILENT));
  }

  private void found(Place place) {
    if (!place.replica() || place.system() != system) {
      freshness.forget();
      unfit(place.replica() ? Health.OTHER_DATABASE : Health.NO_REPLICA);
      return;
    }
    freshness.replayed(place.inLog());
    see(ReplicaView.of(freshness.shownUntil(), System.nanoTime(), limit));
  }

  private void unfit(Health why) {
    see(ReplicaView.unfit(why));
  }

  private void see(ReplicaView next) {
    if (next.health() != view.health()) {
      log.info("the read replica {}: {}", name, new State(next.health(), next.behind()).words());
    }
    view = next;
  }

  /** Something that was asked of it failed: until it has been looked at, it is not asked again. */
  void failed(Throwable failure) {
    if (Database.unavailable(failure)) {
      unfit(Health.SILENT);
    }
  }

  /** Whether it shows everything from before {@code since}, and enough of what came after. */
  boolean shows(long since, long now) {
    return view.shows(since, now, limit);
  }

  State state(long now) {
    return view.stateAt(now, limit);
  }

  Pool lists() {
    return server.lists();
  }

  Pool exports() {
    return server.exports();
  }

  Future<Void> close() {
    return server.close();
  }
}
