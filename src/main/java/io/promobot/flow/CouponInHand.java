package io.promobot.flow;

/**
 * A coupon that one person has and nobody else.
 *
 * @param code as it is written for people
 * @param page the address of its page
 */
public record CouponInHand(String code, String page) {
  /** What the owner sees when they try a story. */
  public static final CouponInHand SAMPLE = new CouponInHand("7K3M-9QXB-2FK", "/c/sample");

  /** The address of its picture, a QR code. */
  public String picture() {
    return page + ".png";
  }
}
