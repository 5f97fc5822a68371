package io.promobot.stats;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads where people came from, across all campaigns; the most people first. */
public final class EverybodysOriginStore {
  private static final int MOST = 1_000;

  private final Database database;
  private final String page;

  public EverybodysOriginStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  /** For people who came between these days, both included. */
  public Future<List<EverybodysOrigin>> between(Optional<LocalDate> from, Optional<LocalDate> to) {
    return database
        .general()
        .preparedQuery(ORIGINS)
        .execute(Tuple.of(page, from.orElse(null), to.orElse(null), MOST))
        .map(rows -> rows.stream().map(EverybodysOriginStore::origin).toList());
  }

  static final String ORIGINS =
      """
      SELECT origin,
        coalesce(sum(people) FILTER (WHERE what = 'leads'), 0)::bigint AS leads,
        coalesce(sum(people) FILTER (WHERE what = 'customers'), 0)::bigint AS customers,
        coalesce(sum(people) FILTER (WHERE what = 'responded'), 0)::bigint AS responded,
        coalesce(sum(people) FILTER (WHERE what = 'revealed'), 0)::bigint AS revealed,
        coalesce(sum(people) FILTER (WHERE what = 'redeemed'), 0)::bigint AS redeemed
      FROM origin_count
      WHERE page_id = $1 AND ($2::date IS NULL OR day >= $2) AND ($3::date IS NULL OR day <= $3)
      GROUP BY origin HAVING sum(people) > 0
      ORDER BY sum(people) FILTER (WHERE what IN ('leads', 'customers')) DESC NULLS LAST, origin
      LIMIT $4
      """;

  private static EverybodysOrigin origin(Row row) {
    return new EverybodysOrigin(
        row.getString("origin"),
        row.getLong("leads"),
        row.getLong("customers"),
        row.getLong("responded"),
        row.getLong("revealed"),
        row.getLong("redeemed"));
  }
}
