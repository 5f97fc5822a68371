package io.promobot.coupon;

import io.promobot.flow.CouponStory;
import io.promobot.flow.Text;
import io.promobot.text.StoryLanguage;
import io.promobot.wording.Spoken;
import java.time.Instant;
import java.util.Optional;

/**
 * One person's coupon as they see it.
 *
 * @param copy what the campaign says now; empty for a sample
 * @param uses how often it was used
 * @param usedAt the last time
 * @param state when it was read
 * @param language what they speak, as far as it is known
 */
record CouponSheet(
    String code,
    Optional<Spoken> copy,
    CouponTerms terms,
    int uses,
    Optional<Instant> usedAt,
    CouponState state,
    Optional<StoryLanguage> language) {

  /** In the shop's words; empty when it has none. */
  Optional<String> offer(StoryLanguage reader) {
    return words(CouponStory.OFFER, reader);
  }

  /** In the shop's words; empty when it has none. */
  Optional<String> smallPrint(StoryLanguage reader) {
    return words(CouponStory.TERMS, reader);
  }

  private Optional<String> words(Text text, StoryLanguage reader) {
    return copy.map(said -> said.in(Optional.of(reader)).fields().get(text.key()))
        .filter(words -> !words.isBlank());
  }
}
