package io.promobot.stats;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.promobot.db.Database;
import io.promobot.flow.Button;
import io.promobot.flow.Path;
import io.promobot.flow.Stage;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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

  /** The people by stage of one campaign or of all, by campaign; of those that have any. */
  public Future<Map<String, Map<Stage, Long>>> people(Optional<String> campaign) {
    return database
        .general()
        .preparedQuery(PEOPLE)
        .execute(Tuple.of(page, campaign.orElse(null)))
        .map(rows -> people(rows, row -> row.getString("campaign_id")));
  }

  static final String PEOPLE =
      """
      SELECT campaign_id, path, sum(people)::bigint AS number
      FROM path_count
      WHERE page_id = $1 AND ($2::text IS NULL OR campaign_id = $2)
      GROUP BY campaign_id, path HAVING sum(people) > 0
      """;

  /** The people by stage of one campaign, by the version they got into it by. */
  public Future<Map<Integer, Map<Stage, Long>>> peopleByVersion(String campaign) {
    return database
        .general()
        .preparedQuery(PEOPLE_BY_VERSION)
        .execute(Tuple.of(page, campaign))
        .map(rows -> people(rows, row -> row.getInteger("version")));
  }

  static final String PEOPLE_BY_VERSION =
      """
      SELECT version, path, sum(people)::bigint AS number
      FROM path_count
      WHERE page_id = $1 AND campaign_id = $2
      GROUP BY version, path HAVING sum(people) > 0
      """;

  private static <K> Map<K, Map<Stage, Long>> people(RowSet<Row> rows, Function<Row, K> key) {
    return rows.stream()
        .collect(
            groupingBy(
                key, collectingAndThen(mapping(StatsStore::count, toList()), Stats::people)));
  }

  private static Stats.PathCount count(Row row) {
    return new Stats.PathCount(new Path(row.getInteger("path")), row.getLong("number"));
  }

  private static Stats read(String campaign, RowSet<Row> rows) {
    List<Stats.PathCount> paths = new ArrayList<>();
    Map<Button, Long> taps = new EnumMap<>(Button.class);
    for (Row row : rows) {
      if (row.getString("button") == null) {
        paths.add(count(row));
      } else {
        taps.put(Button.valueOf(row.getString("button")), row.getLong("number"));
      }
    }
    return Stats.of(campaign, paths, taps);
  }
}
