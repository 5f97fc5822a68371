package io.promobot.intent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What single texts mean, as they come from customers. */
class MeaningTest {
  private static Meaning of(String text) {
    return Meaning.of(text, Asked.NOTHING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STOP",
        "Stop. Thank you",
        "stop please!!",
        "STOP STOP STOP",
        "stoooop",
        "“Stop”",
        "ｓｔｏｐ",
        "please stop sending me these messages",
        "unsubscribe me",
        "UNSUBSCRIBE",
        "remove me",
        "opt-out",
        "Baja",
        "darme de baja por favor",
        "désabonner",
        "desabonner svp",
        "abmelden",
        "Bitte abmelden, danke",
        "parar",
        "İPTAL",
        "退订",
        "退訂",
        "إلغاء",
        "الغاء",
        "стоп",
        "відписатися",
        "停止してください",
        "wypisz mnie",
        "dezabonare",
        "avregistrera mig, tack",
        "disiscrivimi",
        "afmelden aub",
        "🛑",
        "stop 🙏🏽"
      })
  void opting_out_is_understood_without_asking(String text) {
    assertThat(of(text).optOut()).isEqualTo(OptOut.SURE);
    assertThat(of(text).intent()).isEqualTo(Intent.STOP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Don't stop!",
        "dont stop",
        "is there a bus stop near you?",
        "can I cancel my order?",
        "para mi madre",
        "halt, how much?",
        "arrête, c'est génial",
        "my phone stopped working",
        "I can't stop eating your cookies",
        "no para de llover",
        "der Bus hält am Ende der Straße",
        "no",
        "no thanks",
        "non merci"
      })
  void nobody_is_opted_out_who_says_something_else(String text) {
    assertThat(of(text).optOut()).isNotEqualTo(OptOut.SURE);
    assertThat(of(text).intent()).isNotEqualTo(Intent.STOP);
  }

  /** Turkish "refused", French and German "end", German "just": at most a question. */
  @ParameterizedTest
  @ValueSource(strings = {"red", "fin", "halt", "ende"})
  void a_word_of_two_meanings_opts_nobody_out(String text) {
    assertThat(of(text).optOut()).isNotEqualTo(OptOut.SURE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sí por favor        | YES
          si por favor        | YES
          siiii               | YES
          SÍÍÍÍ!!!            | YES
          claro               | YES
          of course           | YES
          👍                   | YES
          👍🏿                  | YES
          是的                  | YES
          はい                  | YES
          نعم                 | YES
          ДА                  | YES
          no gracias          | NO
          nein danke          | NO
          noooo               | NO
          👎🏻                  | NO
          hayır               | NO
          HAYIR               | NO
          不用了               | NO
          show coupon please  | COUPON
          quiero mi cupón     | COUPON
          🙏                   | THANKS
          grazie mille        | THANKS
          hola, buenas tardes | GREETING
          👋🏼                  | GREETING
          I need help         | HELP
          start               | START
          suscribirme         | START
          """)
  void short_answers_are_understood(String text, Intent intent) {
    assertThat(of(text).intent()).isEqualTo(intent);
    assertThat(of(text).probability(intent)).isGreaterThan(0.5);
  }

  @Test
  void a_yes_is_likelier_when_it_was_asked_for() {
    String text = "ok then";

    assertThat(Meaning.of(text, Asked.YES_OR_NO).probability(Intent.YES))
        .isGreaterThan(of(text).probability(Intent.YES));
  }

  @Test
  void cancel_opts_out_but_where_a_form_waits_for_words_it_is_asked() {
    assertThat(of("cancel").optOut()).isEqualTo(OptOut.SURE);
    assertThat(Meaning.of("cancel", Asked.WORDS).optOut()).isEqualTo(OptOut.PERHAPS);
    assertThat(Meaning.of("stop", Asked.WORDS).optOut()).isEqualTo(OptOut.SURE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t", "!!!", "\uD83D", "\uDC4D\uD83D", "\u0301\u0301", "🏽"})
  void nothing_to_read_is_nothing_in_particular(String text) {
    assertThat(of(text).optOut()).isEqualTo(OptOut.NO);
    assertThat(of(text).language()).isEqualTo(Language.UNKNOWN);
  }

  @Test
  void probabilities_add_up_to_one() {
    double intents = 0;
    double languages = 0;
    for (Intent each : Intent.values()) {
      intents += of("maybe tomorrow").probability(each);
    }
    for (Language each : Language.values()) {
      languages += of("maybe tomorrow").probability(each);
    }

    assertThat(intents).isBetween(0.999, 1.001);
    assertThat(languages).isBetween(0.999, 1.001);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          where is my coupon please       | EN
          ¿dónde está mi cupón?           | ES
          je voudrais un bon de réduction | FR
          ich möchte bitte den Gutschein  | DE
          vorrei il mio buono sconto      | IT
          não quero mais mensagens        | PT
          ik wil graag de kortingscode    | NL
          chcę kupon rabatowy             | PL
          indirim kuponu istiyorum        | TR
          vreau un cupon de reducere      | RO
          jag vill ha en rabattkod        | SV
          хочу купон на скидку            | RU
          хочу купон на знижку            | UK
          أريد قسيمة خصم                  | AR
          我想要优惠券                       | ZH
          クーポンが欲しいです                 | JA
          👍                              | UNKNOWN
          12345                           | UNKNOWN
          """)
  void the_language_is_recognized(String text, Language language) {
    assertThat(of(text).language()).isEqualTo(language);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "ﷺ", "\u0301", "👍", "no ", "退", "a\u0301", "'", "?"})
  void two_thousand_characters_of_anything_take_no_longer_than_two_hundred(String part) {
    String text = part.repeat(2000 / part.length());

    assertThat(Halves.of(text).stream().map(PlainText::of))
        .allSatisfy(each -> assertThat(each.plain().length()).isLessThan(250));
    assertThat(of(text).optOut()).isNotEqualTo(OptOut.SURE);
  }

  @ParameterizedTest
  @MethodSource("padded")
  void what_surrounds_a_stop_does_not_hide_it(String text) {
    assertThat(of(text).isLawful()).isTrue();
  }

  static Stream<String> padded() {
    return Stream.of(
        "STOP" + "\u200b".repeat(300),
        "STOP " + "!".repeat(300),
        "STOP" + "\n".repeat(252),
        " \u202e".repeat(150) + "stop",
        "stop ".repeat(60),
        "unsubscribe stop ".repeat(100),
        "S\u0336T\u0336O\u0336P\u0336".repeat(1) + "\u0336".repeat(300));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no thanks, stop",
        "no thanks stop",
        "wrong number, stop",
        "stop - wrong number",
        "non merci, désabonner",
        "nein danke, abmelden",
        "no gracias. Baja.",
        "لا شكرا، إلغاء",
        "不用了谢谢，退订",
        "st0p",
        "$top",
        "s t o p",
        "S.T.O.P",
        "Stop\n\nSent from my iPhone",
        "STOP\nEnviado desde mi teléfono",
        "Hi! Not for me. Unsubscribe."
      })
  void the_laws_own_words_count_beside_a_refusal_in_disguise_and_above_a_signature(String text) {
    assertThat(of(text).optOut()).isEqualTo(OptOut.SURE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nice to meet you, no thanks, stop!",
        "my dog is called Rex. unsubscribe",
        "Stop, the soup was cold",
        "la tienda cierra a las ocho, baja",
        "wie spät ist es? abmelden"
      })
  void a_clause_of_nothing_but_the_laws_own_words_is_at_least_asked_about(String text) {
    assertThat(of(text).optOut()).isNotEqualTo(OptOut.NO);
    assertThat(Meaning.of(text, Asked.WORDS).optOut()).isNotEqualTo(OptOut.NO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Two please, cancel", "no, cancelar"})
  void a_clause_that_may_mean_the_form_leaves_the_form_alone(String text) {
    assertThat(Meaning.of(text, Asked.WORDS).optOut()).isNotEqualTo(OptOut.SURE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I want you to stop texting my phone",
        "stop it please i have had enough of your coupons",
        "wrong number stop it",
        "please make it stop, I never asked for this"
      })
  void asking_for_it_in_a_sentence_is_not_overheard(String text) {
    assertThat(of(text).optOut()).isNotEqualTo(OptOut.NO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nicht mehr lange", "stop over", "sair cedo", "I did not get any message"})
  void what_only_sounds_like_it_opts_nobody_out(String text) {
    assertThat(of(text).optOut()).isNotEqualTo(OptOut.SURE);
  }

  @Test
  void a_text_of_many_clauses_is_read_twice_at_most() {
    assertThat(of("stop, a ".repeat(25)).optOut()).isNotEqualTo(OptOut.NO);
  }

  @Test
  void who_opts_out_at_the_end_of_a_long_text_is_asked() {
    String story = "I bought a cake yesterday and it was good. ".repeat(20);

    assertThat(of(story + "Please unsubscribe me.").optOut()).isEqualTo(OptOut.PERHAPS);
    assertThat(of(story).optOut()).isEqualTo(OptOut.NO);
  }
}
