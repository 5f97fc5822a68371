package io.promobot.flow;

import static io.promobot.flow.Form.Field.QUESTION;
import static io.promobot.flow.Form.Field.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.flow.Turn.Question;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asking the shop something in the chat. */
class SupportFlowTest {
  private final FormTalk ana = FormTalk.fresh();

  private static Question question(FormTalk talk) {
    return talk.last.question().orElseThrow();
  }

  @Test
  void the_topics_are_the_owners_and_then_comes_the_question() {
    ana.says("help");
    assertThat(ana.labels()).containsExactly("Sales", "Pricing", "Everything else", "Cancel");
    ana.taps("TOPIC:Pricing");
    assertThat(ana.told()).startsWith("Topic: “Pricing”. What ");

    ana.says("  What does delivery cost? ");

    assertThat(question(ana)).isEqualTo(new Question("Pricing", "What does delivery cost?"));
    assertThat(ana.told()).contains("Pricing").contains("team");
    assertThat(ana.form).isEmpty();
  }

  @Test
  void who_speaks_another_language_reads_its_names_and_the_desk_its_own() {
    var names = List.of("Sales", "Pricing", "Everything else");
    FormTalk eva =
        FormTalk.reading(new Topics(names, List.of("Ventas", "Precios", "Everything else")));
    eva.says("help");
    assertThat(eva.labels()).startsWith("Ventas", "Precios", "Everything else");

    eva.says("ventas!");
    assertThat(eva.told()).contains("“Ventas”").doesNotContain("Sales");
    eva.says("¿Enviáis a Lugo?");
    assertThat(question(eva)).isEqualTo(new Question("Sales", "¿Enviáis a Lugo?"));
    assertThat(eva.told()).contains("“Ventas”");

    eva.says("help").taps("TOPIC:Pricing");
    assertThat(eva.told()).as("a button").contains("“Precios”");
    eva.says("Hm?");
    eva.says("pricing", "Well?");
    assertThat(question(eva).topic()).as("by the shop's name").isEqualTo("Pricing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sales", " sales ", "SALES", "sales!", "Sáles 📦"})
  void a_topic_may_be_typed(String words) {
    ana.says("help", words, "Hello?");

    assertThat(question(ana).topic()).isEqualTo("Sales");
  }

  @Test
  void who_names_the_topic_at_once_is_only_asked_the_question() {
    ana.says("pricing");

    assertThat(ana.asked()).isEqualTo(QUESTION);
    assertThat(ana.told()).startsWith("Topic: “Pricing”. What ");
  }

  @Test
  void any_topics_name_reads_well_where_it_is_said() {
    ana.says("help", "Everything else");
    assertThat(ana.told()).startsWith("Topic: “Everything else”. What ");

    ana.says("Is anybody there?");
    assertThat(ana.told()).contains("with our team now, under “Everything else”, and");
  }

  @Test
  void a_word_that_is_not_a_topic_is_explained() {
    ana.says("help", "Delivery");

    assertThat(ana.told()).contains("“Delivery”");
    assertThat(ana.asked()).isEqualTo(TOPIC);
    assertThat(ana.labels()).contains("Sales");
  }

  @Test
  void a_question_instead_of_a_topic_is_accepted() {
    ana.says("help", "Where is my parcel?");

    assertThat(question(ana)).isEqualTo(new Question("Everything else", "Where is my parcel?"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"¿Tenéis aparcamiento?", "parking?", "عندكم موقف سيارات؟"})
  void however_short_a_question_is_not_taken_for_a_topic(String words) {
    ana.says("help", words);

    assertThat(question(ana)).isEqualTo(new Question("Everything else", words));
  }

  @Test
  void a_question_that_is_understood_as_one_waits_for_its_topic_and_is_not_typed_again() {
    FormTalk ben = FormTalk.welcomed().says("I've got a question about my order");
    assertThat(ben.asked()).isEqualTo(TOPIC);
    assertThat(ben.labels()).contains("Sales");

    ben.taps("TOPIC:Sales");

    assertThat(question(ben))
        .isEqualTo(new Question("Sales", "I've got a question about my order"));
    assertThat(FormTalk.welcomed().says("can someone call me?", "pricing").last.question())
        .contains(new Question("Pricing", "can someone call me?"));
    assertThat(FormTalk.welcomed().says("can someone call me?", "about my order?").last.question())
        .map(Question::text)
        .contains("can someone call me?\nabout my order?");
  }

  @Test
  void another_topic_can_be_chosen() {
    ana.says("help", "Sales").taps("FORM:BACK");
    assertThat(ana.asked()).isEqualTo(TOPIC);

    ana.says("Pricing", "How much?");

    assertThat(question(ana).topic()).isEqualTo("Pricing");
  }

  @Test
  void a_sticker_is_not_a_question() {
    ana.says("Sales", "");

    assertThat(ana.told()).contains("only pass on words");
    assertThat(ana.asked()).isEqualTo(QUESTION);
  }

  @Test
  void a_shop_with_one_desk_does_not_ask_which() {
    FormTalk talk = FormTalk.about("Everything else");

    talk.says("help");
    assertThat(talk.asked()).isEqualTo(QUESTION);
    assertThat(talk.labels()).containsExactly("Cancel");

    talk.says("back");
    assertThat(talk.asked()).isEqualTo(QUESTION);
  }

  @Test
  void a_shop_without_desks_still_listens() {
    FormTalk talk = FormTalk.about();

    talk.says("help", "Is anybody there?");

    assertThat(question(talk)).isEqualTo(new Question("Everything else", "Is anybody there?"));
  }

  @Test
  void a_desk_that_was_closed_meanwhile_still_has_its_question_taken() {
    ana.taps("TOPIC:Gone: for good").says("Where are you?");

    assertThat(question(ana)).isEqualTo(new Question("Everything else", "Where are you?"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Refund granted", "\u202eevil <b>", "sales", "Sales "})
  void a_topic_that_the_shop_does_not_have_is_never_written_down(String forged) {
    ana.taps("TOPIC:" + forged).says("Where are you?");

    assertThat(question(ana).topic()).isEqualTo("Everything else");
  }

  @Test
  void more_topics_than_messenger_shows_leave_room_for_everything_else_and_cancel() {
    String[] topics = IntStream.range(0, 30).mapToObj(i -> "Topic " + i).toArray(String[]::new);

    FormTalk talk = FormTalk.about(topics).says("help");

    assertThat(talk.labels()).hasSize(13).startsWith("Topic 0").endsWith("Topic 29", "Cancel");
    assertThat(talk.says("topic 20").asked()).isEqualTo(QUESTION);
  }

  @Test
  void cancelling_passes_nothing_on() {
    ana.says("help", "Sales", "cancel");

    assertThat(ana.last.question()).isEmpty();
    assertThat(ana.form).isEmpty();
    assertThat(ana.told()).contains("nothing was passed on");
  }
}
