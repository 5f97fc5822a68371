package io.promobot.campaign;

import io.promobot.flow.Conversation;
import io.promobot.flow.CouponStory;
import io.promobot.flow.Texts;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Map;
import java.util.Optional;

/** Marks the beginning of a send, if one may begin now. */
final class BeginStore {
  /** What a text is that a copy of an older version does not have yet. */
  private static final JsonObject WELCOME_TEXTS =
      new JsonObject(Map.copyOf(Texts.preset(CouponStory.STORY).fields()));

  private final String page;
  private final StartStore starting;
  private final ForWhomStore forWhom;

  BeginStore(String page, StartStore starting, ForWhomStore forWhom) {
    this.page = page;
    this.starting = starting;
    this.forWhom = forWhom;
  }

  /**
   * To the people of a segment, as it is now, or to everybody. A trial of variants that the owner
   * has planned starts with it. Fails with {@link NotNow}, {@link NoSuchCampaign} or, when there is
   * no such segment, {@link io.promobot.segment.ConditionRefused}.
   */
  Future<Void> begin(SqlConnection tx, String campaign, Optional<Long> segment) {
    return forWhom
        .where(tx, segment)
        .compose(
            where ->
                tx.preparedQuery(BEGIN)
                    .execute(
                        Tuple.of(page, campaign)
                            .addArrayOfString(Wish.SEND.from())
                            .addString(Conversation.WELCOME)
                            .addJsonObject(WELCOME_TEXTS)
                            .addLong(segment.orElse(null))
                            .addJsonObject(where.orElse(null))))
        .compose(
            rows -> rows.rowCount() == 1 ? starting.start(tx, campaign) : notBegun(tx, campaign));
  }

  // A cancelled send must be over; otherwise its messages would go out with the new one's.
  // Nobody sends everybody the welcome again on purpose.
  private static final String BEGIN =
      """
      UPDATE campaign c SET
        state = CASE state WHEN 'open' THEN state ELSE 'queueing' END,
        send_number = send_number + 1, segment_id = $6, send_where = $7,
        queued_to = 0,
        queue_end = (SELECT coalesce(max(id), 0) FROM customer WHERE page_id = $1),
        queued = 0, next_visit = 0, window_closed = 0, opted_out = 0, blocked = 0, already_in = 0
      WHERE page_id = $1 AND id = $2 AND state = ANY ($3)
        AND CASE WHEN state = 'cancelled' THEN NOT EXISTS (
            SELECT FROM outbox o
            WHERE o.page_id = $1 AND o.campaign_id = c.id AND o.priority = 1
              AND o.state IN ('queued', 'held', 'sending', 'unknown'))
          ELSE queued_to >= queue_end END
        AND NOT (state = 'draft' AND EXISTS (
          SELECT FROM campaign w
            JOIN campaign_copy theirs USING (page_id)
            JOIN campaign_copy ours USING (page_id)
          WHERE w.page_id = $1 AND w.id = $4 AND w.story = c.story
            AND theirs.campaign_id = w.id AND theirs.version = w.version
            AND ours.campaign_id = c.id AND ours.version = c.version
            AND $5::jsonb || ours.fields = $5::jsonb || theirs.fields))
      """;

  private Future<Void> notBegun(SqlConnection tx, String campaign) {
    return tx.preparedQuery(PauseStore.STATE)
        .execute(Tuple.of(page, campaign))
        .compose(rows -> PauseStore.refusal(Wish.SEND, rows));
  }
}
