package io.promobot.stats;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a campaign's figures over time. */
public final class HistoryStore {
  private final Database database;
  private final String page;
  private final ShopDays days;
  private final InstantSource clock;
  private final CampaignStoryStore stories;

  /** A campaign's people, perhaps of one line or language only. */
  public record Who(String campaign, Optional<String> line, Optional<String> language) {}

  public HistoryStore(Database database, String page, ShopDays days, InstantSource clock) {
    this.database = database;
    this.page = page;
    this.days = days;
    this.clock = clock;
    this.stories = new CampaignStoryStore(database, page);
  }

  /**
   * From the beginning of this day on, or over the last so many hours; perhaps of one line or
   * language only.
   */
  public Future<History> of(Who who, History.Step step, int hours, Optional<LocalDate> from) {
    Instant now = clock.instant();
    return of(
        who,
        step,
        now,
        from.map(day -> step.since(day, now, days)).orElseGet(() -> step.starts(hours, now, days)));
  }

  private Future<History> of(Who who, History.Step step, Instant now, List<Instant> starts) {
    Tuple tuple =
        Tuple.tuple()
            .addString(page)
            .addString(who.campaign())
            .addArrayOfOffsetDateTime(
                starts.stream().map(HistoryStore::utc).toArray(OffsetDateTime[]::new))
            .addOffsetDateTime(utc(starts.get(0)))
            .addOffsetDateTime(utc(now))
            .addString(who.line().orElse(null))
            .addString(who.language().orElse(null));
    return database
        .lists()
        .preparedQuery(SUMS)
        .execute(tuple)
        .compose(
            rows ->
                stories
                    .of(who.campaign())
                    .map(
                        story ->
                            History.of(
                                step, days, starts, new History.Counted(story, counted(rows)))));
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  // Summed before it is told as which stages they are shown: there are few sums.
  static final String SUMS =
      """
      SELECT c.nth, shown.stage, sum(c.people)::bigint AS people
      FROM (
        SELECT width_bucket(hour, $3::timestamptz[]) AS nth, stage, line, sum(people) AS people
        FROM stage_count
        WHERE page_id = $1 AND campaign_id = $2 AND hour >= $4 AND hour <= $5
          AND ($6::text IS NULL OR line = $6) AND ($7::text IS NULL OR language = $7)
        GROUP BY 1, 2, 3) c CROSS JOIN LATERAL unnest(%s) AS shown (stage)
      GROUP BY 1, 2
      """
          .formatted(ShownPath.stages("c"));

  private static Map<Integer, Map<String, Long>> counted(RowSet<Row> rows) {
    Map<Integer, Map<String, Long>> counted = new HashMap<>();
    for (Row row : rows) {
      counted
          .computeIfAbsent(row.getInteger("nth") - 1, nth -> new HashMap<>())
          .put(row.getString("stage"), row.getLong("people"));
    }
    return counted;
  }
}
