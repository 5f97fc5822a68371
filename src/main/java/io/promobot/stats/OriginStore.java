package io.promobot.stats;

import io.promobot.db.Database;
import io.promobot.flow.Path;
import io.promobot.flow.Story;
import io.promobot.stats.Stats.PathCount;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads where a campaign's people came from: sums of path counts, the most people first. */
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

  public Future<List<OriginFigures>> of(String campaign) {
    return database
        .general()
        .preparedQuery(ORIGINS)
        .execute(Tuple.of(page, campaign, MOST))
        .compose(rows -> stories.of(campaign).map(story -> figures(story, rows)));
  }

  static final String ORIGINS =
      """
      WITH taken AS MATERIALIZED (
        SELECT origin, path, sum(people)::bigint AS people
        FROM path_count
        WHERE page_id = $1 AND campaign_id = $2
        GROUP BY origin, path HAVING sum(people) > 0),
      ranked AS (
        SELECT origin, path, people, sum(people) OVER (PARTITION BY origin) AS everybody FROM taken),
      placed AS (
        SELECT *, dense_rank() OVER (ORDER BY everybody DESC, origin) AS place FROM ranked)
      SELECT origin, path, people FROM placed WHERE place <= $3 ORDER BY place, path
      """;

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
