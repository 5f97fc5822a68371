package io.promobot.campaign;

import io.promobot.flow.Stories;
import io.promobot.variant.Experiment;
import io.promobot.wording.Copy;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Reads a campaign's variants and their plan. */
final class TrialStore {
  private final String page;

  TrialStore(String page) {
    this.page = page;
  }

  /** Empty when it has none; {@code main} are the campaign's texts. */
  Future<Optional<Trial>> of(SqlClient client, String campaign, Copy main) {
    return client
        .preparedQuery(TRIAL)
        .execute(Tuple.of(page, campaign))
        .map(rows -> rows.size() == 0 ? Optional.empty() : Optional.of(trial(rows, main)));
  }

  private static final String TRIAL =
      """
      SELECT v.name, v.words, x.goal, x.learns, x.holdout, x.careless, x.wave_people,
        x.wave_seconds, x.act_seconds, x.started_at IS NOT NULL AS started,
        x.ended_at IS NOT NULL AS ended, x.chosen,
        w.opened_at + x.wave_seconds * interval '1 second' AS next_wave_at
      FROM experiment x JOIN variant v USING (page_id, campaign_id)
        LEFT JOIN wave w ON w.page_id = $1 AND w.campaign_id = $2 AND w.closed_at IS NULL
          AND x.learns AND x.started_at IS NOT NULL AND x.ended_at IS NULL
      WHERE x.page_id = $1 AND x.campaign_id = $2
      ORDER BY v.name
      """;

  private static Trial trial(RowSet<Row> rows, Copy main) {
    Row first = rows.iterator().next();
    Trial.State begun = first.getBoolean("started") ? Trial.State.RUNNING : Trial.State.PREPARED;
    return new Trial(
        first.getBoolean("ended") ? Trial.State.OVER : begun,
        new Experiment(
            rows.size(),
            Stories.stage(first.getInteger("goal")).orElseThrow(),
            first.getBoolean("learns"),
            first.getDouble("holdout"),
            first.getDouble("careless"),
            first.getInteger("wave_people"),
            Duration.ofSeconds(first.getInteger("wave_seconds")),
            Duration.ofSeconds(first.getInteger("act_seconds"))),
        Optional.ofNullable(first.getString("chosen")),
        Optional.ofNullable(first.getOffsetDateTime("next_wave_at")).map(OffsetDateTime::toInstant),
        rows.stream().map(row -> variant(row, main)).toList());
  }

  private static Trial.Variant variant(Row row, Copy main) {
    var own = VariantCopyStore.words(row);
    return new Trial.Variant(row.getString("name"), own, own.of(main));
  }
}
