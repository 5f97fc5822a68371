package io.promobot.variant;

import io.promobot.db.Database;
import io.promobot.experiment.Outcomes;
import io.promobot.experiment.Rate;
import io.promobot.experiment.Shares;
import io.promobot.experiment.Standing;
import io.promobot.experiment.Wave;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Opens and closes waves. Closing one, drawing the next one's shares and opening it is one
 * transaction under the campaign's lock, so there is one draw whatever the replicas.
 */
public final class WaveStore {
  private final Database database;
  private final String page;
  private final DrawStore draws;
  private final WaveFoldStore folding;

  public WaveStore(Database database, String page) {
    this.database = database;
    this.page = page;
    this.draws = new DrawStore(page);
    this.folding = new WaveFoldStore(page);
  }

  /**
   * A wave lasts as long as the owner wants, and a hundredth of its trial's age unless a send waits
   * for the next one: what a wave adds to what is known gets less and less.
   */
  private static final String RIPE =
      """
      w.opened_at < now() - x.wave_seconds * interval '1 second'
        AND (x.learns AND w.queued >= x.wave_people OR w.opened_at < now() - (now() - x.started_at) / 100)\
      """;

  /** The campaigns with a wave to be closed or to be counted. */
  Future<List<String>> due() {
    return database
        .bulk()
        .preparedQuery(DUE)
        .execute(Tuple.of(page, WaveCountStore.SLACK.toSeconds()))
        .map(rows -> rows.stream().map(row -> row.getString("campaign_id")).toList());
  }

  private static final String DUE =
      """
      SELECT DISTINCT campaign_id
      FROM wave w JOIN experiment x USING (page_id, campaign_id)
      WHERE page_id = $1 AND w.counted_at IS NULL
        AND x.started_at IS NOT NULL AND w.number >= x.first_wave AND (
        w.closed_at IS NULL AND x.ended_at IS NULL
          AND %s
        OR w.out_at IS NULL AND w.closed_at < now() - $2 * interval '1 second'
        OR w.out_at < now() - (x.act_seconds + $2) * interval '1 second')
      ORDER BY campaign_id
      """
          .formatted(RIPE);

  /** Draws the next wave's shares and opens it, if it is time; answers whether it was. */
  Future<Boolean> roll(String campaign) {
    return database.bulkTransaction(tx -> roll(tx, campaign));
  }

  Future<Boolean> roll(SqlConnection tx, String campaign) {
    return tx.preparedQuery(LOCK)
        .execute(Tuple.of(page, campaign))
        .compose(locked -> folding.fold(tx, campaign))
        .compose(folded -> tx.preparedQuery(CLOSE).execute(Tuple.of(page, campaign)))
        .compose(
            closed ->
                closed.rowCount() == 0
                    ? Future.succeededFuture(false)
                    : open(tx, campaign, closed.iterator().next()).map(true));
  }

  // Sends and publications take it as well; the intake does not.
  private static final String LOCK =
      "SELECT FROM campaign WHERE page_id = $1 AND id = $2 FOR NO KEY UPDATE";

  // A wave that nobody came in stays open: another draw would say nothing new. By the clock, since
  // the transaction may have waited for the lock while people came.
  private static final String CLOSE =
      """
      UPDATE wave w SET closed_at = clock_timestamp()
      FROM experiment x
      WHERE x.page_id = $1 AND x.campaign_id = $2 AND x.ended_at IS NULL
        AND w.page_id = $1 AND w.campaign_id = $2 AND w.closed_at IS NULL
        AND %2$s
        AND (w.queued > 0 OR EXISTS (
          SELECT FROM journey j WHERE j.page_id = $1 AND j.campaign_id = $2
            AND j.lot >= w.number * %1$d AND j.lot < (w.number + 1) * %1$d))
      RETURNING w.number, x.learns, x.first_wave, cardinality(w.shares) AS variants
      """
          .formatted(Draw.LOTS_A_WAVE, RIPE);

  private Future<Void> open(SqlConnection tx, String campaign, Row closed) {
    int variants = closed.getInteger("variants");
    return counted(tx, campaign, closed.getInteger("first_wave"))
        .map(waves -> closed.getBoolean("learns") ? learned(waves, variants) : even(variants))
        .compose(shares -> open(tx, campaign, closed.getInteger("number") + 1, shares));
  }

  /** Opens a wave with these shares, and lets the intake know. */
  public Future<Void> open(SqlConnection tx, String campaign, int number, List<Double> shares) {
    return tx.preparedQuery(OPEN)
        .execute(Tuple.of(page, campaign, number).addArrayOfDouble(shares.toArray(Double[]::new)))
        .compose(opened -> draws.refresh(tx, campaign));
  }

  private static final String OPEN =
      "INSERT INTO wave (page_id, campaign_id, number, shares, opened_at)"
          + " VALUES ($1, $2, $3, $4, clock_timestamp())";

  private static List<Double> even(int variants) {
    return Shares.even(variants);
  }

  static List<Double> learned(List<Wave> waves, int variants) {
    return waves.isEmpty()
        ? even(variants)
        : Shares.learned(
            Standing.of(
                IntStream.range(0, variants).mapToObj(each -> Rate.of(waves, each)).toList()));
  }

  /** The waves whose people have all had their time, from this one on. */
  Future<List<Wave>> counted(SqlClient client, String campaign, int first) {
    return client
        .preparedQuery(COUNTED)
        .execute(Tuple.of(page, campaign, first))
        .map(WaveStore::waves);
  }

  private static final String COUNTED =
      """
      SELECT shares, people, reached FROM wave
      WHERE page_id = $1 AND campaign_id = $2 AND number >= $3 AND counted_at IS NOT NULL
      ORDER BY number
      """;

  private static List<Wave> waves(RowSet<Row> rows) {
    return rows.stream().map(WaveStore::wave).toList();
  }

  private static Wave wave(Row row) {
    return wave(row, "people", "reached");
  }

  /** Of a row with its shares and these columns. */
  public static Wave wave(Row row, String all, String some) {
    Long[] people = row.getArrayOfLongs(all);
    Long[] reached = row.getArrayOfLongs(some);
    List<Outcomes> outcomes = new ArrayList<>();
    for (int each = 0; each < people.length; each++) {
      outcomes.add(new Outcomes(people[each], reached[each]));
    }
    return new Wave(List.of(row.getArrayOfDoubles("shares")), outcomes);
  }
}
