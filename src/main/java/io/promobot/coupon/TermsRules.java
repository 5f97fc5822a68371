package io.promobot.coupon;

import io.promobot.coupon.CouponValue.Kind;
import io.promobot.http.Problem.Mistake;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an owner may promise with a coupon, and what they may no longer change. */
final class TermsRules {
  private static final BigDecimal EVERYTHING = BigDecimal.valueOf(100);
  private static final String VALUE_AMOUNT = "value.amount";
  private static final String VALUE_CURRENCY = "value.currency";

  /**
   * What people pay with somewhere today: no metals, funds, test codes or money of the past, which
   * ISO 4217 has, too.
   */
  private static final Set<String> MONEY =
      Stream.of(Locale.getISOCountries())
          .map(country -> Currency.getInstance(new Locale("", country)))
          .filter(Objects::nonNull)
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private TermsRules() {}

  /**
   * Every reason why these terms make no sense.
   *
   * @param before what holds until now: a currency that stays is not checked again, because
   *     countries give theirs up and Java's list of them changes
   */
  static List<Mistake> mistakes(CouponTerms before, CouponTerms terms, Optional<String> code) {
    List<Mistake> found = new ArrayList<>();
    if (terms.isPersonal() && code.isPresent()) {
      found.add(new Mistake("code", "is for a shared coupon; leave it out"));
    }
    if (terms.kind() != CouponKind.UNIQUE && !terms.prefix().isEmpty()) {
      found.add(
          new Mistake("prefix", "is for codes that we make, of the kind unique; leave it out"));
    }
    if (terms.kind() == CouponKind.IMPORTED && terms.stock().isPresent()) {
      found.add(new Mistake("stock", "is the number of codes you import; leave it out"));
    }
    if (terms.validFrom().flatMap(from -> terms.validUntil().filter(from::isAfter)).isPresent()) {
      found.add(new Mistake("valid_until", "is before valid_from; enter a later day"));
    }
    if (terms.remind() && terms.validUntil().isEmpty()) {
      found.add(new Mistake("remind", "needs a last day; enter valid_until"));
    }
    if (terms.remind() && !terms.isPersonal()) {
      found.add(new Mistake("remind", "needs codes of people's own; choose another kind"));
    }
    terms.value().ifPresent(value -> check(value, found));
    if (currency(terms)
        .filter(asked -> !MONEY.contains(asked) && !currency(before).equals(Optional.of(asked)))
        .isPresent()) {
      found.add(new Mistake(VALUE_CURRENCY, "is not a currency in use; enter one such as EUR"));
    }
    return found;
  }

  /** The same where only the reminder is switched, by the name of that switch. */
  static List<Mistake> ofReminder(CouponTerms before, CouponTerms terms) {
    return mistakes(before, terms, Optional.empty()).stream()
        .map(mistake -> new Mistake("last_day.on", mistake.message()))
        .toList();
  }

  private static void check(CouponValue value, List<Mistake> found) {
    boolean positive = value.amount().filter(amount -> amount.signum() > 0).isPresent();
    if (value.kind() == Kind.GIFT && value.amount().isPresent()) {
      found.add(new Mistake(VALUE_AMOUNT, "is not for a gift; leave it out"));
    }
    if (value.kind() != Kind.GIFT && !positive) {
      found.add(new Mistake(VALUE_AMOUNT, "must be more than 0"));
    }
    if (value.kind() == Kind.PERCENT
        && value.amount().filter(amount -> amount.compareTo(EVERYTHING) > 0).isPresent()) {
      found.add(new Mistake(VALUE_AMOUNT, "must be at most 100 percent"));
    }
    if (value.kind() == Kind.AMOUNT && value.currency().isEmpty()) {
      found.add(new Mistake(VALUE_CURRENCY, "is missing; enter one such as EUR"));
    }
  }

  private static Optional<String> currency(CouponTerms terms) {
    return terms.value().flatMap(CouponValue::currency);
  }

  /**
   * What would break the promise to people who have a code already; empty when nothing would.
   * Another kind breaks none: it is for people who have none yet.
   */
  static Optional<String> broken(CouponTerms before, CouponTerms after, long given) {
    if (given == 0) {
      return Optional.empty();
    }
    if (sooner(after.validUntil(), before.validUntil())) {
      return Optional.of(
          "%s a code that is good until %s; it cannot end earlier"
              .formatted(people(given), before.validUntil().orElseThrow()));
    }
    if (later(after.validFrom(), before.validFrom())) {
      return Optional.of("%s a code already; it cannot begin later".formatted(people(given)));
    }
    if (after.perPerson() < before.perPerson()) {
      return Optional.of(
          "%s a code that may be used %d times; it cannot be fewer"
              .formatted(people(given), before.perPerson()));
    }
    if (before
        .value()
        .filter(value -> !after.value().filter(value::sameAs).isPresent())
        .isPresent()) {
      return Optional.of(
          "%s a code already; begin a new campaign for one of another value"
              .formatted(people(given)));
    }
    return Optional.empty();
  }

  /** A new last day that is over already: everybody would be greeted, and nobody get a code. */
  static List<Mistake> late(CouponTerms before, CouponTerms after, LocalDate today) {
    return after.isOver(today) && !after.validUntil().equals(before.validUntil())
        ? List.of(new Mistake("valid_until", "is over already; enter today or a later day"))
        : List.of();
  }

  /** Why this stock is less than what is gone; empty when it is not. */
  static Optional<String> tooFew(CouponTerms terms, long given) {
    return terms
        .stock()
        .filter(stock -> stock < given)
        .map(
            stock ->
                "%s a code already; enter a stock of at least %d".formatted(people(given), given));
  }

  private static boolean sooner(Optional<LocalDate> after, Optional<LocalDate> before) {
    return before.flatMap(old -> after.filter(old::isAfter)).isPresent();
  }

  private static boolean later(Optional<LocalDate> after, Optional<LocalDate> before) {
    return after.filter(day -> before.map(day::isAfter).orElse(true)).isPresent();
  }

  private static String people(long given) {
    return given == 1 ? "1 person has" : given + " people have";
  }
}
