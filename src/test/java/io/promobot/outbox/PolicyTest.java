package io.promobot.outbox;

import static io.promobot.outbox.Rows.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.Line;
import io.promobot.flow.Coupon;
import io.promobot.flow.CouponStory;
import io.promobot.flow.Say;
import io.promobot.outbox.Policy.Hold;
import io.promobot.stats.ShopDays;
import io.promobot.stats.Tallies;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyTest {
  private static final Duration MILLISECOND = Duration.ofMillis(1);
  private static final Instant FAR = NOON.plus(Duration.ofDays(9));

  @Test
  void what_nothing_speaks_against_may_go() {
    assertThat(check(Rows.FIRST_TRY, NOON)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.promobot.flow.Coupon#saysOfOffers")
  void who_opted_out_gets_nothing(Say say) {
    assertThat(check(Rows.toWhoOptedOut(say), NOON)).contains(Hold.OPTED_OUT);
  }

  @Test
  void who_opted_out_gets_the_goodbye_and_an_answer_to_the_wish_to_come_back() {
    assertThat(check(Rows.toWhoOptedOut(Coupon.GOODBYE), NOON)).isEmpty();
    assertThat(check(Rows.toWhoOptedOut(Coupon.COME_BACK), NOON)).isEmpty();
  }

  @Test
  void who_blocked_the_page_is_not_tried() {
    assertThat(check(Rows.toWhoBlockedUs(), NOON)).contains(Hold.BLOCKED);
  }

  @Test
  void who_never_wrote_has_no_window() {
    assertThat(check(Rows.withWindow(Optional.empty()), NOON)).contains(Hold.WINDOW_CLOSED);
  }

  @Test
  void the_window_closes_five_minutes_early() {
    Due row = Rows.withWindow(Optional.of(NOON.plus(Duration.ofMinutes(5))));

    assertThat(check(row, NOON.minus(MILLISECOND))).isEmpty();
    assertThat(check(row, NOON)).contains(Hold.WINDOW_CLOSED);
  }

  @Test
  void a_message_older_than_a_day_is_no_longer_to_the_point() {
    Due row = Rows.withWindow(Optional.of(FAR));
    Instant aDayOld = NOON.plus(Duration.ofDays(1));

    assertThat(check(row, aDayOld)).isEmpty();
    assertThat(check(row, aDayOld.plus(MILLISECOND))).contains(Hold.TOO_OLD);
  }

  @Test
  void a_message_on_the_website_may_wait_for_thirty_days() {
    Due row = Rows.toVisitor(Line.WEB.windowAfter(NOON));
    Instant thirtyDaysOld = NOON.plus(Duration.ofDays(30));

    assertThat(check(row, thirtyDaysOld)).isEmpty();
    assertThat(check(row, thirtyDaysOld.plus(MILLISECOND))).contains(Hold.TOO_OLD);
  }

  @ParameterizedTest
  @EnumSource(Hold.class)
  void a_hold_is_kept_under_its_own_name_in_lower_case(Hold hold) {
    assertThat(hold.key()).matches("[a-z_]+").isEqualToIgnoringCase(hold.name());
  }

  @Test
  void what_asks_again_is_not_said_once_the_customer_has_moved_on() {
    Due row = Rows.FIRST_TRY;

    assertThat(Policy.check(row, Optional.of("WELCOMED"), NOON)).isEmpty();
    assertThat(Policy.check(row, Optional.of("OFFERED"), NOON)).contains(Hold.ANSWERED);
    assertThat(Policy.check(Rows.whoTalksAbout("autumn"), Optional.of("WELCOMED"), NOON))
        .as("the same step of another campaign")
        .contains(Hold.ANSWERED);
  }

  @Test
  void a_reminder_of_the_last_day_goes_out_on_the_shops_day_on_which_it_was_queued_or_never() {
    ShopDays shop = Tallies.days("Europe/Madrid");
    Due reminder = Rows.says(CouponStory.LAST_DAY.say(), FAR);
    Instant lateThatEvening = Instant.parse("2026-03-01T22:59:59Z");

    assertThat(Policy.check(reminder, shop, lateThatEvening)).isEmpty();
    assertThat(Policy.check(reminder, shop, lateThatEvening.plusSeconds(1)))
        .as("until tomorrow would be wrong after midnight in Madrid")
        .contains(Hold.TOO_OLD);
    assertThat(
            Policy.check(Rows.withWindow(Optional.of(FAR)), shop, lateThatEvening.plusSeconds(1)))
        .as("any other message")
        .isEmpty();
  }

  private static Optional<Hold> check(Due row, Instant now) {
    return Policy.check(row, Optional.empty(), now);
  }
}
