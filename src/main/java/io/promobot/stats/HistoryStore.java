package io.promobot.stats;

import io.promobot.day.ShopDays;
import io.promobot.db.Database;
import io.promobot.flow.Stage;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a campaign's figures over time. */
public final class HistoryStore {
  private static final Map<String, Stage> STAGES =
      Arrays.stream(Stage.values()).collect(Collectors.toMap(Stage::key, Function.identity()));

  private final Database database;
  private final String page;
  private final ShopDays days;
  private final InstantSource clock;

  public HistoryStore(Database database, String page, ShopDays days, InstantSource clock) {
    this.database = database;
    this.page = page;
    this.days = days;
    this.clock = clock;
  }

  public Future<History> of(String campaign, History.Step step, int hours) {
    Instant now = clock.instant();
    List<Instant> starts = step.starts(hours, now, days);
    Tuple tuple =
        Tuple.tuple()
            .addString(page)
            .addString(campaign)
            .addArrayOfOffsetDateTime(
                starts.stream().map(HistoryStore::utc).toArray(OffsetDateTime[]::new))
            .addOffsetDateTime(utc(starts.get(0)))
            .addOffsetDateTime(utc(now));
    return database
        .general()
        .preparedQuery(SUMS)
        .execute(tuple)
        .map(rows -> History.of(step, days, starts, counted(rows)));
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  static final String SUMS =
      """
      SELECT width_bucket(hour, $3::timestamptz[]) AS nth, stage, sum(people)::bigint AS people
      FROM stage_count
      WHERE page_id = $1 AND campaign_id = $2 AND hour >= $4 AND hour <= $5
      GROUP BY 1, 2
      """;

  private static Map<Integer, Map<Stage, Long>> counted(RowSet<Row> rows) {
    Map<Integer, Map<Stage, Long>> counted = new HashMap<>();
    for (Row row : rows) {
      // A stage that a newer replica counts already is none of ours.
      Stage stage = STAGES.get(row.getString("stage"));
      if (stage != null) {
        counted
            .computeIfAbsent(row.getInteger("nth") - 1, nth -> new EnumMap<>(Stage.class))
            .put(stage, row.getLong("people"));
      }
    }
    return counted;
  }
}
