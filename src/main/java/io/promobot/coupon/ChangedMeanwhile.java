package io.promobot.coupon;

/** Somebody else changed a campaign's coupon since it was read. */
final class ChangedMeanwhile extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient CampaignCoupon now;

  ChangedMeanwhile(CampaignCoupon now) {
    super("changed meanwhile", null, false, false);
    this.now = now;
  }

  CampaignCoupon now() {
    return now;
  }
}
