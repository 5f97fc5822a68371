package io.promobot.flow;

import static io.promobot.flow.Button.NO_THANKS;
import static io.promobot.flow.Button.REVEAL;
import static io.promobot.flow.Button.SHOW_COUPON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole story, step by step, by its buttons. */
class CouponFlowTest {
  private static final Optional<String> ANA = Optional.of("Ana");

  @Test
  void get_started_is_answered_with_the_welcome_and_no_stage_is_claimed_for_it() {
    Talk talk = Talk.fresh();

    Decision decision = talk.starts();

    assertThat(decision.replies()).containsExactly(Say.WELCOME);
    assertThat(decision.campaign()).isEqualTo(Conversation.WELCOME);
    assertThat(decision.reached()).as("only the sent message is proof").isEmpty();
    assertThat(talk.now.step()).isEqualTo(Step.WELCOMED);
  }

  @Test
  void coming_by_a_link_is_answered_with_the_welcome() {
    Talk talk = Talk.fresh();

    Decision decision = talk.returns();

    assertThat(decision.replies()).containsExactly(Say.WELCOME);
    assertThat(talk.now.step()).isEqualTo(Step.WELCOMED);
  }

  @Test
  void a_first_word_whatever_it_is_is_answered_with_the_welcome() {
    assertThat(List.of("hello", "yes", "no", "reveal", "", "🎉"))
        .allSatisfy(
            word -> assertThat(Talk.fresh().says(word).replies()).containsExactly(Say.WELCOME));
  }

  @Test
  void a_reaction_alone_opens_nothing() {
    Talk talk = Talk.fresh();

    Decision decision = talk.reacts();

    assertThat(decision.replies()).isEmpty();
    assertThat(decision.reached()).isEmpty();
    assertThat(talk.now).isEqualTo(Conversation.FRESH);
  }

  @Test
  void yes_shows_the_coupon() {
    Talk talk = Talk.welcomed();

    Decision decision = talk.taps(SHOW_COUPON);

    assertThat(decision.replies()).containsExactly(Say.COUPON);
    assertThat(decision.reached()).containsExactly(Stage.ACCEPTED);
    assertThat(talk.now.step()).isEqualTo(Step.OFFERED);
  }

  @Test
  void no_thanks_is_thanked_and_then_the_image_comes() {
    Talk talk = Talk.welcomed();

    Decision decision = talk.taps(NO_THANKS);

    assertThat(decision.replies()).containsExactly(Say.THANKS, Say.THANKS_IMAGE);
    assertThat(decision.reached()).containsExactly(Stage.DECLINED);
    assertThat(talk.now.step()).isEqualTo(Step.DECLINED);
  }

  @Test
  void tapping_reveal_twice_shows_the_code_twice_and_stays_where_it_is() {
    Talk talk = Talk.at(Step.OFFERED);

    Decision first = talk.taps(REVEAL);
    Conversation after = talk.now;
    Decision second = talk.taps(REVEAL);

    assertThat(first.replies()).containsExactly(Say.CODE);
    assertThat(first.reached()).containsExactly(Stage.REVEALED);
    assertThat(after.step()).isEqualTo(Step.REVEALED);
    assertThat(second).as("the second tap is no different").isEqualTo(first);
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void every_button_works_wherever_the_conversation_stands(Step step) {
    assertThat(Talk.at(step).taps(SHOW_COUPON).replies()).containsExactly(Say.COUPON);
    assertThat(Talk.at(step).taps(REVEAL).replies()).containsExactly(Say.CODE);
    assertThat(Talk.at(step).taps(NO_THANKS).replies())
        .containsExactly(Say.THANKS, Say.THANKS_IMAGE);
  }

  @Test
  void changing_ones_mind_after_no_leads_to_the_coupon_and_back() {
    Talk talk = Talk.at(Step.DECLINED);

    talk.taps(SHOW_COUPON);
    Step accepted = talk.now.step();
    talk.taps(NO_THANKS);

    assertThat(accepted).isEqualTo(Step.OFFERED);
    assertThat(talk.now.step()).isEqualTo(Step.DECLINED);
  }

  @ParameterizedTest
  @EnumSource(Button.class)
  void an_old_button_counts_for_its_own_campaign_and_the_talk_goes_on_there(Button button) {
    Talk talk = Talk.at(Step.REVEALED);

    Decision decision = talk.taps(button, "spring");

    assertThat(decision.campaign()).isEqualTo("spring");
    assertThat(talk.now.campaign()).isEqualTo("spring");
    assertThat(decision.reached()).as("a tap is always proof of something").hasSize(1);
  }

  @Test
  void a_welcome_of_another_campaign_does_not_count_as_this_ones() {
    Talk talk = Talk.welcomed();

    talk.taps(SHOW_COUPON, "spring");

    assertThat(talk.now.greeted()).as("the welcome of spring was never seen going out").isFalse();
  }

  @Test
  void staying_in_a_campaign_keeps_its_greeting() {
    Talk talk = Talk.welcomed();

    talk.taps(SHOW_COUPON);

    assertThat(talk.now.greeted()).isTrue();
  }

  @Test
  void starting_over_leads_back_to_the_house_welcome_from_any_campaign() {
    Talk talk = Talk.fresh();
    talk.taps(REVEAL, "spring");

    Decision decision = talk.starts();

    assertThat(decision.campaign()).isEqualTo(Conversation.WELCOME);
    assertThat(talk.now.step()).isEqualTo(Step.WELCOMED);
  }

  @Test
  void the_welcome_greets_by_first_name_and_offers_yes_and_no() {
    Message message = CouponFlow.message(Say.WELCOME, Copy.DEFAULT, "spring", ANA);

    assertThat(message.kind()).isEqualTo(Message.Kind.BUTTONS);
    assertThat(message.text()).startsWith("Hi Ana! ").doesNotContain("{name}");
    assertThat(message.choices())
        .containsExactly(
            new Message.Choice("Yes! Show me coupon", "SHOW_COUPON:spring"),
            new Message.Choice("No, thanks", "NO_THANKS:spring"));
  }

  @Test
  void without_a_name_the_welcome_has_another_wording_and_no_gap() {
    List<Optional<String>> nameless = List.of(Optional.empty(), Optional.of(""), Optional.of("  "));

    assertThat(nameless)
        .allSatisfy(
            name ->
                assertThat(CouponFlow.message(Say.WELCOME, Copy.DEFAULT, "w", name).text())
                    .startsWith("Hi there! ")
                    .doesNotContain("{name}")
                    .doesNotContain("  "));
  }

  @Test
  void the_coupon_is_a_card_with_its_terms_its_picture_and_reveal() {
    Message message = CouponFlow.message(Say.COUPON, Copy.DEFAULT, "spring", Optional.empty());

    assertThat(message)
        .isEqualTo(
            new Message(
                Message.Kind.CARD,
                Copy.DEFAULT.offer(),
                Copy.DEFAULT.terms(),
                Copy.DEFAULT.couponImage(),
                List.of(new Message.Choice("Reveal coupon", "REVEAL:spring"))));
  }

  @Test
  void the_code_message_tells_the_code_and_how_to_redeem_it() {
    Message message = CouponFlow.message(Say.CODE, Copy.DEFAULT, "spring", Optional.empty());

    assertThat(message.kind()).isEqualTo(Message.Kind.TEXT);
    assertThat(message.text()).contains("UMI10").contains("at the till").doesNotContain("{");
  }

  @Test
  void no_thanks_has_its_words_and_then_its_image() {
    Message thanks = CouponFlow.message(Say.THANKS, Copy.DEFAULT, "w", ANA);
    Message image = CouponFlow.message(Say.THANKS_IMAGE, Copy.DEFAULT, "w", ANA);

    assertThat(thanks).isEqualTo(Message.text(Copy.DEFAULT.thanks()));
    assertThat(image).isEqualTo(Message.image(Copy.DEFAULT.thanksImage()));
  }

  @Test
  void reminders_bring_the_buttons_of_their_step() {
    Message welcome = CouponFlow.message(Say.REMIND_WELCOME, Copy.DEFAULT, "w", ANA);
    Message coupon = CouponFlow.message(Say.REMIND_COUPON, Copy.DEFAULT, "w", ANA);

    assertThat(welcome.text()).isEqualTo(Copy.DEFAULT.reminder());
    assertThat(welcome.choices())
        .extracting(Message.Choice::payload)
        .containsExactly("SHOW_COUPON:w", "NO_THANKS:w");
    assertThat(coupon.text()).isEqualTo(Copy.DEFAULT.couponReminder());
    assertThat(coupon.choices()).extracting(Message.Choice::payload).containsExactly("REVEAL:w");
  }

  @Test
  void goodbye_is_a_plain_text_without_buttons() {
    Message goodbye = CouponFlow.message(Say.GOODBYE, Copy.DEFAULT, "w", ANA);

    assertThat(goodbye).isEqualTo(Message.text(Copy.DEFAULT.goodbye()));
  }
}
