package io.promobot.inbox;

import io.promobot.coupon.CouponTerms;
import io.promobot.flow.Story;
import io.promobot.flow.Texts;
import io.promobot.text.StoryLanguage;
import io.promobot.wording.Spoken;
import java.util.Optional;
import java.util.Set;

/**
 * A campaign's current copy, its version, and what holds for its coupon.
 *
 * @param withdrawn the versions whose code was made void
 */
record Edition(int version, Spoken copy, CouponTerms terms, Set<Integer> withdrawn) {
  Edition(int version, Spoken copy) {
    this(version, copy, CouponTerms.NONE, Set.of());
  }

  Story story() {
    return copy.story();
  }

  /** The texts for somebody who reads this language. */
  Texts in(Optional<StoryLanguage> language) {
    Texts texts = copy.in(language);
    return terms.isPersonal() ? texts.withOwnCodes() : texts;
  }
}
