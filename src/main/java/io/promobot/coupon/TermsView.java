package io.promobot.coupon;

import java.time.LocalDate;
import java.util.Optional;

/** A campaign's coupon as JSON. */
record TermsView(
    String kind,
    Optional<String> code,
    Optional<String> prefix,
    Optional<Integer> stock,
    int perPerson,
    Optional<LocalDate> validFrom,
    Optional<LocalDate> validUntil,
    Optional<ValueView> value,
    boolean remind,
    long given,
    Optional<Long> left,
    boolean runningLow,
    boolean over,
    Optional<String> offer,
    boolean offerDiffers,
    String version) {

  record ValueView(String kind, Optional<String> amount, Optional<String> currency) {
    static ValueView of(CouponValue value) {
      return new ValueView(
          value.kind().key(), value.amount().map(CouponValue::written), value.currency());
    }
  }

  static TermsView of(CampaignCoupon coupon) {
    CouponTerms terms = coupon.terms();
    return new TermsView(
        terms.kind().key(),
        terms.isPersonal() ? Optional.empty() : coupon.sharedCode(),
        Optional.of(terms.prefix()).filter(prefix -> !prefix.isEmpty()),
        terms.stock(),
        terms.perPerson(),
        terms.validFrom(),
        terms.validUntil(),
        terms.value().map(ValueView::of),
        terms.remind(),
        coupon.given(),
        coupon.left(),
        coupon.isRunningLow(),
        coupon.over(),
        coupon.offer(),
        coupon.isPromisedOtherwise(),
        coupon.version());
  }
}
