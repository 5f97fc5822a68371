package io.promobot.flow;

import static io.promobot.flow.CouponStory.NO_THANKS;
import static io.promobot.flow.CouponStory.REVEAL;
import static io.promobot.flow.CouponStory.SHOW_COUPON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole story, step by step, by its buttons. */
class CouponStoryTest {
  private static final Optional<String> ANA = Optional.of("Ana");

  @Test
  void get_started_is_answered_with_the_welcome_and_no_stage_is_claimed_for_it() {
    Talk talk = Talk.fresh();

    Decision decision = talk.starts();

    assertThat(decision.replies()).containsExactly(CouponStory.WELCOME);
    assertThat(decision.campaign()).isEqualTo(Conversation.WELCOME);
    assertThat(decision.reached()).as("only the sent message is proof").isEmpty();
    assertThat(talk.now.step()).isEqualTo("WELCOMED");
  }

  @Test
  void coming_by_a_link_is_answered_with_the_welcome() {
    Talk talk = Talk.fresh();

    Decision decision = talk.returns();

    assertThat(decision.replies()).containsExactly(CouponStory.WELCOME);
    assertThat(talk.now.step()).isEqualTo("WELCOMED");
  }

  @Test
  void a_first_word_whatever_it_is_is_answered_with_the_welcome() {
    assertThat(List.of("hello", "yes", "no", "reveal", "", "🎉"))
        .allSatisfy(
            word ->
                assertThat(Talk.fresh().says(word).replies()).containsExactly(CouponStory.WELCOME));
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

    assertThat(decision.replies()).containsExactly(CouponStory.COUPON);
    assertThat(decision.reached()).containsExactly(CouponStory.ACCEPTED);
    assertThat(talk.now.step()).isEqualTo("OFFERED");
  }

  @Test
  void no_thanks_is_thanked_and_then_the_image_comes() {
    Talk talk = Talk.welcomed();

    Decision decision = talk.taps(NO_THANKS);

    assertThat(decision.replies()).containsExactly(CouponStory.THANKS, CouponStory.THANKS_IMAGE);
    assertThat(decision.reached()).containsExactly(CouponStory.DECLINED);
    assertThat(talk.now.step()).isEqualTo("DECLINED");
  }

  @Test
  void tapping_reveal_twice_shows_the_code_twice_and_stays_where_it_is() {
    Talk talk = Talk.at("OFFERED");

    Decision first = talk.taps(REVEAL);
    Conversation after = talk.now;
    Decision second = talk.taps(REVEAL);

    assertThat(first.replies()).containsExactly(CouponStory.CODE);
    assertThat(first.reached()).containsExactly(CouponStory.REVEALED);
    assertThat(after.step()).isEqualTo("REVEALED");
    assertThat(second).as("the second tap is no different").isEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource("io.promobot.flow.Coupon#steps")
  void every_button_works_wherever_the_conversation_stands(String step) {
    assertThat(Talk.at(step).taps(SHOW_COUPON).replies()).containsExactly(CouponStory.COUPON);
    assertThat(Talk.at(step).taps(REVEAL).replies()).containsExactly(CouponStory.CODE);
    assertThat(Talk.at(step).taps(NO_THANKS).replies())
        .containsExactly(CouponStory.THANKS, CouponStory.THANKS_IMAGE);
  }

  @Test
  void changing_ones_mind_after_no_leads_to_the_coupon_and_back() {
    Talk talk = Talk.at("DECLINED");

    talk.taps(SHOW_COUPON);
    String accepted = talk.now.step();
    talk.taps(NO_THANKS);

    assertThat(accepted).isEqualTo("OFFERED");
    assertThat(talk.now.step()).isEqualTo("DECLINED");
  }

  @ParameterizedTest
  @MethodSource("io.promobot.flow.Coupon#buttons")
  void an_old_button_counts_for_its_own_campaign_and_the_talk_goes_on_there(Button button) {
    Talk talk = Talk.at("REVEALED");

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
    assertThat(talk.now.step()).isEqualTo("WELCOMED");
  }

  @Test
  void the_welcome_greets_by_first_name_and_offers_yes_and_no() {
    Message message = CouponStory.WELCOME.message(Coupon.COPY, Reader.of("spring", ANA));

    assertThat(message.kind()).isEqualTo(Message.Kind.BUTTONS);
    assertThat(message.text()).startsWith("Hi Ana! ").doesNotContain("{name}");
    assertThat(message.choices())
        .startsWith(
            new Message.Choice("Yes! Show me coupon", "SHOW_COUPON:spring"),
            new Message.Choice("No, thanks", "NO_THANKS:spring"));
  }

  @Test
  void without_a_name_the_welcome_has_another_wording_and_no_gap() {
    List<Optional<String>> nameless = List.of(Optional.empty(), Optional.of(""), Optional.of("  "));

    assertThat(nameless)
        .allSatisfy(
            name ->
                assertThat(CouponStory.WELCOME.message(Coupon.COPY, Reader.of("w", name)).text())
                    .startsWith("Hi there! ")
                    .doesNotContain("{name}")
                    .doesNotContain("  "));
  }

  @Test
  void the_coupon_is_a_card_with_its_terms_its_picture_and_reveal() {
    Message message =
        CouponStory.COUPON.message(Coupon.COPY, Reader.of("spring", Optional.empty()));

    assertThat(message)
        .isEqualTo(
            new Message(
                Message.Kind.CARD,
                Coupon.text(CouponStory.OFFER),
                Coupon.text(CouponStory.TERMS),
                Coupon.text(CouponStory.PICTURE),
                List.of(new Message.Choice("Reveal coupon", "REVEAL:spring"))));
  }

  @Test
  void the_code_message_tells_the_code_and_how_to_redeem_it() {
    Message message = CouponStory.CODE.message(Coupon.COPY, Reader.of("spring", Optional.empty()));

    assertThat(message.kind()).isEqualTo(Message.Kind.TEXT);
    assertThat(message.text()).contains("UMI10").contains("at the till").doesNotContain("{");
  }

  @Test
  void no_thanks_has_its_words_and_then_its_image() {
    Message thanks = CouponStory.THANKS.message(Coupon.COPY, Reader.of("w", ANA));
    Message image = CouponStory.THANKS_IMAGE.message(Coupon.COPY, Reader.of("w", ANA));

    assertThat(thanks).isEqualTo(Message.text(Coupon.text(CouponStory.FAREWELL)));
    assertThat(image)
        .isEqualTo(
            new Message(
                Message.Kind.IMAGE, "", "", Coupon.text(CouponStory.FAREWELL_PICTURE), List.of()));
  }

  @Test
  void reminders_bring_the_buttons_of_their_step_and_one_for_questions() {
    Message welcome = CouponStory.REMIND_WELCOME.message(Coupon.COPY, Reader.of("w", ANA));
    Message coupon = CouponStory.REMIND_COUPON.message(Coupon.COPY, Reader.of("w", ANA));

    assertThat(welcome.text()).isEqualTo(Coupon.text(CouponStory.REMINDER));
    assertThat(welcome.choices())
        .extracting(Message.Choice::payload)
        .containsExactly("SHOW_COUPON:w", "NO_THANKS:w", "HELP");
    assertThat(coupon.text()).isEqualTo(Coupon.text(CouponStory.COUPON_REMINDER));
    assertThat(coupon.choices())
        .extracting(Message.Choice::payload)
        .containsExactly("REVEAL:w", "HELP");
  }

  @Test
  void goodbye_is_a_plain_text_without_buttons() {
    Message goodbye = Coupon.GOODBYE.message(Coupon.COPY, Reader.of("w", ANA));

    assertThat(goodbye).isEqualTo(Message.text(Coupon.COPY.fields().get("goodbye")));
  }
}
