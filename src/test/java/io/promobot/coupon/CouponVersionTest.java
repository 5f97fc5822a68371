package io.promobot.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.flow.CouponStory;
import io.promobot.text.StoryLanguage;
import io.promobot.wording.Copy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** By a coupon's version two owners, on replicas of two releases, notice each other's changes. */
class CouponVersionTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-30");

  private static final Copy COPY = Copy.preset(CouponStory.STORY, StoryLanguage.ENGLISH);

  private static CouponTerms terms(CouponKind kind, String amount) {
    return new CouponTerms(
        kind,
        "TEA",
        Optional.of(500),
        2,
        Optional.of(DAY),
        Optional.of(DAY.plusDays(1)),
        Optional.of(
            new CouponValue(
                CouponValue.Kind.AMOUNT, Optional.of(new BigDecimal(amount)), Optional.of("EUR"))),
        true);
  }

  private static String version(CouponTerms terms, String code) {
    return new CampaignCoupon(terms, true, COPY, false, Optional.of(code), 3, 0).version();
  }

  /** Only a change of what is in it may change this: it is what other releases answer, too. */
  @Test
  void a_versions_text_is_the_same_in_every_release() {
    assertThat(version(terms(CouponKind.UNIQUE, "10"), "A"))
        .isEqualTo("a56f1390-dd91-326c-82ed-edbd02417abe")
        .isEqualTo(version(terms(CouponKind.UNIQUE, "10.00"), "B"));
  }

  @Test
  void whatever_an_owner_can_set_makes_another_version() {
    var unique = terms(CouponKind.UNIQUE, "10");
    var none = CouponTerms.NONE;
    var all =
        List.of(
            version(unique, "A"),
            version(terms(CouponKind.SHARED, "10"), "A"),
            version(terms(CouponKind.SHARED, "10"), "B"),
            version(terms(CouponKind.UNIQUE, "10.5"), "A"),
            version(none, "A"),
            version(with(Optional.of(1), 1, Optional.empty(), Optional.empty(), false), "A"),
            version(with(Optional.empty(), 2, Optional.empty(), Optional.empty(), false), "A"),
            version(with(Optional.empty(), 1, Optional.of(DAY), Optional.empty(), false), "A"),
            version(with(Optional.empty(), 1, Optional.empty(), Optional.of(DAY), false), "A"),
            version(with(Optional.empty(), 1, Optional.empty(), Optional.empty(), true), "A"));

    assertThat(all).doesNotHaveDuplicates();
  }

  private static CouponTerms with(
      Optional<Integer> stock,
      int perPerson,
      Optional<LocalDate> from,
      Optional<LocalDate> until,
      boolean remind) {
    return new CouponTerms(
        CouponKind.SHARED, "", stock, perPerson, from, until, Optional.empty(), remind);
  }
}
