package io.promobot.flow;

import static io.promobot.flow.Form.Field.EMAIL;
import static io.promobot.flow.Form.Field.NAME;
import static io.promobot.flow.Form.Field.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.flow.Turn.SignedUp;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing up in the chat, question by question. */
class SignUpFlowTest {
  private final FormTalk ana = FormTalk.fresh();

  private static SignedUp signedUp(FormTalk talk) {
    return talk.last.signedUp().orElseThrow();
  }

  @Test
  void name_email_and_phone_are_asked_for_one_after_the_other() {
    ana.says("sign up");
    assertThat(ana.told()).contains("Umi Shop").contains("your name");
    ana.says("Ana López");
    assertThat(ana.told()).contains("Ana López").contains("e-mail");
    ana.says("Ana@Example.COM");
    assertThat(ana.told()).contains("Ana@example.com").contains("phone");

    ana.says("612 345 678");

    assertThat(ana.told()).contains("Thank you, Ana López").contains("Ana@example.com");
    assertThat(ana.form).isEmpty();
    assertThat(signedUp(ana).name()).isEqualTo("Ana López");
    assertThat(signedUp(ana).email().key()).isEqualTo("ana@example.com");
    assertThat(signedUp(ana).phone()).contains("+34612345678");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I would like to sign up please",
        "can I join the list?",
        "quiero apuntarme a la lista",
        "apúntame, por favor",
        "je voudrais m'inscrire",
        "ich möchte mich anmelden",
        "meld mich bitte an",
        "iscrivimi",
        "quero me cadastrar",
        "schrijf me in aub",
        "أريد التسجيل من فضلك"
      })
  void it_is_asked_for_in_ones_own_words(String words) {
    assertThat(FormTalk.welcomed().says(words).asked()).isEqualTo(NAME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I do not want to sign up",
        "when did I register?",
        "no quiero apuntarme",
        "join us"
      })
  void other_words_about_it_do_not_ask_for_it(String words) {
    FormTalk talk = FormTalk.welcomed().says(words);

    assertThat(talk.form.filter(form -> form.kind() == Form.Kind.SIGN_UP)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"skip", "no", "No, thanks", "Saltar"})
  void the_phone_may_be_left_out(String words) {
    ana.says("sign up", "Ana", "ana@example.com", words);

    assertThat(signedUp(ana).phone()).isEmpty();
  }

  @Test
  void the_phone_is_skipped_by_a_button() {
    ana.says("sign up", "Ana", "ana@example.com");
    assertThat(ana.labels()).containsExactly("Skip", "Back", "Cancel");

    ana.taps("FORM:SKIP");

    assertThat(signedUp(ana).phone()).isEmpty();
  }

  @Test
  void nothing_else_can_be_skipped() {
    ana.says("sign up").taps("FORM:SKIP");
    assertThat(ana.asked()).isEqualTo(NAME);

    ana.says("Ana").taps("FORM:SKIP");
    assertThat(ana.asked()).isEqualTo(EMAIL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ana@example.com", "https://example.com", "12345", "👋", "yes", "ok"})
  void what_is_not_a_name_is_explained_and_asked_for_again(String answer) {
    ana.says("sign up", answer);

    assertThat(ana.told()).contains(answer).contains("name");
    assertThat(ana.asked()).isEqualTo(NAME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ana", "ana@", "ana at example.com", "@example.com", "ana@example"})
  void what_is_not_an_email_is_explained_and_asked_for_again(String answer) {
    ana.says("sign up", "Ana", answer);

    assertThat(ana.told()).contains("“" + answer + "”").contains("ana@example.com");
    assertThat(ana.asked()).isEqualTo(EMAIL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12", "later", "+34 1"})
  void what_is_not_a_phone_number_is_explained_and_asked_for_again(String answer) {
    ana.says("sign up", "Ana", "ana@example.com", answer);

    assertThat(ana.told()).contains("“" + answer + "”").contains("country code");
    assertThat(ana.asked()).isEqualTo(PHONE);
  }

  @Test
  void a_sticker_has_no_words_so_the_question_is_repeated() {
    ana.says("sign up", "Ana", "");

    assertThat(ana.told()).contains("Which e-mail");
  }

  @Test
  void the_last_answer_can_be_corrected() {
    ana.says("sign up", "Anna", "back");
    assertThat(ana.asked()).isEqualTo(NAME);

    ana.says("Ana", "wrong@example.com").taps("FORM:BACK").says("ana@example.com", "skip");

    assertThat(signedUp(ana).name()).isEqualTo("Ana");
    assertThat(signedUp(ana).email().address()).isEqualTo("ana@example.com");
  }

  @Test
  void another_email_instead_of_the_phone_corrects_the_email() {
    ana.says("sign up", "Ana", "ana@exmaple.com", "ana@example.com");
    assertThat(ana.told()).contains("ana@example.com");

    ana.says("+44 20 7946 0958");

    assertThat(signedUp(ana).email().address()).isEqualTo("ana@example.com");
  }

  @Test
  void going_back_from_the_first_question_repeats_it() {
    ana.says("sign up", "back");

    assertThat(ana.asked()).isEqualTo(NAME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cancel", "Never mind!", "no thanks", "cancelar"})
  void a_word_ends_it_and_nothing_is_kept(String word) {
    ana.says("sign up", "Ana", word);

    assertThat(ana.form).isEmpty();
    assertThat(ana.last.signedUp()).isEqualTo(Optional.empty());
    assertThat(ana.told()).contains("nothing was saved");
  }

  @Test
  void a_button_ends_it() {
    ana.says("sign up").taps("FORM:CANCEL");

    assertThat(ana.form).isEmpty();
  }

  @Test
  void a_long_answer_is_said_back_in_part_only() {
    ana.says("sign up", "Ana", "x".repeat(2_000));

    assertThat(ana.told()).contains("x".repeat(40) + "…").hasSizeLessThan(300);
  }

  @Test
  void a_name_that_looks_like_a_placeholder_is_taken_as_it_is() {
    ana.says("sign up", "{email} $1", "ana@example.com", "skip");

    assertThat(ana.told()).contains("Thank you, {email} $1, you");
  }
}
