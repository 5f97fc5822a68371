package io.promobot.stats;

import io.promobot.db.Database;
import io.promobot.flow.Button;
import io.promobot.flow.Path;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a campaign's figures: sums of path counts, in the same time at any number of people. */
public final class StatsStore {
  private final Database database;
  private final String page;

  public StatsStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  /** The figures of everybody in the campaign. */
  public Future<Stats> of(String campaign) {
    return of(campaign, Optional.empty(), Optional.empty());
  }

  /**
   * The figures of one version's or one origin's people; taps are counted for the whole campaign.
   */
  public Future<Stats> of(String campaign, Optional<Integer> version, Optional<String> origin) {
    return database
        .general()
        .preparedQuery(SUMS)
        .execute(Tuple.of(page, campaign, version.orElse(null), origin.orElse(null)))
        .map(rows -> read(campaign, rows));
  }

  static final String SUMS =
      """
      SELECT path, NULL AS button, sum(people)::bigint AS number
      FROM path_count
      WHERE page_id = $1 AND campaign_id = $2
        AND ($3::int IS NULL OR version = $3) AND ($4::text IS NULL OR origin = $4)
      GROUP BY path HAVING sum(people) > 0
      UNION ALL
      SELECT NULL, button, sum(taps)::bigint
      FROM tap_count
      WHERE page_id = $1 AND campaign_id = $2 AND hour = '-infinity'
      GROUP BY button
      ORDER BY path, button
      """;

  private static Stats read(String campaign, RowSet<Row> rows) {
    List<Stats.PathCount> paths = new ArrayList<>();
    Map<Button, Long> taps = new EnumMap<>(Button.class);
    for (Row row : rows) {
      if (row.getString("button") == null) {
        paths.add(new Stats.PathCount(new Path(row.getInteger("path")), row.getLong("number")));
      } else {
        taps.put(Button.valueOf(row.getString("button")), row.getLong("number"));
      }
    }
    return Stats.of(campaign, paths, taps);
  }
}
