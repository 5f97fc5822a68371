package io.promobot.retention;

import io.promobot.TestShop;
import io.promobot.db.Await;
import io.promobot.stats.Tallies;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** A shop whose rows are as old as a test needs them, and what clears them away. */
final class OldRows implements AutoCloseable {
  static final Optional<Duration> YEAR = Optional.of(Duration.ofDays(400));
  static final Keep PRESET = new Keep(YEAR, YEAR, Optional.of(Duration.ofDays(90)), Tallies.UTC);
  static final Keep FOREVER =
      new Keep(Optional.empty(), Optional.empty(), Optional.empty(), Tallies.UTC);

  static final String LEADS =
      """
      INSERT INTO lead (page_id, name, email, email_key)
      SELECT $1, i, i || '@x.es', i || '@x.es' FROM generate_series(1, $2) i
      """;

  static final String EVENTS = "SELECT count(*) FROM event WHERE page_id = $1";

  final TestShop shop = TestShop.open();

  Removed run(Keep keep) {
    return Await.on(worker(keep).run());
  }

  RetentionWorker worker(Keep keep) {
    return worker(keep, new Batches());
  }

  RetentionWorker worker(Keep keep, BiConsumer<Removed.Kind, Long> removedSome) {
    return new RetentionWorker(shop.vertx, shop.database, shop.page, keep, removedSome);
  }

  /** How many batches there were of each kind. */
  static final class Batches implements BiConsumer<Removed.Kind, Long> {
    private final Map<Removed.Kind, Integer> all = new ConcurrentHashMap<>();

    @Override
    public void accept(Removed.Kind kind, Long rows) {
      all.merge(kind, 1, Integer::sum);
    }

    int of(Removed.Kind kind) {
      return all.getOrDefault(kind, 0);
    }
  }

  static void events(TestShop of, int number, String state, int daysAgo) {
    of.rows(
        """
        INSERT INTO event (page_id, key, psid, kind, state, at, received_at, raw)
        SELECT $1, gen_random_uuid(), 'psid-' || i % 7, 'SAID', $3, now(),
          now() - $4 * interval '1 day', convert_to(repeat('x', 300), 'UTF8')
        FROM generate_series(1, $2) i
        """,
        number, state, (double) daysAgo);
  }

  void message(String name, String state, int createdDaysAgo, int settledDaysAgo) {
    shop.rows(
        """
        INSERT INTO outbox (page_id, say, state, created_at, settled_at) VALUES
          ($1, $2, $3, now() - $4 * interval '1 day', now() - $5 * interval '1 day')
        """,
        name,
        state,
        (double) createdDaysAgo,
        (double) settledDaysAgo);
  }

  List<String> messages() {
    return shop.rows("SELECT say FROM outbox WHERE page_id = $1 ORDER BY id").stream()
        .map(row -> row.getString(0))
        .toList();
  }

  List<String> text(String sql) {
    return shop.rows(sql).stream().map(row -> row.getString(0)).toList();
  }

  @Override
  public void close() {
    shop.close();
  }
}
