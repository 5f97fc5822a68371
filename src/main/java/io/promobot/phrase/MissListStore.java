package io.promobot.phrase;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/** What was not understood, for the owner: grouped by the text, without those who wrote it. */
public final class MissListStore {
  /** Texts at once; the owner says what they mean, and then the next ones are shown. */
  static final int MOST = 100;

  private final Database database;
  private final String page;

  public MissListStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  /**
   * One text.
   *
   * @param text as a person reads it
   * @param language its BCP 47 tag; {@code und} if nobody knows
   * @param people how many wrote it
   * @param times how often they did, together
   */
  record Group(
      String text, String language, long people, long times, Instant firstAt, Instant lastAt) {}

  /**
   * The texts that most people wrote.
   *
   * @param more how many texts are not listed
   * @param alone how many more only one person wrote, if those were left out
   */
  record Groups(List<Group> texts, long more, long alone) {}

  /** Leaves out what the owner has said the meaning of, and what fewer people wrote than this. */
  Future<Groups> list(int people) {
    return database
        .general()
        .preparedQuery(LIST)
        .execute(Tuple.of(page, people, MOST))
        .map(rows -> rows.stream().toList())
        .map(
            rows ->
                new Groups(
                    rows.stream()
                        .filter(row -> row.getString("text") != null)
                        .map(MissListStore::group)
                        .toList(),
                    rows.get(0).getLong("more"),
                    rows.get(0).getLong("alone")));
  }

  private static final String LIST =
      """
      WITH texts AS MATERIALIZED (
        SELECT mode() WITHIN GROUP (ORDER BY n.written) AS text,
          mode() WITHIN GROUP (ORDER BY n.language) AS language,
          count(*) AS people, sum(n.times)::bigint AS times,
          min(n.first_at) AS first_at, max(n.last_at) AS last_at
        FROM not_understood n
        WHERE n.page_id = $1
          AND NOT EXISTS (SELECT FROM phrase p WHERE p.page_id = $1 AND p.plain = n.plain)
        GROUP BY n.plain),
      shown AS (
        SELECT * FROM texts WHERE people >= $2
        ORDER BY people DESC, last_at DESC, text LIMIT $3)
      SELECT shown.*, sums.more, sums.alone
      FROM (
        SELECT greatest(0, count(*) FILTER (WHERE people >= $2) - $3) AS more,
          count(*) FILTER (WHERE people < $2) AS alone FROM texts) sums
        LEFT JOIN shown ON true
      ORDER BY shown.people DESC, shown.last_at DESC, shown.text
      """;

  private static Group group(Row row) {
    return new Group(
        row.getString("text"),
        row.getString("language"),
        row.getLong("people"),
        row.getLong("times"),
        row.getOffsetDateTime("first_at").toInstant(),
        row.getOffsetDateTime("last_at").toInstant());
  }
}
