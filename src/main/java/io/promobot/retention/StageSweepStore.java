package io.promobot.retention;

import io.promobot.stats.DayCounter;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds old hours in which people reached a stage up to the shop's days, so that a year is read by
 * the day. What is counted in an old hour later is added to its day later.
 */
final class StageSweepStore implements SweepStore {
  static final int ROWS = 2_000;

  private final String page;
  private final HourlyStore hourly;

  StageSweepStore(String page, HourlyStore hourly) {
    this.page = page;
    this.hourly = hourly;
  }

  @Override
  public Removed.Kind kind() {
    return Removed.Kind.STAGE_HOURS;
  }

  @Override
  public Future<Batch> sweep(SqlConnection tx, long place) {
    return hourly
        .first(tx)
        .compose(first -> tx.preparedQuery(TAKE).execute(Tuple.of(page, first, ROWS)))
        .compose(
            gone -> add(tx, byDay(gone)).map(new Batch(gone.size(), place, gone.size() < ROWS)));
  }

  // Days are in slots below 0, where no hours are counted.
  static final String TAKE =
      """
      WITH old AS MATERIALIZED (
        SELECT s.* FROM campaign c CROSS JOIN LATERAL (
          SELECT page_id, campaign_id, hour, stage, slot FROM stage_count
          WHERE page_id = $1 AND campaign_id = c.id AND hour < $2 AND slot >= 0
          ORDER BY hour LIMIT $3) s
        WHERE c.page_id = $1 LIMIT $3)
      DELETE FROM stage_count s USING old o
      WHERE s.page_id = $1 AND s.campaign_id = o.campaign_id AND s.hour = o.hour
        AND s.stage = o.stage AND s.slot = o.slot
      RETURNING s.campaign_id, s.hour, s.stage, s.people, s.line, s.language
      """;

  private Map<DayCounter, Long> byDay(RowSet<Row> hours) {
    Map<DayCounter, Long> people = new TreeMap<>();
    for (Row row : hours) {
      DayCounter day =
          DayCounter.of(
              row.getString("campaign_id"),
              hourly.dayOf(row.getOffsetDateTime("hour")),
              row.getString("stage"),
              row.getString("line"),
              row.getString("language"));
      people.merge(day, row.getLong("people"), Long::sum);
    }
    return people;
  }

  private Future<Void> add(SqlConnection tx, Map<DayCounter, Long> people) {
    if (people.isEmpty()) {
      return Future.succeededFuture();
    }
    List<DayCounter> days = List.copyOf(people.keySet());
    Tuple tuple =
        Tuple.tuple()
            .addString(page)
            .addArrayOfString(days.stream().map(DayCounter::campaign).toArray(String[]::new))
            .addArrayOfOffsetDateTime(
                days.stream()
                    .map(day -> day.start().atOffset(ZoneOffset.UTC))
                    .toArray(OffsetDateTime[]::new))
            .addArrayOfString(days.stream().map(DayCounter::stage).toArray(String[]::new))
            .addArrayOfInteger(days.stream().map(DayCounter::slot).toArray(Integer[]::new))
            .addArrayOfString(days.stream().map(DayCounter::line).toArray(String[]::new))
            .addArrayOfString(days.stream().map(DayCounter::language).toArray(String[]::new))
            .addArrayOfLong(people.values().toArray(Long[]::new));
    return tx.preparedQuery(ADD).execute(tuple).mapEmpty();
  }

  private static final String ADD =
      """
      INSERT INTO stage_count AS d (page_id, campaign_id, hour, stage, slot, people, line, language)
      SELECT $1, u.campaign_id, u.day, u.stage, u.slot, u.people, u.line, u.language
      FROM unnest($2::text[], $3::timestamptz[], $4::text[], $5::int[], $6::text[], $7::text[],
          $8::bigint[])
          WITH ORDINALITY AS u (campaign_id, day, stage, slot, line, language, people, nth)
      ORDER BY u.nth
      ON CONFLICT (page_id, campaign_id, hour, stage, slot)
      DO UPDATE SET people = d.people + excluded.people
      """;
}
