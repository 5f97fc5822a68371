package io.promobot.outbox;

import io.promobot.channel.Line;
import io.promobot.flow.CouponStory;
import io.promobot.flow.Say;
import io.promobot.flow.Stories;
import io.promobot.flow.StoryFlow;
import io.promobot.stats.ShopDays;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What keeps a message from being sent although it is its turn: checked right before each send. */
final class Policy {
  /** What those who want no offers are still told about that. */
  private static final Set<String> ABOUT_OFFERS = Set.of(Say.GOODBYE, StoryFlow.COME_BACK);

  private Policy() {}

  /**
   * Why this message must not go out now; empty when it may. A reminder of the last day speaks of
   * tomorrow, so it goes out on the day on which it was queued.
   *
   * @param days the shop's
   */
  static Optional<Hold> check(Due due, ShopDays days, Instant now) {
    Optional<String> whileAt = Stories.say(due.say()).flatMap(Say::whileAt);
    boolean over =
        due.say().equals(CouponStory.LAST_DAY.say().name())
            && !days.dayOf(due.createdAt()).equals(days.dayOf(now));
    return check(due, whileAt, now).or(() -> over ? Optional.of(Hold.TOO_OLD) : Optional.empty());
  }

  /**
   * The same without what it says. Customers who want no offers may still ask for help and get an
   * answer.
   *
   * @param whileAt the only step at which it still makes sense
   */
  static Optional<Hold> check(Due due, Optional<String> whileAt, Instant now) {
    if (due.optedOut() && !ABOUT_OFFERS.contains(due.say()) && !due.speaksForItself()) {
      return Optional.of(Hold.OPTED_OUT);
    }
    if (due.blocked()) {
      return Optional.of(Hold.BLOCKED);
    }
    if (due.windowUntil().filter(until -> SendWindow.open(until, now)).isEmpty()) {
      return Optional.of(Hold.WINDOW_CLOSED);
    }
    if (due.createdAt().plus(Line.of(due.psid()).lifetime()).isBefore(now)) {
      return Optional.of(Hold.TOO_OLD);
    }
    return whileAt.filter(step -> !due.standsAt(step)).map(step -> Hold.ANSWERED);
  }

  /** Why our own policy holds a message back; the names are stored in the database. */
  enum Hold {
    OPTED_OUT,
    BLOCKED,
    WINDOW_CLOSED,
    TOO_OLD,
    /** The customer has answered meanwhile. */
    ANSWERED;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
