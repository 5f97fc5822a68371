package io.promobot.inbox;

import static io.promobot.inbox.Shop.ANA;
import static io.promobot.inbox.Shop.BEN;
import static io.promobot.inbox.Shop.NOON;
import static io.promobot.inbox.Shop.WELCOME;
import static io.promobot.inbox.Shop.noonPlus;
import static io.promobot.inbox.Shop.stages;
import static io.promobot.inbox.Shop.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.flow.Button;
import io.promobot.flow.Coupon;
import io.promobot.flow.CouponStory;
import io.promobot.flow.Form.Field;
import io.promobot.flow.Handover;
import io.promobot.flow.Say;
import io.promobot.flow.SignUpStory;
import io.promobot.flow.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A person from the shop answers a customer; what the bot leaves to them, and what it does not. */
class HandoverTest {
  private static final Duration DAY = Duration.ofHours(24);

  private final Shop shop = new Shop();

  @BeforeEach
  void pause() {
    shop.now = NOON.plus(Duration.ofDays(3));
    shop.anaAt("WELCOMED").handover = Handover.none(DAY);
    shop.ben.handover = Handover.none(DAY);
  }

  private List<Say> says(String words, long seconds) {
    return told(shop.happens(Events.said(ANA, noonPlus(seconds), words)));
  }

  private void answered(long seconds) {
    shop.happens(Events.answered(ANA, noonPlus(seconds)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "yes", "no", "reveal", "help", "sign up", "start", ""})
  void words_are_left_to_the_person_for_a_day(String words) {
    answered(10);

    assertThat(says(words, 20)).isEmpty();
    assertThat(says(words, 10 + DAY.toSeconds() - 1)).isEmpty();
    assertThat(shop.ana.conversation.step()).isEqualTo("WELCOMED");
    assertThat(stages(shop.ana, WELCOME)).contains(Stage.RESPONDED);
  }

  @Test
  void after_a_day_without_another_word_of_theirs_the_bot_answers_again() {
    answered(10);
    answered(60);

    assertThat(says("hello", 10 + DAY.toSeconds())).isEmpty();
    assertThat(says("hello", 60 + DAY.toSeconds())).containsExactly(CouponStory.REMIND_WELCOME);
  }

  @Test
  void nobody_else_is_left_alone_for_it() {
    answered(10);

    assertThat(told(shop.happens(Events.said(BEN, noonPlus(20), "hello"))))
        .containsExactly(CouponStory.WELCOME);
  }

  @ParameterizedTest
  @MethodSource("io.promobot.flow.Coupon#buttons")
  void a_tap_is_answered_and_counted(Button button) {
    answered(10);

    var batch = shop.happens(Events.tapped(ANA, noonPlus(20), button, WELCOME));

    assertThat(batch.answers.queued()).isNotEmpty();
    assertThat(batch.taps).hasSize(1);
  }

  @Test
  void a_button_of_somebody_elses_is_left_to_them_too() {
    answered(10);

    assertThat(told(shop.happens(Events.tapped(ANA, noonPlus(20), "THEIRS", "Book a table"))))
        .isEmpty();
  }

  @Test
  void get_started_and_a_link_still_begin_the_story() {
    answered(10);

    assertThat(told(shop.happens(Events.started(ANA, noonPlus(20)))))
        .containsExactly(CouponStory.WELCOME);
    assertThat(told(shop.happens(Events.returned(ANA, noonPlus(30), "door"))))
        .containsExactly(CouponStory.WELCOME);
  }

  @Test
  void stop_and_start_keep_their_meaning() {
    answered(10);

    assertThat(says("STOP", 20)).containsExactly(Coupon.GOODBYE);
    assertThat(shop.ana.conversation.optedOut()).isTrue();
    assertThat(says("start", 30)).containsExactly(CouponStory.WELCOME);
    assertThat(shop.ana.conversation.optedOut()).isFalse();
  }

  @Test
  void in_one_batch_their_order_does_not_matter() {
    var batch =
        shop.happens(Events.said(ANA, noonPlus(20), "hello"), Events.answered(ANA, noonPlus(25)));

    assertThat(batch.answers.queued()).isEmpty();
  }

  @Test
  void a_form_waits_and_goes_on_by_its_buttons() {
    says("sign up", 5);
    answered(10);

    says("can you deliver on Sunday?", 20);
    assertThat(shop.ana.form.orElseThrow().asked()).isEqualTo(Field.NAME);

    var tapped = shop.happens(Events.tapped(ANA, noonPlus(30), "SIGN_UP", "Sign up"));
    assertThat(told(tapped)).containsExactly(SignUpStory.LINE);
    assertThat(says("Ana", 40)).containsExactly(SignUpStory.LINE);
    assertThat(shop.ana.form.orElseThrow().asked()).isEqualTo(Field.EMAIL);

    answered(50);
    assertThat(says("ana@example.com", 60)).isEmpty();
    assertThat(shop.ana.form.orElseThrow().asked()).isEqualTo(Field.EMAIL);
  }

  @Test
  void a_coupon_tap_does_not_repeat_the_question_of_a_form_that_waits() {
    says("sign up", 5);
    answered(10);

    var tapped = shop.happens(Events.tapped(ANA, noonPlus(20), CouponStory.SHOW_COUPON, WELCOME));

    assertThat(told(tapped)).containsExactly(CouponStory.COUPON);
    assertThat(shop.ana.form).isPresent();
  }

  @Test
  void off_is_off() {
    shop.ana.handover = Handover.none(Duration.ZERO);
    answered(10);

    assertThat(says("hello", 20)).containsExactly(CouponStory.REMIND_WELCOME);
  }

  @Test
  void a_message_from_before_the_owner_handed_back_changes_nothing() {
    Instant back = noonPlus(100);
    shop.ana.handover = new Handover(DAY, Optional.empty(), Optional.of(back));

    answered(100);
    assertThat(shop.ana.handedOver).isFalse();
    assertThat(says("hello", 110)).containsExactly(CouponStory.REMIND_WELCOME);

    answered(120);
    assertThat(says("hello again", 130)).isEmpty();
  }

  @Test
  void an_answer_from_the_future_counts_from_now() {
    shop.happens(Events.answered(ANA, shop.now.plus(Duration.ofDays(365))));

    assertThat(shop.ana.handover.wroteAt()).contains(shop.now);
  }

  @Test
  void what_is_overheard_is_never_answered_opens_the_window_and_quiets_the_bot() {
    var batch = shop.happens(Events.overheard(ANA, noonPlus(20), "a table for two"));

    assertThat(batch.answers.queued()).isEmpty();
    assertThat(shop.ana.windowUntil).isEqualTo(noonPlus(20).plus(DAY));
    assertThat(says("at eight", 30)).isEmpty();
  }

  @Test
  void a_stop_that_is_overheard_is_a_stop() {
    var batch = shop.happens(Events.overheard(ANA, noonPlus(20), "STOP"));

    assertThat(batch.answers.queued()).isEmpty();
    assertThat(shop.ana.conversation.optedOut()).isTrue();
  }
}
