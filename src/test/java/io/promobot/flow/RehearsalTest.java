package io.promobot.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.flow.Rehearsal.Line;
import io.promobot.flow.Rehearsal.Passed;
import io.promobot.flow.Rehearsal.Said;
import io.promobot.flow.Rehearsal.Told;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RehearsalTest {
  private static final Optional<String> ANA = Optional.of("Ana");

  private static String word(Line line) {
    if (line instanceof Told told) {
      return told.say().map(Say::name).orElse("form");
    }
    return line instanceof Said said ? "“" + said.text() + "”" : ((Passed) line).time().toString();
  }

  private static List<String> chat(String... steps) {
    return Rehearsal.ofCampaign(Coupon.COPY, ANA, List.of(steps)).stream()
        .map(RehearsalTest::word)
        .toList();
  }

  @Test
  void a_campaign_begins_with_its_first_message_and_taps_lead_on() {
    assertThat(chat("SHOW_COUPON", "REVEAL:welcome"))
        .containsExactly("WELCOME", "“Yes! Show me coupon”", "COUPON", "“Reveal coupon”", "CODE");
  }

  @Test
  void words_are_answered_as_a_customers_and_reminders_come_once_a_day() {
    assertThat(chat("Hello?", "Hello??", "PT24H", "Hello???"))
        .containsExactly(
            "WELCOME",
            "“Hello?”",
            "REMIND_WELCOME",
            "“Hello??”",
            "PT24H",
            "“Hello???”",
            "REMIND_WELCOME");
  }

  @ParameterizedTest
  @ValueSource(strings = {"P31D", "P999999999999D", "-PT1H"})
  void time_that_nobody_waits_is_read_as_words(String step) {
    assertThat(chat(step)).containsExactly("WELCOME", "“" + step + "”", "REMIND_WELCOME");
  }

  @Test
  void a_month_may_pass() {
    assertThat(chat("P30D")).containsExactly("WELCOME", "PT720H");
  }

  @Test
  void the_draft_is_what_is_shown_even_where_it_could_not_be_published() {
    Texts draft = Coupon.COPY.with(java.util.Map.of("welcome", "", "yes_label", "y".repeat(50)));

    List<Line> lines = Rehearsal.ofCampaign(draft, ANA, List.of());

    assertThat(lines).singleElement().isInstanceOf(Told.class);
    Message first = ((Told) lines.get(0)).message();
    assertThat(first.text()).isEmpty();
    assertThat(first.choices().get(0).label()).hasSize(50);
  }

  @Test
  void signing_up_is_rehearsed_from_the_words_that_open_it() {
    Texts texts = Texts.preset(SignUpStory.STORY);

    List<Line> lines =
        Rehearsal.ofForm(texts, setting(texts), "sign up", List.of("Ana", "FORM:BACK"));

    assertThat(lines.stream().map(RehearsalTest::word))
        .containsExactly("“sign up”", "form", "“Ana”", "form", "“Back”", "form");
  }

  private static FormSetting setting(Texts draft) {
    return new FormSetting(
            Texts.preset(SignUpStory.STORY),
            Texts.preset(SupportStory.STORY),
            Texts.preset(ForgetStory.STORY),
            Topics.of(List.of("Sales")),
            "ES")
        .with(draft);
  }

  @Test
  void deleting_data_is_rehearsed_to_its_receipt() {
    Texts texts = Texts.preset(ForgetStory.STORY).with(java.util.Map.of("done", "Gone."));
    List<String> steps = ForgetStory.STORY.parts().get(0).steps();

    List<Line> lines = Rehearsal.ofForm(texts, setting(texts), "delete my data", steps);

    assertThat(lines.stream().map(RehearsalTest::word))
        .containsExactly("“delete my data”", "form", "“Delete”", "form");
    assertThat(((Told) lines.get(3)).message().text()).isEqualTo("Gone.");
  }

  static List<Part> parts() {
    return Stories.ALL.stream()
        .filter(Story::forCampaigns)
        .flatMap(story -> story.parts().stream())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("parts")
  void the_steps_of_a_part_lead_to_its_texts(Part part) {
    Story story =
        Stories.ALL.stream().filter(each -> each.parts().contains(part)).findFirst().orElseThrow();

    List<Line> lines = Rehearsal.ofCampaign(Texts.preset(story), ANA, part.steps());

    assertThat(lines)
        .anyMatch(
            line ->
                line instanceof Told told
                    && told.say().orElseThrow().texts().stream()
                        .anyMatch(text -> text.part() == part));
  }
}
