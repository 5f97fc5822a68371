package io.promobot.till;

import io.promobot.coupon.CouponState;
import java.util.List;
import java.util.Optional;

/**
 * Conditions that have an index each, and let through all coupons that may be in a state; which of
 * them are in it, only the rule says.
 */
final class CouponPlaces {
  private static final String GIVEN = "c.revealed_at IS NOT NULL";
  private static final String FREE =
      "c.revealed_at IS NULL AND NOT c.shared AND c.voided_at IS NULL";
  private static final String EVERYBODYS = "c.shared AND c.revealed_at IS NULL";
  private static final String NEVER_GIVEN =
      "c.voided_at IS NOT NULL AND c.revealed_at IS NULL AND NOT c.shared";

  private CouponPlaces() {}

  /** Where the coupons that may be in the state are, each in one place only. */
  static List<String> of(Optional<String> state) {
    if (state.isEmpty()) {
      return List.of(GIVEN, FREE, EVERYBODYS, NEVER_GIVEN);
    }
    return switch (CouponState.of(state.get())) {
      case FREE -> List.of(FREE);
      case REDEEMED -> List.of("c.redeemed_at IS NOT NULL");
      case VOID -> List.of("c.voided_at IS NOT NULL");
      case NOT_YET, REVEALED, EXPIRED -> List.of(GIVEN, EVERYBODYS);
    };
  }

  /** The same of coupons that are a person's, who was shown it: they have no free ones. */
  static List<String> ofPeople(Optional<String> state) {
    return switch (state.orElse("")) {
      case "" -> List.of(GIVEN);
      case "free" -> List.of("false");
      default -> of(state);
    };
  }

  /** Campaigns none of whose coupons can be in the state need not be looked at. */
  static String terms(Optional<String> state, String day) {
    return switch (state.orElse("")) {
      case "not_yet" -> " AND t.valid_from > " + day;
      case "expired" -> " AND t.valid_until < " + day;
      case "revealed" ->
          " AND coalesce(t.valid_from <= %1$s, true) AND coalesce(t.valid_until >= %1$s, true)"
              .formatted(day);
      default -> "";
    };
  }
}
