package io.promobot.flow;

import static io.promobot.flow.Form.Field.EMAIL;
import static io.promobot.flow.Form.Field.NAME;
import static io.promobot.flow.Form.Field.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who answers a customer: the coupon story, or a form. */
class ReceptionTest {
  private final FormTalk ana = FormTalk.fresh();

  private FormTalk askedForHerEmail() {
    return ana.says("sign up", "Ana");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Sign up", "SIGN UP!", "register", "Registrarme", "m'inscrire", "Anmelden"})
  void these_words_sign_up(String words) {
    assertThat(ana.says(words).asked()).isEqualTo(NAME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"help", "Help!", "I have a question", "ayuda", "Hilfe", "AIDE", "ajuda"})
  void these_words_ask_for_help(String words) {
    assertThat(ana.says(words).asked()).isEqualTo(TOPIC);
  }

  @Test
  void the_menu_opens_both() {
    assertThat(ana.taps("SIGN_UP").asked()).isEqualTo(NAME);
    assertThat(ana.taps("HELP").asked()).isEqualTo(TOPIC);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"yes", "Show me the coupon", "reveal", "no", "hello", "", "stop", "start"})
  void the_coupons_words_stay_the_coupons(String words) {
    assertThat(ana.says(words).last).isEqualTo(Turn.COUPON);
  }

  @Test
  void a_topic_that_is_called_like_a_word_of_the_coupons_does_not_hide_it() {
    FormTalk talk = FormTalk.about("Coupon", "Everything else");

    assertThat(talk.says("coupon").last).isEqualTo(Turn.COUPON);
  }

  @ParameterizedTest
  @MethodSource("io.promobot.flow.Coupon#buttons")
  void a_coupon_tap_is_the_coupons_and_the_open_question_follows_it(Button button) {
    askedForHerEmail().taps(button);

    assertThat(ana.last.taken()).isFalse();
    assertThat(ana.told()).contains("Which e-mail");
    assertThat(ana.says("ana@example.com").told()).contains("phone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stop", "STOP!", "unsubscribe", "start"})
  void stop_and_start_close_the_form_and_are_the_coupons(String words) {
    askedForHerEmail().says(words);

    assertThat(ana.last).isEqualTo(Turn.COUPON);
  }

  @Test
  void a_customer_who_starts_over_has_left_the_form() {
    assertThat(askedForHerEmail().starts().last).isEqualTo(Turn.COUPON);
    assertThat(askedForHerEmail().returns().last).isEqualTo(Turn.COUPON);
  }

  @Test
  void a_reaction_changes_nothing() {
    askedForHerEmail().reacts();

    assertThat(ana.last.taken()).isFalse();
    assertThat(ana.told()).isEmpty();
    assertThat(ana.asked()).isEqualTo(EMAIL);
  }

  @Test
  void help_in_the_middle_of_signing_up_is_help() {
    assertThat(askedForHerEmail().says("help").asked()).isEqualTo(TOPIC);
  }

  @Test
  void after_a_day_the_form_is_over() {
    askedForHerEmail().later(Duration.ofHours(24)).says("a@b");
    assertThat(ana.asked()).isEqualTo(EMAIL);

    ana.later(Duration.ofHours(24).plusSeconds(1)).says("ana@example.com");

    assertThat(ana.last).isEqualTo(Turn.COUPON);
  }

  @Test
  void words_that_come_late_answer_nothing() {
    askedForHerEmail().saysLate("ana@example.com");

    assertThat(ana.last.taken()).isTrue();
    assertThat(ana.told()).isEmpty();
    assertThat(ana.asked()).isEqualTo(EMAIL);
    assertThat(ana.saysLate("start").form).isPresent();
    assertThat(ana.saysLate("stop").form).isEmpty();
  }

  @Test
  void a_quick_reply_of_a_form_that_is_over_is_no_more_than_words() {
    assertThat(ana.taps("FORM:SKIP").last).isEqualTo(Turn.COUPON);
  }

  @Test
  void every_question_fits_quick_replies() {
    for (String word : new String[] {"help", "sales", "sign up", "Ana", "ana@example.com"}) {
      ana.says(word);
      assertThat(ana.labels()).allMatch(label -> label.length() <= 20).hasSizeBetween(1, 13);
      assertThat(ana.payloads()).allMatch(payload -> FormTap.read(payload).isPresent());
      assertThat(ana.told().length()).isBetween(1, 2_000);
    }
  }
}
