package io.promobot.followup;

import io.promobot.channel.Line;
import io.promobot.db.Database;
import io.promobot.flow.FollowUp;
import io.promobot.flow.Stage;
import io.promobot.flow.Stories;
import io.promobot.variant.Draw;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Notes who has not opened a campaign's first message. Nothing is written when people join: hours
 * later those who joined in a stretch of time are looked through once, which an index by that time
 * finds.
 */
final class WaitStore {
  /** Of people's joining; a send of a million is a few of them. */
  private static final Duration STRETCH = Duration.ofMinutes(30);

  private static final int NOT_WAITING = Stage.SEEN.bit() | Stage.FAILED.bit();

  private final Database database;
  private final String page;

  /**
   * A campaign with the switch on.
   *
   * @param patience how long people have for opening it
   * @param lookedUntil everybody who joined until then has been looked at
   */
  record Watched(Telling told, Duration patience, Instant lookedUntil) {}

  WaitStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  /** The campaigns that may ask somebody again on this day of the shop. */
  Future<List<Watched>> watched(LocalDate today) {
    return database
        .general()
        .preparedQuery(WATCHED)
        .execute(Tuple.of(page, today))
        .map(rows -> rows.stream().flatMap(row -> watched(row).stream()).toList());
  }

  // Nobody is asked whether they want a coupon that is over, or of which none is left.
  private static final String WATCHED =
      """
      SELECT g.id, g.story, g.version, g.draw, u.after_hours, u.looked_until
      FROM unopened u
        JOIN campaign g ON g.page_id = u.page_id AND g.id = u.campaign_id
        LEFT JOIN coupon_terms t ON t.page_id = u.page_id AND t.campaign_id = u.campaign_id
      WHERE u.page_id = $1 AND u.active AND g.state IN ('open', 'queueing', 'sending', 'done')
        AND coalesce(t.valid_until >= $2, true) AND coalesce(t.given < t.stock, true)
        AND (t.kind IS DISTINCT FROM 'imported' OR EXISTS (
          SELECT FROM coupon f
          WHERE f.page_id = $1 AND f.campaign_id = g.id AND f.revealed_at IS NULL AND NOT f.shared
            AND f.voided_at IS NULL))
      ORDER BY g.id
      """;

  /** Empty for a story that only a newer promobot tells. */
  private static Optional<Watched> watched(Row row) {
    return Stories.of(row.getString("story"))
        .followUp(FollowUp.UNOPENED)
        .map(
            followUp ->
                new Watched(
                    new Telling(
                        row.getString("id"),
                        followUp,
                        row.getInteger("version"),
                        Draw.of(row.getJsonObject("draw"))),
                    Duration.ofHours(row.getInteger("after_hours")),
                    row.getOffsetDateTime("looked_until").toInstant()));
  }

  /** Looks at everybody who joined so long ago that they may be asked again. */
  Future<Void> note(Watched campaign, Instant now) {
    return note(campaign, campaign.lookedUntil(), now.minus(campaign.patience()), now);
  }

  private Future<Void> note(Watched campaign, Instant from, Instant end, Instant now) {
    if (!from.isBefore(end)) {
      return Future.succeededFuture();
    }
    Instant stretch = from.plus(STRETCH);
    Instant to = stretch.isBefore(end) ? stretch : end;
    return database
        .bulkTransaction(tx -> note(tx, campaign, from, to, now))
        .compose(ours -> ours ? note(campaign, to, end, now) : Future.<Void>succeededFuture());
  }

  /** False when another replica, or a change of the switch, was faster. */
  private Future<Boolean> note(
      SqlConnection tx, Watched campaign, Instant from, Instant to, Instant now) {
    String id = campaign.told().campaign();
    return tx.preparedQuery(LOOKED)
        .execute(Tuple.of(page, id, utc(from), utc(to)))
        .compose(
            rows ->
                rows.rowCount() == 0
                    ? Future.succeededFuture(false)
                    : tx.preparedQuery(NOTE)
                        .execute(
                            Tuple.of(page, id, utc(from), utc(to))
                                .addInteger(NOT_WAITING)
                                .addOffsetDateTime(utc(now))
                                .addLong(campaign.patience().toHours())
                                .addArrayOfString(Line.ours()))
                        .map(true));
  }

  private static final String LOOKED =
      """
      UPDATE unopened SET looked_until = $4
      WHERE page_id = $1 AND campaign_id = $2 AND active AND looked_until = $3
      """;

  // Of our own lines it has reached people when their browser has it. Who has not got it yet is
  // looked at again; so is who got it a while after they joined.
  static final String NOTE =
      """
      INSERT INTO follow_up (page_id, customer_id, campaign_id, due_at)
      SELECT j.page_id, j.customer_id, j.campaign_id, $7 * interval '1 hour' + coalesce(
        to_timestamp(j.reached_at[CASE WHEN j.line = ANY ($8) THEN %d ELSE %d END] / 1e6), $6)
      FROM journey j
      WHERE j.page_id = $1 AND j.campaign_id = $2 AND j.entered_at > $3 AND j.entered_at <= $4
        AND j.path & $5 = 0
        AND EXISTS (SELECT FROM customer c WHERE c.page_id = $1 AND c.id = j.customer_id)
      ON CONFLICT DO NOTHING
      """
          .formatted(Stage.DELIVERED.number() + 1, Stage.SENT.number() + 1);

  /** Removes those about whom nothing was decided while it mattered. */
  Future<Void> forget(Instant now) {
    return database
        .bulk()
        .preparedQuery("DELETE FROM follow_up WHERE page_id = $1 AND due_at < $2")
        .execute(Tuple.of(page, utc(now.minus(FollowUp.LATEST))))
        .mapEmpty();
  }

  static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
