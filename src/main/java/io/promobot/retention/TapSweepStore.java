package io.promobot.retention;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds old hours of taps up to the shop's days; totals have their own rows and stay as they are.
 */
final class TapSweepStore implements SweepStore {
  static final int ROWS = 2_000;

  private final String page;
  private final HourlyStore hourly;

  /** Taps on one button on one day; its natural order is the order in which every writer locks. */
  private record Day(String campaign, Instant start, String button) implements Comparable<Day> {
    private static final Comparator<Day> ORDER =
        Comparator.comparing(Day::campaign).thenComparing(Day::start).thenComparing(Day::button);

    @Override
    public int compareTo(Day other) {
      return ORDER.compare(this, other);
    }
  }

  TapSweepStore(String page, HourlyStore hourly) {
    this.page = page;
    this.hourly = hourly;
  }

  @Override
  public Removed.Kind kind() {
    return Removed.Kind.HOURS;
  }

  @Override
  public Future<Batch> sweep(SqlConnection tx, long place) {
    return hourly.first(tx).compose(first -> sweep(tx, place, first));
  }

  private Future<Batch> sweep(SqlConnection tx, long place, OffsetDateTime first) {
    return tx.preparedQuery(TAKE)
        .execute(Tuple.of(page, first, ROWS))
        .compose(
            gone -> add(tx, byDay(gone)).map(new Batch(gone.size(), place, gone.size() < ROWS)));
  }

  // A day is stored in slot -1, where no hours are counted. It used to be stored in slot 0 of the
  // first hour of a UTC day; rows there, a day or an hour, stay as they are.
  static final String TAKE =
      """
      WITH old AS MATERIALIZED (
        SELECT t.* FROM campaign c CROSS JOIN LATERAL (
          SELECT page_id, campaign_id, hour, button, slot FROM tap_count
          WHERE page_id = $1 AND campaign_id = c.id AND hour > '-infinity' AND hour < $2
            AND slot >= 0 AND (slot <> 0 OR hour <> date_trunc('day', hour, 'UTC'))
          ORDER BY hour LIMIT $3) t
        WHERE c.page_id = $1 LIMIT $3)
      DELETE FROM tap_count t USING old o
      WHERE t.page_id = $1 AND t.campaign_id = o.campaign_id AND t.hour = o.hour
        AND t.button = o.button AND t.slot = o.slot
      RETURNING t.campaign_id, t.button, t.hour, t.taps
      """;

  private Map<Day, Long> byDay(RowSet<Row> hours) {
    Map<Day, Long> taps = new TreeMap<>();
    for (Row row : hours) {
      Instant start = hourly.dayOf(row.getOffsetDateTime("hour"));
      Day day = new Day(row.getString("campaign_id"), start, row.getString("button"));
      taps.merge(day, row.getLong("taps"), Long::sum);
    }
    return taps;
  }

  private Future<Void> add(SqlConnection tx, Map<Day, Long> taps) {
    if (taps.isEmpty()) {
      return Future.succeededFuture();
    }
    List<Day> keys = List.copyOf(taps.keySet());
    Tuple tuple =
        Tuple.tuple()
            .addString(page)
            .addArrayOfString(keys.stream().map(Day::campaign).toArray(String[]::new))
            .addArrayOfString(keys.stream().map(Day::button).toArray(String[]::new))
            .addArrayOfOffsetDateTime(
                keys.stream()
                    .map(day -> day.start().atOffset(ZoneOffset.UTC))
                    .toArray(OffsetDateTime[]::new))
            .addArrayOfLong(taps.values().toArray(Long[]::new));
    return tx.preparedQuery(ADD).execute(tuple).mapEmpty();
  }

  private static final String ADD =
      """
      INSERT INTO tap_count AS d (page_id, campaign_id, button, hour, slot, taps)
      SELECT $1, u.campaign_id, u.button, u.day, -1, u.taps
      FROM unnest($2::text[], $3::text[], $4::timestamptz[], $5::bigint[]) WITH ORDINALITY
          AS u (campaign_id, button, day, taps, nth)
      ORDER BY u.nth
      ON CONFLICT (page_id, campaign_id, hour, button, slot)
      DO UPDATE SET taps = d.taps + excluded.taps
      """;
}
