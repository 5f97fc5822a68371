package io.promobot.coupon;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What holds for a campaign's coupon.
 *
 * @param prefix begins each code that we make; may be empty
 * @param stock how many people may have one
 * @param perPerson how often one person may use it
 * @param validFrom the first day in the shop
 * @param validUntil the last day in the shop, to its end
 * @param remind whether those who have not used it are reminded a day before it ends
 */
public record CouponTerms(
    CouponKind kind,
    String prefix,
    Optional<Integer> stock,
    int perPerson,
    Optional<LocalDate> validFrom,
    Optional<LocalDate> validUntil,
    Optional<CouponValue> value,
    boolean remind) {

  /** Of a campaign for which nobody has said anything. */
  public static final CouponTerms NONE =
      new CouponTerms(
          CouponKind.SHARED,
          "",
          Optional.empty(),
          1,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false);

  /** The same with the reminder switched on or off. */
  CouponTerms reminding(boolean on) {
    return new CouponTerms(kind, prefix, stock, perPerson, validFrom, validUntil, value, on);
  }

  /** Whether the owner has said anything; people may then have codes of earlier terms. */
  public boolean isSaid() {
    return this != NONE;
  }

  /** Whether somebody who reveals it gets a code that nobody else has. */
  public boolean isPersonal() {
    return kind != CouponKind.SHARED;
  }

  /** Whether one person's coupon may be the reason why another gets none. */
  public boolean isScarce() {
    return stock.isPresent() || kind == CouponKind.IMPORTED;
  }

  /** Whether on this day of the shop it has not begun. */
  public boolean isEarly(LocalDate today) {
    return validFrom.filter(today::isBefore).isPresent();
  }

  /** Whether on this day of the shop it is over. */
  public boolean isOver(LocalDate today) {
    return validUntil.filter(today::isAfter).isPresent();
  }
}
