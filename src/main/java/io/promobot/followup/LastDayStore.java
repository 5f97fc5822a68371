package io.promobot.followup;

import io.promobot.channel.Line;
import io.promobot.db.Database;
import io.promobot.flow.CouponStory;
import io.promobot.outbox.EnqueueStore;
import io.promobot.outbox.Reply;
import io.promobot.stats.ShopDays;
import io.promobot.variant.Draw;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/**
 * Reminds those who have a code of their own and did not use it, the day before its last, where
 * somebody may write to them. Each is reminded once, however many replicas look.
 */
public final class LastDayStore {
  /** Nobody wants to be woken by an offer, or reminded late at night. */
  private static final LocalTime MORNING = LocalTime.of(9, 0);

  private static final LocalTime EVENING = LocalTime.of(20, 0);

  private static final int CHUNK = 500;

  private final Database database;
  private final String page;
  private final ShopDays days;
  private final EnqueueStore outbox;

  public LastDayStore(Database database, String page, ShopDays days) {
    this.database = database;
    this.page = page;
    this.days = days;
    this.outbox = new EnqueueStore(page);
  }

  /**
   * Queues the reminders that are due, and answers with how many. It asks before each of its steps
   * whether it may go on: the quiet hours may begin.
   */
  Future<Integer> remind(Instant now, Supplier<Future<Boolean>> awake) {
    LocalDate today = days.dayOf(now);
    LocalTime there = now.atZone(days.zone()).toLocalTime();
    return there.isBefore(MORNING) || !there.isBefore(EVENING)
        ? Future.succeededFuture(0)
        : chunk(today, awake, 0, 0);
  }

  private Future<Integer> chunk(
      LocalDate today, Supplier<Future<Boolean>> awake, long after, int reminded) {
    return awake
        .get()
        .compose(
            goesOn ->
                goesOn
                    ? database.bulkTransaction(tx -> remind(tx, today, after))
                    : Future.succeededFuture(new Done(0, 0)))
        .compose(
            done ->
                done.last() == 0
                    ? Future.succeededFuture(reminded)
                    : chunk(today, awake, done.last(), reminded + done.reminded()));
  }

  /** How many were reminded, and the last coupon that was looked at; 0 when there was none. */
  private record Done(int reminded, long last) {}

  private Future<Done> remind(SqlConnection tx, LocalDate today, long after) {
    Tuple due =
        Tuple.of(
                page, today.plusDays(1), days.startOf(today).atOffset(ZoneOffset.UTC), after, CHUNK)
            .addString(CouponStory.STORY.key())
            .addInteger(CouponStory.REDEEMED.bit());
    return tx.preparedQuery(DUE)
        .execute(due)
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList())
        .compose(
            rows -> rows.isEmpty() ? Future.succeededFuture(new Done(0, 0)) : remind(tx, rows));
  }

  // Those who revealed it today have just read when it ends. Whom nobody may write to now may write
  // to us later in the day.
  private static final String DUE =
      """
      SELECT c.id, c.customer_id, c.campaign_id, c.written, c.token, p.line, g.version, g.draw, j.lot
      FROM coupon_terms t
        JOIN campaign g ON g.page_id = t.page_id AND g.id = t.campaign_id AND g.story = $6
          AND g.state IN ('open', 'queueing', 'sending', 'done')
        JOIN coupon c ON c.page_id = t.page_id AND c.campaign_id = t.campaign_id
        JOIN customer p ON p.page_id = c.page_id AND p.id = c.customer_id
        LEFT JOIN journey j ON j.page_id = c.page_id AND j.customer_id = c.customer_id
          AND j.campaign_id = c.campaign_id
      WHERE t.page_id = $1 AND t.remind AND t.valid_until = $2
        AND c.revealed_at < $3 AND c.id > $4 AND c.uses = 0 AND c.voided_at IS NULL
        AND c.reminded_at IS NULL AND coalesce(j.path & $7, 0) = 0
        AND NOT p.opted_out AND NOT p.blocked AND p.window_until > now()
      ORDER BY c.id
      LIMIT $5
      FOR UPDATE OF c SKIP LOCKED
      """;

  private Future<Done> remind(SqlConnection tx, List<Row> due) {
    Long[] ids = due.stream().map(row -> row.getLong("id")).toArray(Long[]::new);
    List<Reply> reminders = due.stream().map(LastDayStore::reminder).toList();
    return tx.preparedQuery(REMINDED)
        .execute(Tuple.tuple().addString(page).addArrayOfLong(ids))
        .compose(marked -> outbox.addOwn(tx, reminders))
        .map(new Done(reminders.size(), ids[ids.length - 1]));
  }

  private static Reply reminder(Row row) {
    return new Telling(
            row.getString("campaign_id"),
            CouponStory.LAST_DAY,
            row.getInteger("version"),
            Draw.of(row.getJsonObject("draw")))
        .to(
            row.getLong("customer_id"),
            Line.named(row.getString("line")),
            Optional.ofNullable(row.getInteger("lot")))
        .withCode(row.getString("written"), row.getUUID("token"));
  }

  private static final String REMINDED =
      """
      UPDATE coupon SET reminded_at = now() WHERE page_id = $1 AND id = ANY ($2)
      """;
}
