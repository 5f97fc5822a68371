package io.promobot.coupon;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.promobot.flow.CouponStory;
import io.promobot.wording.Copy;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A campaign's coupon and how far it has been given out.
 *
 * @param reminds whether its story can remind people of it
 * @param copy what the campaign's messages say, in every language
 * @param over whether its last day is over
 * @param sharedCode the code in the campaign's texts; empty when they have none
 * @param given how many people have a code
 * @param free imported codes that are still to be given out
 */
record CampaignCoupon(
    CouponTerms terms,
    boolean reminds,
    Copy copy,
    boolean over,
    Optional<String> sharedCode,
    long given,
    long free) {
  private static final int LOW_PERCENT = 10;

  /**
   * Another one as soon as anything is that an owner can set; 10 and 10.00 are the same. Replicas
   * of two releases must call it the same, so no name of ours is in it.
   */
  String version() {
    Optional<CouponValue> value = terms.value();
    List<String> set =
        List.of(
            terms.kind().key(),
            terms.prefix(),
            said(terms.stock()),
            String.valueOf(terms.perPerson()),
            said(terms.validFrom()),
            said(terms.validUntil()),
            said(value.map(worth -> worth.kind().key())),
            said(value.flatMap(CouponValue::amount).map(CouponValue::written)),
            said(value.flatMap(CouponValue::currency)),
            String.valueOf(terms.remind()),
            terms.isPersonal() ? "" : said(sharedCode));
    return UUID.nameUUIDFromBytes(String.join("\n", set).getBytes(UTF_8)).toString();
  }

  private static String said(Optional<?> value) {
    return value.map(Object::toString).orElse("");
  }

  /** Fails with {@link ChangedMeanwhile} when this is not the version that was read. */
  CampaignCoupon unchangedSince(Optional<String> read) {
    if (read.filter(version -> !version.equals(version())).isPresent()) {
      throw new ChangedMeanwhile(this);
    }
    return this;
  }

  /** How many more people can get one; empty without a limit. */
  Optional<Long> left() {
    return terms.kind() == CouponKind.IMPORTED
        ? Optional.of(free)
        : terms.stock().map(stock -> Math.max(0, stock - given));
  }

  /** What the messages promise in the main language; empty when the story makes no offer. */
  Optional<String> offer() {
    return Optional.ofNullable(copy.main().fields().get(CouponStory.OFFER.key()));
  }

  /** Whether the messages promise something else than the coupon is worth, in any language. */
  boolean isPromisedOtherwise() {
    return terms.value().filter(value -> OfferWords.contradict(copy, value)).isPresent();
  }

  /** Whether a tenth is left, or less. */
  boolean isRunningLow() {
    return left().filter(left -> left * 100 <= (left + given) * LOW_PERCENT).isPresent();
  }
}
