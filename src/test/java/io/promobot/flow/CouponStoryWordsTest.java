package io.promobot.flow;

import static io.promobot.flow.CouponStory.REVEAL;
import static io.promobot.flow.CouponStory.SHOW_COUPON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The story for those who type: answers, reminders, STOP and START. */
class CouponStoryWordsTest {
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration MILLISECOND = Duration.ofMillis(1);

  @ParameterizedTest(name = "at {0}, \"{1}\" → {2}, reached {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "WELCOMED | yes                  | COUPON         | ACCEPTED",
        "WELCOMED | Yes! Show me coupon  | COUPON         | ACCEPTED",
        "WELCOMED | YES, PLEASE!!        | COUPON         | ACCEPTED",
        "WELCOMED | ok 👍                | COUPON         | ACCEPTED",
        "WELCOMED | Sí                   | COUPON         | ACCEPTED",
        "WELCOMED | reveal               | COUPON         | ACCEPTED",
        "WELCOMED | No, thanks           | THANKS         | DECLINED",
        "WELCOMED | no,thanks            | THANKS         | DECLINED",
        "WELCOMED | nope                 | THANKS         | DECLINED",
        "WELCOMED | what is this?        | REMIND_WELCOME | RESPONDED",
        "WELCOMED | yesterday            | REMIND_WELCOME | RESPONDED",
        "WELCOMED | not sure             | REMIND_WELCOME | RESPONDED",
        "WELCOMED | ''                   | REMIND_WELCOME | RESPONDED",
        "OFFERED  | Reveal coupon        | CODE           | REVEALED",
        "OFFERED  | show   CODE          | CODE           | REVEALED",
        "OFFERED  | yes                  | CODE           | REVEALED",
        "OFFERED  | no thanks            | THANKS         | DECLINED",
        "OFFERED  | how does it work     | REMIND_COUPON  | -",
        "REVEALED | my code              | CODE           | REVEALED",
        "REVEALED | nein                 | THANKS         | DECLINED",
        "REVEALED | hm                   | REMIND_COUPON  | -",
        "DECLINED | yes                  | COUPON         | ACCEPTED",
        "DECLINED | code                 | COUPON         | ACCEPTED",
        "DECLINED | no                   | -              | -",
        "DECLINED | why                  | REMIND_WELCOME | -",
      })
  void a_typed_answer_works_like_its_button(String step, String words, String say, String stage) {
    Decision decision = Talk.at(step).says(words);

    assertThat(decision.replies().stream().limit(1).map(Say::name))
        .as("the first reply")
        .isEqualTo(say.equals("-") ? List.of() : List.of(say));
    assertThat(decision.reached().stream().map(each -> each.key().toUpperCase(Locale.ROOT)))
        .as("what it counts as")
        .isEqualTo(stage.equals("-") ? List.of() : List.of(stage));
  }

  @Test
  void a_typed_no_gets_the_image_too() {
    assertThat(Talk.welcomed().says("no").replies())
        .containsExactly(CouponStory.THANKS, CouponStory.THANKS_IMAGE);
  }

  @Test
  void the_owners_own_labels_can_be_typed() {
    Talk talk =
        Talk.welcomed()
            .with(CopyEdit.of(Map.of("yes_label", "Her damit!", "reveal_label", "Zeig her 🎁")));

    Decision yes = talk.says("her DAMIT");
    Decision reveal = talk.says("zeig her");

    assertThat(yes.replies()).containsExactly(CouponStory.COUPON);
    assertThat(reveal.replies()).containsExactly(CouponStory.CODE);
  }

  @Test
  void a_label_can_be_typed_without_its_accents() {
    Talk talk = Talk.at("OFFERED").with(CopyEdit.of(Map.of("reveal_label", "Révéler")));

    Decision reveal = talk.says("reveler");

    assertThat(reveal.replies()).containsExactly(CouponStory.CODE);
  }

  @ParameterizedTest(name = "typing \"{0}\"")
  @ValueSource(strings = {"", "❤️", "...", "👋"})
  void a_label_made_of_an_emoji_is_not_what_every_sticker_says(String sticker) {
    Talk talk = Talk.welcomed().with(CopyEdit.of(Map.of("yes_label", "👍", "no_label", "👎")));

    Decision decision = talk.says(sticker);

    assertThat(decision.replies()).containsExactly(CouponStory.REMIND_WELCOME);
  }

  @Test
  void a_label_made_of_an_emoji_can_be_typed() {
    Texts emoji = CopyEdit.of(Map.of("yes_label", "👍", "no_label", "👎"));

    assertThat(Talk.welcomed().with(emoji).says(" 👍 ").replies())
        .containsExactly(CouponStory.COUPON);
    assertThat(Talk.welcomed().with(emoji).says("👎").replies())
        .containsExactly(CouponStory.THANKS, CouponStory.THANKS_IMAGE);
  }

  @Test
  void other_words_get_one_gentle_reminder_and_no_loop() {
    Talk talk = Talk.welcomed();

    talk.says("hm");
    talk.later(Duration.ofMinutes(1)).says("hm?");
    talk.later(Duration.ofMinutes(1)).says("hello??");

    assertThat(talk.told).isEqualTo(Map.of(CouponStory.REMIND_WELCOME, 1));
  }

  @Test
  void the_next_reminder_may_come_after_a_day_and_not_a_moment_before() {
    Talk talk = Talk.at("OFFERED");
    talk.says("hm");

    Decision early = talk.later(DAY.minus(MILLISECOND)).says("hm");
    Decision late = talk.later(MILLISECOND).says("hm");
    Decision again = talk.later(MILLISECOND).says("hm");

    assertThat(early.replies()).isEmpty();
    assertThat(late.replies()).containsExactly(CouponStory.REMIND_COUPON);
    assertThat(again.replies()).as("the pause starts again with each reminder").isEmpty();
  }

  @Test
  void a_step_forward_allows_a_reminder_of_the_new_step() {
    Talk talk = Talk.welcomed();
    talk.says("hm");
    talk.taps(SHOW_COUPON);

    Decision decision = talk.says("and now?");

    assertThat(decision.replies()).containsExactly(CouponStory.REMIND_COUPON);
  }

  @Test
  void words_prove_a_response_even_when_they_get_no_second_reminder() {
    Talk talk = Talk.welcomed();
    talk.says("hm");

    Decision decision = talk.says("hm");

    assertThat(decision.replies()).isEmpty();
    assertThat(decision.reached()).containsExactly(Stage.RESPONDED);
  }

  @Test
  void two_quick_hellos_are_one_opening() {
    Talk talk = Talk.fresh();
    talk.says("hi");

    Decision second = talk.says("hello?");
    Decision third = talk.greeted().says("hello?");

    assertThat(second.replies()).as("the welcome is on its way").isEmpty();
    assertThat(second.reached()).as("nobody responds to what has not gone out").isEmpty();
    assertThat(third.replies()).containsExactly(CouponStory.REMIND_WELCOME);
    assertThat(third.reached()).containsExactly(Stage.RESPONDED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"STOP", "stop", "Stop.", "unsubscribe", "opt-out", "Opt out", "STOP ALL"})
  void stop_opts_out_and_is_confirmed_once(String stop) {
    Talk talk = Talk.welcomed();

    Decision first = talk.says(stop);
    Decision second = talk.says(stop);

    assertThat(first.replies()).containsExactly(Coupon.GOODBYE);
    assertThat(first.reached()).isEmpty();
    assertThat(talk.now.optedOut()).isTrue();
    assertThat(second.replies()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.promobot.flow.Coupon#steps")
  void stop_works_at_every_step_and_keeps_it(String step) {
    Talk talk = Talk.at(step);

    Decision decision = talk.says("stop");

    assertThat(decision.replies()).containsExactly(Coupon.GOODBYE);
    assertThat(talk.now.step()).isEqualTo(step);
  }

  @ParameterizedTest
  @ValueSource(strings = {"START", "start!", "unstop", "Get Started"})
  void start_returns_and_is_welcomed(String start) {
    Talk talk = Talk.at("REVEALED");
    talk.says("stop");

    Decision decision = talk.says(start);

    assertThat(talk.now.optedOut()).isFalse();
    assertThat(decision.replies()).containsExactly(CouponStory.WELCOME);
  }

  @Test
  void get_started_returns_too() {
    Talk talk = Talk.welcomed();
    talk.says("stop");

    Decision decision = talk.starts();

    assertThat(talk.now.optedOut()).isFalse();
    assertThat(decision.replies()).containsExactly(CouponStory.WELCOME);
  }

  @Test
  void who_opted_out_hears_nothing_whatever_they_do() {
    Talk talk = Talk.welcomed();
    talk.says("stop");
    Conversation silent = talk.now;
    talk.told.clear();

    talk.says("yes");
    talk.says("hello?");
    talk.returns();
    talk.reacts();
    talk.taps(REVEAL);

    assertThat(talk.told).isEmpty();
    assertThat(talk.now).as("nothing moves until START").isEqualTo(silent);
  }

  @Test
  void taps_of_who_opted_out_count_silently_for_their_campaign() {
    Talk talk = Talk.welcomed();
    talk.says("stop");

    Decision decision = talk.taps(REVEAL, "spring");

    assertThat(decision.replies()).isEmpty();
    assertThat(decision.reached()).containsExactly(CouponStory.REVEALED);
    assertThat(decision.campaign()).isEqualTo("spring");
    assertThat(talk.now.campaign()).isEqualTo(Conversation.WELCOME);
  }
}
