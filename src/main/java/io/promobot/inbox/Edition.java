package io.promobot.inbox;

import io.promobot.coupon.CouponTerms;
import io.promobot.flow.Story;
import io.promobot.flow.Texts;
import io.promobot.stats.Journey;
import io.promobot.text.StoryLanguage;
import io.promobot.variant.Draw;
import io.promobot.wording.Spoken;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A campaign's current copy, its version, and what holds for its coupon.
 *
 * @param withdrawn the versions whose code was made void
 * @param tries what falls to whom, where it tries several wordings
 */
record Edition(
    int version, Spoken copy, CouponTerms terms, Set<Integer> withdrawn, Optional<Variants> tries) {
  /**
   * What falls to people.
   *
   * @param editions the variants' own, in their order
   */
  record Variants(Draw draw, List<Edition> editions) {}

  Edition(int version, Spoken copy) {
    this(version, copy, CouponTerms.NONE, Set.of(), Optional.empty());
  }

  /** What falls to this person if they come on their own now; empty without variants. */
  Optional<Integer> lot(long person) {
    return tries.map(variants -> variants.draw().lotOfVisitor(person));
  }

  /**
   * What somebody reads: their variant, which is drawn when they come and stays theirs. Who was
   * there before there were variants, or for an earlier trial of others, goes on with the
   * campaign's own texts: nobody measures what they do.
   *
   * @param journey null before they come
   */
  Edition readBy(long person, Journey journey) {
    if (tries.isEmpty()) {
      return this;
    }
    Optional<Integer> lot = journey == null ? lot(person) : journey.lot();
    Variants variants = tries.get();
    return lot.filter(variants.draw()::drew)
        .map(drawn -> variants.editions().get(variants.draw().variant(drawn)))
        .orElse(this);
  }

  Edition saying(int other, Spoken words) {
    return new Edition(other, words, terms, withdrawn, Optional.empty());
  }

  Edition trying(Variants variants) {
    return new Edition(version, copy, terms, withdrawn, Optional.of(variants));
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
