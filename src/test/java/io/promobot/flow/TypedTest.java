package io.promobot.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.intent.Asked;
import io.promobot.intent.Intent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Customers type in their own words and languages, and get what they mean. */
class TypedTest {
  private static final Texts FEEDBACK = Texts.preset(FeedbackStory.STORY);
  private static final String IN_DOUBT = "exit";

  static Stream<String> stops() {
    return Stream.of(
        "Stop. Thank you",
        "please stop sending me these messages",
        "unsubscribe me",
        "remove me",
        "Baja",
        "désabonner",
        "abmelden",
        "parar",
        "退订",
        "إلغاء");
  }

  static Stream<String> noStops() {
    return Stream.of(
        "Don't stop!",
        "is there a bus stop near you?",
        "can I cancel my order?",
        "para mi madre",
        "halt, how much?",
        "arrête, c'est génial");
  }

  /** Everywhere a conversation can be. */
  private static List<Talk> talks() {
    List<Talk> talks = new ArrayList<>(Coupon.STEPS.stream().map(Talk::at).toList());
    for (FeedbackStory.Step step : FeedbackStory.Step.values()) {
      talks.add(Talk.at(step.name()).with(FEEDBACK));
    }
    return talks;
  }

  /** Everywhere a form can be. */
  private static List<FormTalk> forms() {
    return List.of(
        FormTalk.fresh(),
        FormTalk.welcomed(),
        FormTalk.welcomed().says("sign up"),
        FormTalk.welcomed().says("sign up", "Ana"),
        FormTalk.welcomed().says("sign up", "Ana", "ana@example.com"),
        FormTalk.welcomed().says("help"),
        FormTalk.welcomed().says("help", "Sales"),
        FormTalk.welcomed().says("delete my data"));
  }

  @ParameterizedTest
  @MethodSource("stops")
  void no_more_offers_is_understood_everywhere(String words) {
    assertThat(talks())
        .allSatisfy(
            talk -> {
              assertThat(talk.says(words).replies())
                  .extracting(Say::name)
                  .containsExactly("GOODBYE");
              assertThat(talk.now.optedOut()).isTrue();
            });
    assertThat(forms())
        .allSatisfy(talk -> assertThat(talk.says(words).last).isEqualTo(Turn.COUPON));
    assertThat(FormTalk.welcomed().says(IN_DOUBT, words).last)
        .as("instead of an answer to the question")
        .isEqualTo(Turn.COUPON);
  }

  @ParameterizedTest
  @MethodSource("noStops")
  void words_that_only_look_like_it_neither_opt_out_nor_ask(String words) {
    assertThat(talks())
        .allSatisfy(
            talk -> {
              talk.says(words);
              assertThat(talk.now.optedOut()).isFalse();
            });
    assertThat(forms())
        .allSatisfy(talk -> assertThat(talk.says(words).payloads()).doesNotContain("STOP"));
  }

  @ParameterizedTest
  @CsvSource({
    "sí por favor,       COUPON, CODE",
    "claro,              COUPON, CODE",
    "of course,          COUPON, CODE",
    "👍,                 COUPON, CODE",
    "siiii,              COUPON, CODE",
    "show coupon please, COUPON, CODE",
    "no gracias,         THANKS, THANKS",
    "nein danke,         THANKS, THANKS",
    "buenos días,        REMIND_WELCOME, REMIND_COUPON",
    "я не понимаю,       REMIND_WELCOME, REMIND_COUPON"
  })
  void an_answer_does_what_its_button_does(String words, String welcomed, String offered) {
    assertThat(Talk.welcomed().says(words).replies().get(0).name()).isEqualTo(welcomed);
    assertThat(Talk.at("OFFERED").says(words).replies().get(0).name()).isEqualTo(offered);
  }

  @ParameterizedTest
  @ValueSource(strings = {"thank you!", "muchas gracias", "danke schön", "merci beaucoup"})
  void thanks_are_not_answered_with_a_reminder_unless_they_leave_the_greeting_open(String words) {
    for (String step : List.of("OFFERED", "REVEALED", "DECLINED")) {
      assertThat(Talk.at(step).says(words).replies()).as(step).isEmpty();
    }
    assertThat(Talk.welcomed().says(words).replies()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit", "ya no quiero"})
  void who_is_asked_and_says_something_like_it_again_is_out(String words) {
    assertThat(FormTalk.welcomed().says(IN_DOUBT, words).last.stops()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Is this a real coupon?",
        "¿cuánto dura el cupón?",
        "how long is my coupon valid?",
        "wie lange ist der Gutschein gültig?",
        "il est valable jusqu'à quand, ce bon ?"
      })
  void a_question_about_the_coupon_does_not_count_as_a_yes(String words) {
    for (String step : List.of("WELCOMED", "OFFERED", "DECLINED")) {
      Decision decision = Talk.at(step).says(words);
      assertThat(decision.replies()).as(step).allMatch(Say::isGentle, "a reminder");
    }
    assertThat(FormTalk.welcomed().says("can I see my coupon?").last.taken()).isFalse();
  }

  @Test
  void what_may_be_a_stop_is_asked_about_and_nothing_else_is_said() {
    FormTalk ana = FormTalk.welcomed().says(IN_DOUBT);

    assertThat(ana.last.taken()).isTrue();
    assertThat(ana.last.lines()).hasSize(1);
    assertThat(ana.told()).isEqualTo("Stop all offers?");
    assertThat(ana.labels()).containsExactly("Stop", "Keep");
    assertThat(ana.payloads()).containsExactly("STOP", "FORM:KEEP_OFFERS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "sí por favor", "👍", "of course"})
  void a_typed_yes_to_it_stops(String words) {
    assertThat(FormTalk.welcomed().says(IN_DOUBT, words).last.stops()).isTrue();
  }

  @Test
  void the_label_of_its_button_stops_in_whatever_words_the_owner_has_it() {
    Texts copy = Coupon.COPY.with(Map.of("stop_label", "Ja, weg damit", "keep_label", "Weiter so"));
    Leaving leaving = CouponStory.STORY.leaving().orElseThrow();
    Optional<Form> asked = leaving.ask(Optional.empty(), copy, Talk.NOON).form();

    for (String label : List.of("ja weg damit", "Weiter so!")) {
      Typed typed = Typed.of(Wording.of(label), asked, Talk.welcomed().now, copy);
      Turn turn = leaving.answered(asked, Action.said(Talk.NOON, label), typed, copy).orElseThrow();
      assertThat(turn.stops()).as(label).isEqualTo(label.startsWith("ja"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "Keep", "keep.", "nein danke"})
  void a_typed_no_to_it_keeps_the_offers(String words) {
    FormTalk ana = FormTalk.welcomed().says(IN_DOUBT, words);

    assertThat(ana.last.stops()).isFalse();
    assertThat(ana.told()).contains("nothing changes");
    assertThat(ana.form).isEmpty();
  }

  @Test
  void anything_else_goes_on_as_usual() {
    assertThat(FormTalk.welcomed().says(IN_DOUBT, "show coupon please").last)
        .isEqualTo(Turn.COUPON);
    assertThat(FormTalk.welcomed().says(IN_DOUBT, "reveal").last).isEqualTo(Turn.COUPON);
    assertThat(FormTalk.welcomed().says(IN_DOUBT, "help").asked()).isEqualTo(Form.Field.TOPIC);
    assertThat(FormTalk.welcomed().says(IN_DOUBT).taps(CouponStory.REVEAL).last)
        .isEqualTo(Turn.COUPON);
  }

  @Test
  void its_buttons_work_however_late_they_are_tapped() {
    assertThat(FormTalk.welcomed().taps("STOP").last.stops()).isTrue();
    assertThat(FormTalk.welcomed().taps("FORM:KEEP_OFFERS").told()).contains("nothing changes");
    assertThat(FormTalk.welcomed().optedOut().taps("FORM:KEEP_OFFERS").told())
        .as("who has opted out hears nothing")
        .isEmpty();
  }

  @Test
  void a_form_goes_on_where_it_was_once_they_keep_the_offers() {
    for (String keep : List.of("FORM:KEEP_OFFERS", "no")) {
      FormTalk ana = FormTalk.welcomed().says("sign up", "Ana", "enough");
      assertThat(ana.payloads()).contains("STOP");

      ana = keep.equals("no") ? ana.says(keep) : ana.taps(keep);

      assertThat(ana.asked()).as(keep).isEqualTo(Form.Field.EMAIL);
      assertThat(ana.says("ana@example.com").asked()).isEqualTo(Form.Field.PHONE);
    }
    assertThat(FormTalk.welcomed().says("sign up", "Ana", "enough", "ana@example.com").asked())
        .as("any other answer is the form's")
        .isEqualTo(Form.Field.PHONE);
  }

  @Test
  void a_forms_own_words_come_before_any_guess() {
    assertThat(FormTalk.welcomed().says("sign up", "cancel").told()).contains("nothing was saved");
    assertThat(FormTalk.welcomed().says("help", IN_DOUBT).last.stops()).isFalse();
    assertThat(
            FormTalk.about("Cancellations", "Stop", "Everything else")
                .says("Cancellations")
                .asked())
        .isEqualTo(Form.Field.QUESTION);
  }

  @Test
  void a_name_is_a_name_although_the_owner_has_taught_it_as_a_stop() {
    Wording bob = taught("Bob", Map.of("bob", Intent.STOP));

    assertThat(Typed.of(bob, Asked.NOTHING).likely()).isEqualTo(Words.STOP);
    assertThat(Typed.of(bob, Asked.WORDS).likely()).isEqualTo(Words.OTHER);
  }

  @Test
  void what_the_owner_has_taught_takes_nobody_the_way_back() {
    Wording start = taught("START", Map.of("start", Intent.OTHER));
    Wording alta = taught("Alta", Map.of("alta", Intent.OTHER));
    Conversation out = optedOut().now;

    assertThat(Typed.of(start, Asked.NOTHING).starts(out)).isTrue();
    assertThat(Typed.of(alta, Asked.NOTHING).starts(out)).isTrue();
  }

  @Test
  void free_words_are_not_taken_for_a_yes_or_a_no() {
    assertThat(FormTalk.welcomed().says("sign up", "Claro").asked()).isEqualTo(Form.Field.EMAIL);
    assertThat(FormTalk.welcomed().says("help", "Sales", "of course").last.question()).isPresent();
    assertThat(FormTalk.welcomed().says("help", "Sales", "nein danke").last.question()).isPresent();
    Talk unhappy = Talk.at("ASKED").with(FEEDBACK);
    assertThat(unhappy.says("no gracias").replies()).containsExactly(FeedbackStory.TOLD);
  }

  @Test
  void who_has_opted_out_comes_back_in_their_own_words_and_is_left_alone_otherwise() {
    for (String words : List.of(IN_DOUBT, "of course", "show coupon please", "thank you")) {
      assertThat(FormTalk.welcomed().optedOut().says(words).last).as(words).isEqualTo(Turn.COUPON);
      Talk talk = optedOut();
      assertThat(talk.says(words).replies()).as(words).isEmpty();
      assertThat(talk.now.optedOut()).isTrue();
    }
    for (String words :
        List.of("start", "subscribe me again please", "quiero suscribirme otra vez")) {
      Talk talk = optedOut();
      assertThat(talk.says(words).replies()).as(words).containsExactly(CouponStory.WELCOME);
      assertThat(talk.now.optedOut()).isFalse();
    }
    assertThat(Talk.welcomed().says("subscribe me again please").replies())
        .as("only who has opted out")
        .containsExactly(CouponStory.REMIND_WELCOME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "please never subscribe me again",
        "don't you dare to start again",
        "do not start sending those again",
        "why did you resubscribe me",
        "start again and I will report you",
        "stop restarting",
        "bitte nicht wieder anfangen",
        "no me suscriban otra vez",
        "ne me réabonnez pas",
        "не подписывайте меня снова"
      })
  void a_refusal_never_brings_back_who_has_opted_out(String words) {
    Talk talk = optedOut();

    Decision answer = talk.says(words);

    assertThat(talk.now.optedOut()).isTrue();
    assertThat(answer.replies()).isSubsetOf(Coupon.COME_BACK);
    assertThat(answer.reached()).isEmpty();
    assertThat(FormTalk.welcomed().optedOut().says(words).last).isEqualTo(Turn.COUPON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "please start again",
        "Subscribe me!",
        "ALTA por favor",
        "wieder anmelden, bitte",
        "réabonnez-moi svp",
        "voglio iscrivermi di nuovo",
        "quero me inscrever de novo",
        "ابدأ",
        "重新订阅",
        "再登録お願いします",
        "старт"
      })
  void exact_words_of_many_languages_bring_back_who_has_opted_out(String words) {
    Talk talk = optedOut();

    assertThat(talk.says(words).replies()).containsExactly(CouponStory.WELCOME);
    assertThat(talk.now.optedOut()).isFalse();
  }

  @Test
  void who_perhaps_wants_offers_again_is_told_the_word_for_it() {
    Talk talk = optedOut();

    assertThat(talk.says("I want to get messages again").replies())
        .containsExactly(Coupon.COME_BACK);
    assertThat(talk.now.optedOut()).isTrue();
    assertThat(talk.says("START").replies()).containsExactly(CouponStory.WELCOME);
  }

  private static Wording taught(String text, Map<String, Intent> phrases) {
    Wording wording = Wording.of(text);
    wording.teach(phrases);
    return wording;
  }

  private static Talk optedOut() {
    Talk talk = Talk.welcomed();
    talk.now = talk.now.optedOut(true);
    return talk;
  }

  @ParameterizedTest
  @ValueSource(strings = {"I want to talk to a person", "necesito ayuda", "Ich habe ein Problem"})
  void who_needs_a_person_is_asked_what_it_is_about(String words) {
    assertThat(FormTalk.welcomed().says(words).asked()).isEqualTo(Form.Field.TOPIC);
    assertThat(FormTalk.fresh().says(words).last)
        .as("the welcome comes first")
        .isEqualTo(Turn.COUPON);
    assertThat(FormTalk.welcomed().optedOut().says(words).last).isEqualTo(Turn.COUPON);
  }

  @Test
  void a_question_that_nobody_understood_gets_the_reminder_with_a_button_for_questions() {
    Decision answer = Talk.welcomed().says("how much?");

    assertThat(answer.replies()).containsExactly(CouponStory.REMIND_WELCOME);
    assertThat(
            answer
                .replies()
                .get(0)
                .message(Coupon.COPY, Reader.of("w", Optional.empty()))
                .choices())
        .contains(new Message.Choice("Ask a question", "HELP"));
  }
}
