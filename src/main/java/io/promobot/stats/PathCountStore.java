package io.promobot.stats;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Moves people from the path they were counted at to the path they have reached. */
final class PathCountStore {
  private final String page;
  private final int slot;

  /** A counter; its natural order is the order in which every writer locks. */
  private record Counter(String campaign, int version, String origin, int path)
      implements Comparable<Counter> {
    private static final Comparator<Counter> ORDER =
        Comparator.comparing(Counter::campaign)
            .thenComparing(Counter::version)
            .thenComparing(Counter::origin)
            .thenComparing(Counter::path);

    @Override
    public int compareTo(Counter other) {
      return ORDER.compare(this, other);
    }
  }

  PathCountStore(String page, int slot) {
    this.page = page;
    this.slot = slot;
  }

  Future<Void> move(SqlConnection tx, Collection<Journey> moved) {
    Map<Counter, Long> change = new TreeMap<>();
    for (Journey journey : moved) {
      journey.saved.ifPresent(from -> change.merge(counter(journey, from), -1L, Long::sum));
      change.merge(counter(journey, journey.now()), 1L, Long::sum);
    }
    return add(tx, change);
  }

  Future<Void> remove(SqlConnection tx, Collection<Journey> gone) {
    Map<Counter, Long> change = new TreeMap<>();
    for (Journey journey : gone) {
      journey.saved.ifPresent(from -> change.merge(counter(journey, from), -1L, Long::sum));
    }
    return add(tx, change);
  }

  private static Counter counter(Journey journey, Journey.Place place) {
    return new Counter(journey.campaign, journey.version, place.origin(), place.path().bits());
  }

  private Future<Void> add(SqlConnection tx, Map<Counter, Long> change) {
    change.values().removeIf(people -> people == 0);
    if (change.isEmpty()) {
      return Future.succeededFuture();
    }
    List<Counter> counters = List.copyOf(change.keySet());
    Tuple tuple =
        Tuple.tuple()
            .addString(page)
            .addArrayOfString(counters.stream().map(Counter::campaign).toArray(String[]::new))
            .addArrayOfInteger(counters.stream().map(Counter::version).toArray(Integer[]::new))
            .addArrayOfString(counters.stream().map(Counter::origin).toArray(String[]::new))
            .addArrayOfInteger(counters.stream().map(Counter::path).toArray(Integer[]::new))
            .addArrayOfLong(change.values().toArray(Long[]::new))
            .addInteger(slot);
    return tx.preparedQuery(ADD).execute(tuple).mapEmpty();
  }

  private static final String ADD =
      """
      INSERT INTO path_count AS c (page_id, campaign_id, version, origin, path, slot, people)
      SELECT $1, u.campaign_id, u.version, u.origin, u.path, $7, u.people
      FROM unnest($2::text[], $3::int[], $4::text[], $5::int[], $6::bigint[]) WITH ORDINALITY
          AS u (campaign_id, version, origin, path, people, nth)
      ORDER BY u.nth
      ON CONFLICT (page_id, campaign_id, version, origin, path, slot)
      DO UPDATE SET people = c.people + excluded.people
      """;
}
