package io.promobot.compare;

import io.promobot.compare.Comparison.Counted;
import io.promobot.db.Database;
import io.promobot.experiment.Outcomes;
import io.promobot.flow.Path;
import io.promobot.flow.Stories;
import io.promobot.flow.Story;
import io.promobot.http.Problem;
import io.promobot.sales.CampaignSalesStore;
import io.promobot.stats.ShownPath;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads the counters of several campaigns: no person is looked at, however many there are. */
public final class CompareStore {
  static final int USUAL_CAMPAIGNS = 5;

  /** Of the origins, those with the most people have rows of their own. */
  static final int MOST_ORIGINS = 8;

  private final Database database;
  private final String page;
  private final CampaignSalesStore sales;

  public CompareStore(Database database, String page) {
    this.database = database;
    this.page = page;
    this.sales = new CampaignSalesStore(database, page);
  }

  /**
   * The rows of these campaigns, in their order; without any, of the newest that have people. Fails
   * with a 404 when one does not exist.
   */
  Future<List<Compared>> rows(Collection<String> campaigns, Optional<Split> split) {
    return chosen(campaigns)
        .compose(
            all -> {
              if (!campaigns.isEmpty() && all.size() < campaigns.size()) {
                return Future.failedFuture(Problem.notFound("There is no such campaign"));
              }
              return rows(all, split);
            });
  }

  private Future<List<Compared>> rows(List<Chosen> campaigns, Optional<Split> split) {
    List<String> ids = campaigns.stream().map(Chosen::id).toList();
    return counted(ids, split)
        .compose(
            people ->
                sales
                    .of(ids, origins(people, split))
                    .map(sold -> new Comparison(people, sold, split)))
        .map(
            comparison ->
                campaigns.stream().flatMap(each -> comparison.rows(each).stream()).toList());
  }

  private static Collection<String> origins(List<Counted> people, Optional<Split> split) {
    return split.equals(Optional.of(Split.ORIGIN))
        ? people.stream().flatMap(each -> each.of().stream()).distinct().toList()
        : List.of();
  }

  private Future<List<Chosen>> chosen(Collection<String> campaigns) {
    String[] asked = campaigns.isEmpty() ? null : campaigns.toArray(String[]::new);
    return database
        .general()
        .preparedQuery(CHOSEN)
        .execute(Tuple.of(page).addArrayOfString(asked).addInteger(USUAL_CAMPAIGNS))
        .map(rows -> rows.stream().map(CompareStore::chosen).toList());
  }

  static final String CHOSEN =
      """
      SELECT c.id, c.name, c.story, x.goal, x.holdout > 0 AS holds, h.held, h.held_reached,
        ARRAY(SELECT v.name FROM variant v
          WHERE v.page_id = $1 AND v.campaign_id = x.campaign_id ORDER BY v.name) AS variants
      FROM campaign c
        LEFT JOIN experiment x
          ON x.page_id = $1 AND x.campaign_id = c.id AND x.started_at IS NOT NULL
        LEFT JOIN LATERAL (
          SELECT coalesce(sum(w.held), 0)::bigint AS held,
            coalesce(sum(w.held_reached), 0)::bigint AS held_reached
          FROM wave w
          WHERE w.page_id = $1 AND w.campaign_id = x.campaign_id AND w.number >= x.first_wave
            AND w.counted_at IS NOT NULL) h ON true
      WHERE c.page_id = $1 AND ($2::text[] IS NOT NULL AND c.id = ANY ($2)
        OR $2 IS NULL AND EXISTS (
          SELECT FROM path_count p WHERE p.page_id = $1 AND p.campaign_id = c.id AND p.people > 0))
      ORDER BY array_position($2, c.id), c.created_at DESC, c.id
      LIMIT CASE WHEN $2 IS NULL THEN $3::int END
      """;

  private static Chosen chosen(Row row) {
    Story story = Stories.of(row.getString("story"));
    return new Chosen(
        row.getString("id"),
        row.getString("name"),
        story,
        List.of(row.getArrayOfStrings("variants")),
        Boolean.TRUE.equals(row.getBoolean("holds"))
            ? Stories.stage(row.getInteger("goal"))
                .map(
                    goal ->
                        new Chosen.Held(
                            goal, new Outcomes(row.getLong("held"), row.getLong("held_reached"))))
            : Optional.empty());
  }

  private Future<List<Counted>> counted(List<String> campaigns, Optional<Split> split) {
    Tuple tuple =
        Tuple.of(page)
            .addArrayOfString(campaigns.toArray(String[]::new))
            .addString(split.map(Split::key).orElse(null))
            .addInteger(MOST_ORIGINS);
    return database
        .lists()
        .preparedQuery(COUNTED)
        .execute(tuple)
        .map(rows -> rows.stream().map(CompareStore::counted).toList());
  }

  // As trial/FiguresStore tells variants apart: by the version of the texts people came with.
  static final String COUNTED =
      """
      WITH taken AS MATERIALIZED (
        SELECT p.campaign_id, CASE WHEN e.version >= x.first_version THEN e.variant END AS variant,
          CASE $3::text WHEN 'origin' THEN p.origin WHEN 'line' THEN p.line END AS split,
          %s AS path, sum(p.people)::bigint AS people
        FROM path_count p
          LEFT JOIN experiment x ON x.page_id = $1 AND x.campaign_id = p.campaign_id
            AND x.started_at IS NOT NULL
          LEFT JOIN campaign_copy e ON e.page_id = $1 AND e.campaign_id = p.campaign_id
            AND e.version = p.version
        WHERE p.page_id = $1 AND p.campaign_id = ANY ($2)
        GROUP BY 1, 2, 3, 4 HAVING sum(p.people) > 0),
      most AS (
        SELECT split FROM taken WHERE split IS NOT NULL
        GROUP BY split ORDER BY sum(people) DESC, split LIMIT $4)
      SELECT t.campaign_id, t.variant, m.split, t.path, sum(t.people)::bigint AS people
      FROM taken t LEFT JOIN most m ON m.split = t.split
      GROUP BY 1, 2, 3, 4
      """
          .formatted(ShownPath.of("p"));

  private static Counted counted(Row row) {
    return new Counted(
        row.getString("campaign_id"),
        Optional.ofNullable(row.getString("variant")),
        Optional.ofNullable(row.getString("split")),
        new Path(row.getInteger("path")),
        row.getLong("people"));
  }
}
