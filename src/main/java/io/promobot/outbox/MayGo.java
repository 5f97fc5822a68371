package io.promobot.outbox;

import io.promobot.flow.Say;
import io.promobot.stats.EachClock;

/** Which messages of campaigns may go out now, of those that are due. */
final class MayGo {
  private MayGo() {}

  /**
   * A paused campaign's rows leave the queue in steps; until then they are skipped. So are those of
   * a send by each customer's clock that are so late that it may be night there: they are given
   * another time.
   */
  static final String NOW =
      """
      o.campaign_id <> ALL (ARRAY(
            SELECT c.id FROM campaign c
            WHERE c.page_id = $1 AND (c.state IN ('paused', 'cancelled') OR c.hushed)))
          AND NOT (o.say = '%s' AND o.due_at < now() - interval '%d seconds'
            AND o.campaign_id = ANY (ARRAY(
              SELECT c.id FROM campaign c WHERE c.page_id = $1 AND c.clock_at IS NOT NULL)))\
      """
          .formatted(Say.WELCOME, EachClock.LATE.toSeconds());
}
