package io.promobot.campaign;

import io.promobot.flow.Conversation;
import io.promobot.outbox.CopyStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Marks the beginning of a send, if one may begin now. */
final class BeginStore {
  private final String page;
  private final StartStore starting;
  private final ForWhomStore forWhom;

  BeginStore(String page, StartStore starting, ForWhomStore forWhom) {
    this.page = page;
    this.starting = starting;
    this.forWhom = forWhom;
  }

  /**
   * To the people of a segment, as it is now, or to everybody. With an instant it goes by each
   * customer's clock, when that shows what the shop's shows then. A trial of variants that the
   * owner has planned starts with it. Fails with {@link NotNow}, {@link NoSuchCampaign} or, when
   * there is no such segment, {@link io.promobot.segment.ConditionRefused}.
   */
  Future<Void> begin(
      SqlConnection tx, String campaign, Optional<Long> segment, Optional<Instant> clockAt) {
    return forWhom
        .where(tx, segment)
        .compose(where -> begin(tx, campaign, segment, where, clockAt))
        .compose(begun -> clockAt.isEmpty() ? begun() : withoutTrial(tx, campaign));
  }

  private static Future<Void> begun() {
    return Future.succeededFuture();
  }

  private Future<Void> withoutTrial(SqlConnection tx, String campaign) {
    return tx.preparedQuery(TRIAL)
        .execute(Tuple.of(page, campaign))
        .compose(
            trials ->
                trials.size() == 0 ? begun() : Future.failedFuture(new NotNow(TRIES_VARIANTS)));
  }

  private static final String TRIAL =
      "SELECT FROM experiment WHERE page_id = $1 AND campaign_id = $2 AND ended_at IS NULL";

  private static final String TRIES_VARIANTS =
      "Its variants are compared by who gets them at the same time; plan it by the shop's clock";

  private Future<Void> begin(
      SqlConnection tx,
      String campaign,
      Optional<Long> segment,
      Optional<JsonObject> where,
      Optional<Instant> clockAt) {
    return isWelcome(tx, campaign)
        .compose(
            welcome ->
                tx.preparedQuery(BEGIN)
                    .execute(
                        Tuple.of(page, campaign)
                            .addArrayOfString(Wish.SEND.from())
                            .addBoolean(welcome)
                            .addLong(segment.orElse(null))
                            .addJsonObject(where.orElse(null))
                            .addOffsetDateTime(
                                clockAt.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null))))
        .compose(
            rows -> rows.rowCount() == 1 ? starting.start(tx, campaign) : notBegun(tx, campaign));
  }

  /** Nobody sends everybody the welcome again on purpose. */
  private Future<Boolean> isWelcome(SqlConnection tx, String campaign) {
    return tx.preparedQuery(LOCK)
        .execute(Tuple.of(page, campaign))
        .compose(
            locked ->
                tx.preparedQuery(COPIES).execute(Tuple.of(page, campaign, Conversation.WELCOME)))
        .map(rows -> rows.stream().map(CopyStore::copy).toList())
        .map(copies -> copies.size() == 2 && copies.get(0).saysTheSameAs(copies.get(1)));
  }

  // Before the copy is read, so that no other is published meanwhile.
  private static final String LOCK =
      "SELECT FROM campaign WHERE page_id = $1 AND id = $2 FOR NO KEY UPDATE";

  private static final String COPIES =
      """
      SELECT c.story, e.language, e.fields, e.translations
      FROM campaign c JOIN campaign_copy e
        ON e.page_id = c.page_id AND e.campaign_id = c.id AND e.version = c.version
      WHERE c.page_id = $1 AND c.id IN ($2, $3)
      """;

  // A cancelled send must be over; otherwise its messages would go out with the new one's.
  private static final String BEGIN =
      """
      UPDATE campaign c SET
        state = CASE state WHEN 'open' THEN state ELSE 'queueing' END,
        send_number = send_number + 1, planned = false, hushed = false, segment_id = $5,
        send_where = $6, clock_at = $7, early = $7::timestamptz IS NOT NULL,
        clock_from = CASE WHEN $7::timestamptz IS NOT NULL THEN now() END,
        queued_to = 0,
        queue_end = (SELECT coalesce(max(id), 0) FROM customer WHERE page_id = $1),
        queued = 0, next_visit = 0, window_closed = 0, opted_out = 0, blocked = 0, already_in = 0
      WHERE page_id = $1 AND id = $2 AND state = ANY ($3)
        AND CASE WHEN state = 'cancelled' THEN NOT EXISTS (
            SELECT FROM outbox o
            WHERE o.page_id = $1 AND o.campaign_id = c.id AND o.priority = 1
              AND o.state IN ('queued', 'held', 'sending', 'unknown'))
          ELSE queued_to >= queue_end END
        AND NOT (state = 'draft' AND $4)
      """;

  private Future<Void> notBegun(SqlConnection tx, String campaign) {
    return tx.preparedQuery(PauseStore.STATE)
        .execute(Tuple.of(page, campaign))
        .compose(rows -> PauseStore.refusal(Wish.SEND, rows));
  }
}
