package io.promobot.coupon;

import io.promobot.outbox.OrderStore;

/** How the channels that asked for it are told about coupons. */
public final class CouponNews {
  /**
   * Queues the calls, as the last part or a part of a statement that has the ids of entries of this
   * page's ledger, $1, in its part {@code told}: both are one transaction.
   */
  public static final String OF_TOLD =
      """
      INSERT INTO outbox (page_id, kind, channel_id, coupon_entry_id, give_up_at, priority)
      SELECT $1, c.type, c.id, told.id, now() + interval '%d hours', 2
      FROM channel c, told
      WHERE c.page_id = $1 AND c.coupons
      ORDER BY c.id, told.id
      """
          .formatted(OrderStore.TRIED_FOR.toHours());

  private CouponNews() {}
}
