package io.promobot.stats;

import io.promobot.db.Database;
import io.promobot.flow.Stage;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a campaign's figures over time. */
public final class HistoryStore {
  private static final Map<String, Stage> STAGES =
      Arrays.stream(Stage.values()).collect(Collectors.toMap(Stage::key, Function.identity()));

  private final Database database;
  private final String page;
  private final InstantSource clock;

  public HistoryStore(Database database, String page, InstantSource clock) {
    this.database = database;
    this.page = page;
    this.clock = clock;
  }

  public Future<History> of(String campaign, History.Step step, int hours) {
    Instant now = clock.instant();
    Instant from = step.first(hours, now);
    Instant end = step.after(step.present(now));
    Tuple tuple =
        Tuple.of(
            page,
            campaign,
            from.atOffset(ZoneOffset.UTC),
            end.atOffset(ZoneOffset.UTC),
            step.key());
    return database
        .general()
        .preparedQuery(SUMS)
        .execute(tuple)
        .map(rows -> History.of(step, hours, now, counted(rows)));
  }

  static final String SUMS =
      """
      SELECT date_trunc($5::text, hour, 'UTC') AS at, stage, sum(people)::bigint AS people
      FROM stage_count
      WHERE page_id = $1 AND campaign_id = $2 AND hour >= $3 AND hour < $4
      GROUP BY 1, 2
      """;

  private static Map<Instant, Map<Stage, Long>> counted(RowSet<Row> rows) {
    Map<Instant, Map<Stage, Long>> counted = new HashMap<>();
    for (Row row : rows) {
      // A stage that a newer replica counts already is none of ours.
      Stage stage = STAGES.get(row.getString("stage"));
      if (stage != null) {
        counted
            .computeIfAbsent(
                row.getOffsetDateTime("at").toInstant(), at -> new EnumMap<>(Stage.class))
            .put(stage, row.getLong("people"));
      }
    }
    return counted;
  }
}
