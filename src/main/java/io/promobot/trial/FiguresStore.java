package io.promobot.trial;

import io.promobot.campaign.Trial;
import io.promobot.db.Database;
import io.promobot.flow.Stage;
import io.promobot.variant.WaveStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/** Reads a trial's figures: sums and rows of waves, equally fast for any number of people. */
final class FiguresStore {
  private final Database database;
  private final String page;

  FiguresStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  /** Of a trial that has started; empty if somebody has dropped it meanwhile. */
  Future<Optional<Report>> of(String campaign, Trial trial) {
    Tuple key = Tuple.of(page, campaign);
    var waves = database.general().preparedQuery(COUNTED).execute(key);
    var people = database.general().preparedQuery(PEOPLE).execute(key);
    var now =
        database.general().preparedQuery(NOW).execute(Tuple.of(page, campaign, Stage.SENT.key()));
    return Future.all(waves, people, now)
        .map(
            all -> {
              List<Long> counts =
                  people.result().stream().map(row -> row.getLong("people")).toList();
              return now.result().stream()
                  .findFirst()
                  .filter(present -> counts.size() == trial.variants().size())
                  .map(present -> report(trial, waves.result(), counts, present));
            });
  }

  private static Report report(Trial trial, RowSet<Row> waves, List<Long> people, Row present) {
    Double[] shares = present.getArrayOfDoubles("shares");
    return Report.of(
        trial,
        waves.stream().map(FiguresStore::counted).toList(),
        people,
        shares == null ? List.of() : List.of(shares),
        present.getLong("last_day"));
  }

  // A wave that a replica of the version before has counted lacks some of it.
  private static final String COUNTED =
      """
      SELECT w.shares, w.people, w.reached, w.delivered, w.held, w.held_reached,
        coalesce(w.came, 0) AS came, coalesce(w.sent, n.none) AS sent,
        coalesce(w.sent_reached, n.none) AS sent_reached
      FROM wave w JOIN experiment x USING (page_id, campaign_id)
        CROSS JOIN LATERAL (SELECT array_fill(0::bigint, ARRAY[cardinality(w.shares)]) AS none) n
      WHERE page_id = $1 AND campaign_id = $2 AND w.number >= x.first_wave
        AND x.started_at IS NOT NULL AND w.counted_at IS NOT NULL
      ORDER BY w.number
      """;

  // Versions are made for one variant, so the counts that every figure is made of tell them apart.
  static final String PEOPLE =
      """
      SELECT v.name, coalesce(sum(p.people), 0)::bigint AS people
      FROM experiment x
        JOIN variant v USING (page_id, campaign_id)
        LEFT JOIN campaign_copy e ON e.page_id = $1 AND e.campaign_id = $2
          AND e.variant = v.name AND e.version >= x.first_version AND x.started_at IS NOT NULL
        LEFT JOIN path_count p ON p.page_id = $1 AND p.campaign_id = $2 AND p.version = e.version
      WHERE x.page_id = $1 AND x.campaign_id = $2
      GROUP BY v.name ORDER BY v.name
      """;

  private static final String NOW =
      """
      SELECT w.shares, (
          SELECT coalesce(sum(s.people), 0)::bigint FROM stage_count s
          WHERE s.page_id = $1 AND s.campaign_id = $2 AND s.stage = $3
            AND s.hour > now() - interval '1 day') AS last_day
      FROM experiment x
        LEFT JOIN wave w ON w.page_id = $1 AND w.campaign_id = $2 AND w.closed_at IS NULL
      WHERE x.page_id = $1 AND x.campaign_id = $2
      """;

  private static CountedWave counted(Row row) {
    return new CountedWave(
        WaveStore.wave(row, "people", "reached"),
        row.getLong("came"),
        List.of(row.getArrayOfLongs("delivered")),
        WaveStore.wave(row, "sent", "sent_reached"),
        row.getLong("held"),
        row.getLong("held_reached"));
  }
}
