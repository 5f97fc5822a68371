package io.promobot.coupon;

import java.util.Locale;

/** What has become of a coupon; the rule is here and nowhere else. */
public enum CouponState {
  /** Imported, and nobody has it yet. */
  FREE,
  NOT_YET,
  /** It can be used now. */
  REVEALED,
  REDEEMED,
  EXPIRED,
  VOID;

  /** As the API and {@link #sql} write it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static CouponState of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }

  /**
   * The state of a coupon {@code c} with the terms {@code t}, if it has any.
   *
   * @param today the day in the shop; where it is null, days do not matter
   */
  public static String sql(String today) {
    return """
        CASE
            WHEN c.voided_at IS NOT NULL THEN 'void'
            WHEN NOT c.shared AND c.revealed_at IS NULL THEN 'free'
            WHEN NOT c.shared AND c.uses >= coalesce(t.per_person, 1) THEN 'redeemed'
            WHEN t.valid_until < %1$s THEN 'expired'
            WHEN t.valid_from > %1$s THEN 'not_yet'
            ELSE 'revealed' END\
        """
        .formatted(today);
  }
}
