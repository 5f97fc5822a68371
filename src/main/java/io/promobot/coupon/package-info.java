/**
 * Coupons: their codes, what each campaign's coupon is worth and for how long, and who has one.
 *
 * <p>Start reading at {@link io.promobot.coupon.Handout}.
 */
package io.promobot.coupon;
