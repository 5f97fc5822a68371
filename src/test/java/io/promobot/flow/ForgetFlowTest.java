package io.promobot.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Having one's data deleted in the chat. */
class ForgetFlowTest {
  private final FormTalk ana = FormTalk.fresh();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete my data",
        "Delete my data!",
        "forget me",
        "Lösche meine Daten",
        "borra mis datos"
      })
  void these_words_ask_for_it_and_nothing_is_deleted_yet(String words) {
    ana.says(words);

    assertThat(ana.last.forgets()).isFalse();
    assertThat(ana.asked()).isEqualTo(Form.Field.CONFIRM);
    assertThat(ana.told()).contains("Umi Shop", "cannot be undone");
    assertThat(ana.labels()).containsExactly("Delete", "Keep");
    assertThat(ana.payloads()).containsExactly("FORM:ERASE", "FORM:KEEP");
  }

  @Test
  void they_mean_it_in_the_middle_of_a_form_too() {
    assertThat(ana.says("sign up", "delete my data").asked()).isEqualTo(Form.Field.CONFIRM);
  }

  @Test
  void delete_erases_after_the_receipt() {
    ana.says("delete my data").taps("FORM:ERASE");

    assertThat(ana.last.forgets()).isTrue();
    assertThat(ana.last.lines()).extracting(Turn.Line::say).containsExactly(ForgetStory.RECEIPT);
    assertThat(ana.form).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "Delete", "delete!", "ok"})
  void typing_it_confirms_it(String words) {
    assertThat(ana.says("delete my data", words).last.forgets()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "Keep", "cancel", "No, thanks"})
  void declining_keeps_everything(String words) {
    ana.says("delete my data", words);

    assertThat(ana.last.forgets()).isFalse();
    assertThat(ana.told()).contains("nothing was deleted");
    assertThat(ana.form).isEmpty();
  }

  @Test
  void the_keep_button_keeps_everything() {
    assertThat(ana.says("delete my data").taps("FORM:KEEP").told()).contains("nothing was deleted");
    assertThat(ana.last.forgets()).isFalse();
    assertThat(ana.form).isEmpty();
  }

  @Test
  void anything_else_deletes_nothing_and_is_answered_as_usual() {
    assertThat(ana.says("delete my data", "what is my code?").last).isEqualTo(Turn.COUPON);
    assertThat(ana.says("delete my data", "help").asked()).isEqualTo(Form.Field.TOPIC);
    assertThat(ana.says("delete my data", "stop").last).isEqualTo(Turn.COUPON);
    assertThat(ana.says("delete my data").taps(CouponStory.REVEAL).last).isEqualTo(Turn.COUPON);
  }

  @Test
  void an_old_delete_button_asks_again() {
    ana.taps("FORM:ERASE");
    assertThat(ana.last.forgets()).isFalse();
    assertThat(ana.asked()).isEqualTo(Form.Field.CONFIRM);

    ana.later(Duration.ofHours(25)).taps("FORM:ERASE");
    assertThat(ana.last.forgets()).as("a day later").isFalse();
    assertThat(ana.taps("FORM:ERASE").last.forgets()).isTrue();
  }

  @Test
  void an_old_keep_button_leaves_another_form_open() {
    ana.says("delete my data", "sign up").taps("FORM:KEEP");

    assertThat(ana.asked()).isEqualTo(Form.Field.NAME);
  }
}
