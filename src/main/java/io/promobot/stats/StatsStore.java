package io.promobot.stats;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.promobot.db.Database;
import io.promobot.flow.Path;
import io.promobot.flow.Stage;
import io.promobot.flow.Story;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reads a campaign's figures: sums of path counts, equally fast for any number of people. Only the
 * figures of those who joined since some day are counted from their journeys.
 */
public final class StatsStore {
  private final Database database;
  private final String page;
  private final CampaignStoryStore stories;

  public StatsStore(Database database, String page) {
    this.database = database;
    this.page = page;
    this.stories = new CampaignStoryStore(database, page);
  }

  /** The figures of everybody in the campaign. */
  public Future<Stats> of(String campaign) {
    return of(campaign, Slice.EVERYBODY);
  }

  /** The figures of some of its people; taps are counted for the whole campaign. */
  public Future<Stats> of(String campaign, Slice slice) {
    Tuple tuple =
        Tuple.of(page, campaign, slice.version().orElse(null), slice.origin().orElse(null))
            .addString(slice.line().orElse(null))
            .addString(slice.language().orElse(null));
    slice.since().ifPresent(since -> tuple.addOffsetDateTime(since.atOffset(ZoneOffset.UTC)));
    return database
        .general()
        .preparedQuery(slice.since().isPresent() ? SUMS_SINCE : SUMS)
        .execute(tuple)
        .compose(rows -> stories.of(campaign).map(story -> read(story, campaign, rows)));
  }

  static final String SUMS =
      """
      SELECT %s AS path, line, NULL AS button, sum(people)::bigint AS number
      FROM path_count p
      WHERE page_id = $1 AND campaign_id = $2
        AND ($3::int IS NULL OR version = $3) AND ($4::text IS NULL OR origin = $4)
        AND ($5::text IS NULL OR line = $5) AND ($6::text IS NULL OR language = $6)
      GROUP BY 1, line HAVING sum(people) > 0
      UNION ALL
      SELECT NULL, NULL, button, sum(taps)::bigint
      FROM tap_count
      WHERE page_id = $1 AND campaign_id = $2 AND hour = '-infinity' AND slot >= 0
      GROUP BY button
      ORDER BY path, button
      """
          .formatted(ShownPath.of("p"));

  static final String SUMS_SINCE =
      """
      SELECT %s AS path, line, NULL AS button, count(*) AS number
      FROM journey j
      WHERE page_id = $1 AND campaign_id = $2
        AND ($3::int IS NULL OR version = $3) AND ($4::text IS NULL OR origin = $4)
        AND ($5::text IS NULL OR line = $5) AND ($6::text IS NULL OR language = $6)
        AND entered_at >= $7
      GROUP BY 1, line
      UNION ALL
      SELECT NULL, NULL, button, sum(taps)::bigint
      FROM tap_count
      WHERE page_id = $1 AND campaign_id = $2 AND hour = '-infinity' AND slot >= 0
      GROUP BY button
      ORDER BY path, button
      """
          .formatted(ShownPath.of("j"));

  /** The paths of one campaign or of all, by campaign; only campaigns that have any. */
  public Future<Map<String, List<Stats.PathCount>>> paths(Optional<String> campaign) {
    return database
        .general()
        .preparedQuery(PEOPLE)
        .execute(Tuple.of(page, campaign.orElse(null)))
        .map(rows -> paths(rows, row -> row.getString("campaign_id")));
  }

  static final String PEOPLE =
      """
      SELECT campaign_id, %s AS path, sum(people)::bigint AS number
      FROM path_count p
      WHERE page_id = $1 AND ($2::text IS NULL OR campaign_id = $2)
      GROUP BY campaign_id, 2 HAVING sum(people) > 0
      """
          .formatted(ShownPath.of("p"));

  /** By campaign, how many people of these lines were sent something and have not had it yet. */
  public Future<Map<String, Long>> onlySent(Optional<String> campaign, String[] lines) {
    return database
        .general()
        .preparedQuery(ONLY_SENT)
        .execute(Tuple.of(page, campaign.orElse(null), Stage.SENT.bit()).addArrayOfString(lines))
        .map(
            rows ->
                rows.stream()
                    .collect(
                        toMap(row -> row.getString("campaign_id"), row -> row.getLong("people"))));
  }

  static final String ONLY_SENT =
      """
      SELECT campaign_id, sum(people)::bigint AS people FROM path_count
      WHERE page_id = $1 AND ($2::text IS NULL OR campaign_id = $2) AND path = $3 AND line = ANY ($4)
      GROUP BY campaign_id HAVING sum(people) > 0
      """;

  /** The paths of one campaign, by the version through which people entered it. */
  public Future<Map<Integer, List<Stats.PathCount>>> pathsByVersion(String campaign) {
    return database
        .general()
        .preparedQuery(PEOPLE_BY_VERSION)
        .execute(Tuple.of(page, campaign))
        .map(rows -> paths(rows, row -> row.getInteger("version")));
  }

  static final String PEOPLE_BY_VERSION =
      """
      SELECT version, %s AS path, sum(people)::bigint AS number
      FROM path_count p
      WHERE page_id = $1 AND campaign_id = $2
      GROUP BY version, 2 HAVING sum(people) > 0
      """
          .formatted(ShownPath.of("p"));

  private static <K> Map<K, List<Stats.PathCount>> paths(RowSet<Row> rows, Function<Row, K> key) {
    return rows.stream().collect(groupingBy(key, mapping(StatsStore::count, toList())));
  }

  private static Stats.PathCount count(Row row) {
    return new Stats.PathCount(new Path(row.getInteger("path")), row.getLong("number"));
  }

  private static Stats read(Story story, String campaign, RowSet<Row> rows) {
    Map<Path, Long> paths = new LinkedHashMap<>();
    Map<String, Long> lines = new TreeMap<>();
    Map<String, Long> taps = new HashMap<>();
    for (Row row : rows) {
      long number = row.getLong("number");
      if (row.getString("button") == null) {
        paths.merge(new Path(row.getInteger("path")), number, Long::sum);
        lines.merge(row.getString("line"), number, Long::sum);
      } else {
        taps.put(row.getString("button"), number);
      }
    }
    List<Stats.PathCount> counts = new ArrayList<>();
    paths.forEach((path, people) -> counts.add(new Stats.PathCount(path, people)));
    return Stats.of(story, campaign, counts, taps, lines);
  }
}
