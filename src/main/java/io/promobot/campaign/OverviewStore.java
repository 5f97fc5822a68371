package io.promobot.campaign;

import io.promobot.channel.Line;
import io.promobot.db.Database;
import io.promobot.stats.ShopDays;
import io.promobot.stats.Stats;
import io.promobot.stats.StatsStore;
import io.promobot.wording.Copy;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads campaigns and versions together with their figures, in a handful of queries for all of
 * them.
 */
public final class OverviewStore {
  private final Database database;
  private final String page;
  private final CampaignStore campaigns;
  private final StatsStore stats;
  private final ReachStore reach;

  public OverviewStore(
      Database database, String page, CampaignStore campaigns, StatsStore stats, ShopDays days) {
    this.database = database;
    this.page = page;
    this.campaigns = campaigns;
    this.stats = stats;
    this.reach = new ReachStore(database, page, days);
  }

  /** The welcome first, then the newest. */
  public Future<List<Overview>> list() {
    return campaigns.list().compose(all -> overviews(all, Optional.empty()));
  }

  public Future<Optional<Overview>> find(String id) {
    return campaigns
        .find(id)
        .compose(found -> overviews(found.stream().toList(), Optional.of(id)))
        .map(all -> all.stream().findFirst());
  }

  private Future<List<Overview>> overviews(List<Campaign> campaigns, Optional<String> id) {
    var paths = stats.paths(id);
    var waiting = waiting(id);
    var visits = stats.onlySent(id, Line.ours());
    return Future.all(paths, waiting, visits)
        .map(
            all ->
                campaigns.stream()
                    .map(
                        campaign ->
                            overview(
                                campaign,
                                paths.result().getOrDefault(campaign.id(), List.of()),
                                waiting.result().getOrDefault(campaign.id(), NOTHING),
                                visits.result().getOrDefault(campaign.id(), 0L)))
                    .toList());
  }

  private static Overview overview(
      Campaign campaign, List<Stats.PathCount> paths, Waiting waiting, long visits) {
    return new Overview(
        campaign,
        Stats.people(campaign.copy().story(), paths),
        waiting.messages(),
        waiting.lastDue(),
        Outcome.of(paths, visits));
  }

  private static final Waiting NOTHING = new Waiting(0, Optional.empty());

  private record Waiting(long messages, Optional<Instant> lastDue) {}

  private Future<Map<String, Waiting>> waiting(Optional<String> campaign) {
    return database
        .general()
        .preparedQuery(WAITING)
        .execute(Tuple.of(page, campaign.orElse(null)))
        .map(OverviewStore::waiting);
  }

  // Only campaigns that may have any: the index of waiting messages is queried for each.
  static final String WAITING =
      """
      SELECT c.id, o.waiting, CASE WHEN c.clock_at IS NOT NULL THEN greatest(c.clock_at, (
        SELECT max(due_at) FROM outbox
        WHERE page_id = $1 AND campaign_id = c.id AND priority = 1 AND state IN ('queued', 'held')))
        END AS last_due
      FROM campaign c CROSS JOIN LATERAL (
        SELECT count(*) AS waiting FROM outbox
        WHERE page_id = $1 AND campaign_id = c.id AND priority = 1
          AND state IN ('queued', 'held', 'sending', 'unknown') OFFSET 0) o
      WHERE c.page_id = $1 AND ($2::text IS NULL OR c.id = $2)
        AND c.state IN ('open', 'queueing', 'sending', 'paused')
      """;

  private static Map<String, Waiting> waiting(RowSet<Row> rows) {
    Map<String, Waiting> waiting = new HashMap<>();
    rows.forEach(
        row ->
            waiting.put(
                row.getString("id"),
                new Waiting(
                    row.getLong("waiting"),
                    Optional.ofNullable(row.getOffsetDateTime("last_due"))
                        .map(OffsetDateTime::toInstant))));
    return waiting;
  }

  /**
   * What a send to a segment, or to everybody, would amount to if it began now; fails with {@link
   * NoSuchCampaign}, or with {@link io.promobot.segment.ConditionRefused} when there is no such
   * segment.
   */
  public Future<Reach> reach(String campaign, Optional<Long> segment) {
    return reach.reach(campaign, segment);
  }

  /** All versions, the newest first; fails with {@link NoSuchCampaign}. */
  public Future<List<Version>> versions(String campaign) {
    return Future.all(versionRows(campaign), stats.pathsByVersion(campaign))
        .compose(all -> versions(all.resultAt(0), all.resultAt(1)));
  }

  private Future<RowSet<Row>> versionRows(String campaign) {
    return database.general().preparedQuery(VERSIONS).execute(Tuple.of(page, campaign));
  }

  private static final String VERSIONS =
      """
      SELECT e.version, e.published_at, e.language, e.fields, e.translations, c.story
      FROM campaign_copy e JOIN campaign c ON c.page_id = e.page_id AND c.id = e.campaign_id
      WHERE e.page_id = $1 AND e.campaign_id = $2 AND e.variant IS NULL
      ORDER BY e.version DESC
      """;

  private Future<List<Version>> versions(
      RowSet<Row> rows, Map<Integer, List<Stats.PathCount>> paths) {
    if (rows.size() == 0) {
      return Future.failedFuture(new NoSuchCampaign());
    }
    return Future.succeededFuture(rows.stream().map(row -> version(row, paths)).toList());
  }

  private Version version(Row row, Map<Integer, List<Stats.PathCount>> paths) {
    int number = row.getInteger("version");
    Copy copy = campaigns.copy(row);
    return new Version(
        number,
        row.getOffsetDateTime("published_at").toInstant(),
        copy,
        Stats.people(copy.story(), paths.getOrDefault(number, List.of())));
  }
}
