package io.promobot.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells PostgreSQL how young tables grow, each time they have trebled: plans made for a handful of
 * rows read whole tables, and cached ones stay until the next ANALYZE. Autovacuum would do it
 * eventually, but by then a shop's first campaign is over.
 */
final class GrowthWorker {
  private static final Logger log = LoggerFactory.getLogger(GrowthWorker.class);
  private static final long FIRST = 50;
  private static final long LAST = 1_000_000;

  private final Supplier<Pool> pool;
  private final AtomicLong rows = new AtomicLong();
  private final AtomicLong next = new AtomicLong(FIRST);
  private final AtomicBoolean busy = new AtomicBoolean();

  GrowthWorker(Supplier<Pool> pool) {
    this.pool = pool;
  }

  void grew(int added) {
    long now = rows.addAndGet(added);
    if (now >= next.get() && next.get() < LAST && busy.compareAndSet(false, true)) {
      next.set(now * 3);
      analyze();
    }
  }

  private void analyze() {
    pool.get()
        .query(KNOWN)
        .execute()
        .compose(
            known ->
                known.iterator().next().getLong("rows") > rows.get()
                    ? Future.succeededFuture()
                    : pool.get().query(ANALYZE).execute())
        .onFailure(failure -> log.info("statistics postponed: {}", failure.getMessage()))
        .onComplete(done -> busy.set(false));
  }

  private static final String KNOWN =
      """
      SELECT coalesce(max(reltuples), 0)::bigint AS rows FROM pg_class WHERE oid = 'event'::regclass
      """;

  private static final String ANALYZE =
      "ANALYZE event, customer, journey, outbox, path_count, tap_count, erased, lead, request";
}
