package io.promobot.stats;

import io.promobot.db.Database;
import io.promobot.flow.Path;
import io.promobot.flow.Story;
import io.promobot.stats.Stats.PathCount;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads where a campaign's people came from, the most people first. */
public final class OriginStore {
  private static final int MOST = 1_000;

  private final Database database;
  private final String page;
  private final CampaignStoryStore stories;

  public OriginStore(Database database, String page) {
    this.database = database;
    this.page = page;
    this.stories = new CampaignStoryStore(database, page);
  }

  /** Of those who joined the campaign since then, or of everybody. */
  public Future<List<OriginFigures>> of(HistoryStore.Who who, Optional<Instant> since) {
    return of(who, since, Optional.empty());
  }

  /** Of those who joined it before {@code until}. */
  public Future<List<OriginFigures>> of(
      HistoryStore.Who who, Optional<Instant> since, Optional<Instant> until) {
    Tuple tuple =
        Tuple.of(page, who.campaign(), MOST, who.line().orElse(null), who.language().orElse(null));
    boolean some = since.isPresent() || until.isPresent();
    if (some) {
      tuple.addOffsetDateTime(since.orElse(Instant.EPOCH).atOffset(ZoneOffset.UTC));
      tuple.addOffsetDateTime(until.map(end -> end.atOffset(ZoneOffset.UTC)).orElse(null));
    }
    return database
        .general()
        .preparedQuery(some ? ORIGINS_SINCE : ORIGINS)
        .execute(tuple)
        .compose(rows -> stories.of(who.campaign()).map(story -> figures(story, rows)));
  }

  private static final String RANKED =
      """
      WITH taken AS MATERIALIZED (
      %s),
      ranked AS (
        SELECT origin, path, people, sum(people) OVER (PARTITION BY origin) AS everybody FROM taken),
      placed AS (
        SELECT *, dense_rank() OVER (ORDER BY everybody DESC, origin) AS place FROM ranked)
      SELECT origin, path, people FROM placed WHERE place <= $3 ORDER BY place, path
      """;

  static final String ORIGINS =
      RANKED.formatted(
          """
          SELECT origin, %s AS path, sum(people)::bigint AS people
          FROM path_count p
          WHERE page_id = $1 AND campaign_id = $2 AND ($4::text IS NULL OR line = $4)
            AND ($5::text IS NULL OR language = $5)
          GROUP BY origin, 2 HAVING sum(people) > 0
          """
              .formatted(ShownPath.of("p")));

  static final String ORIGINS_SINCE =
      RANKED.formatted(
          """
          SELECT origin, %s AS path, count(*) AS people
          FROM journey j
          WHERE page_id = $1 AND campaign_id = $2 AND ($4::text IS NULL OR line = $4)
            AND ($5::text IS NULL OR language = $5)
            AND entered_at >= $6 AND entered_at < coalesce($7::timestamptz, 'infinity')
          GROUP BY origin, 2
          """
              .formatted(ShownPath.of("j")));

  private static List<OriginFigures> figures(Story story, RowSet<Row> rows) {
    Map<String, List<PathCount>> taken = new LinkedHashMap<>();
    for (Row row : rows) {
      taken
          .computeIfAbsent(row.getString("origin"), first -> new ArrayList<>())
          .add(new PathCount(new Path(row.getInteger("path")), row.getLong("people")));
    }
    List<OriginFigures> figures = new ArrayList<>();
    taken.forEach(
        (origin, paths) -> figures.add(new OriginFigures(origin, Stats.people(story, paths))));
    return figures;
  }
}
