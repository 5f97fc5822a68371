package io.promobot.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.simulator.Behaviour.Answer;
import io.promobot.simulator.Behaviour.Choice;
import io.promobot.simulator.Behaviour.Step;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the crowd does with buttons and questions it has never seen before. */
class BehaviourTest {
  private static final Behaviour KEEN = new Behaviour(Answer.YES, true, true);
  private static final Behaviour WILLING = new Behaviour(Answer.YES, true, false);
  private static final Behaviour UNWILLING = new Behaviour(Answer.NO, true, false);
  private static final Behaviour SILENT = new Behaviour(Answer.NOTHING, true, false);

  private static final Function<String, Meaning> MEANINGS =
      value ->
          Stream.of(Meaning.values())
              .filter(meaning -> value.startsWith(meaning.name()))
              .findFirst()
              .orElse(Meaning.OTHER);

  private static List<Button> buttons(String... values) {
    return Stream.of(values)
        .map(value -> new Button(Button.Kind.QUICK_REPLY, value, value))
        .toList();
  }

  private static Button link() {
    return new Button(Button.Kind.WEB_URL, "Open", "https://shop.example/r/abc");
  }

  private static BotMessage says(String text, Button... buttons) {
    return new BotMessage("text", text, "", "", List.of(buttons), Optional.empty());
  }

  private static List<String> chosen(Behaviour behaviour, List<Button> buttons) {
    return LongStream.range(-50, 50)
        .mapToObj(chance -> behaviour.choose(buttons, MEANINGS, chance))
        .flatMap(Optional::stream)
        .map(choice -> choice.button().value())
        .distinct()
        .sorted()
        .toList();
  }

  @Test
  void of_two_unknown_buttons_the_first_is_a_yes_and_the_second_a_no() {
    List<Button> two = buttons("one", "two");

    assertThat(WILLING.choose(two, MEANINGS, 7)).contains(new Choice(two.get(0), Step.YES));
    assertThat(UNWILLING.choose(two, MEANINGS, 7)).contains(new Choice(two.get(1), Step.NO));
    assertThat(SILENT.choose(two, MEANINGS, 7)).isEmpty();
  }

  @Test
  void more_unknown_ones_are_a_scale_of_which_everybody_has_a_place_of_their_own() {
    List<Button> five = buttons("1", "2", "3", "4", "5");

    assertThat(chosen(WILLING, five)).containsExactly("4", "5");
    assertThat(chosen(UNWILLING, five)).containsExactly("1", "2", "3");
    assertThat(chosen(SILENT, five)).isEmpty();
    assertThat(WILLING.choose(five, MEANINGS, 7)).isEqualTo(WILLING.choose(five, MEANINGS, 7));
  }

  @Test
  void a_third_button_takes_nobody_from_yes_and_no_wherever_it_stands() {
    for (List<Button> three :
        List.of(
            buttons("YES", "NO", "later"),
            buttons("YES", "later", "NO"),
            buttons("later", "NO", "YES"))) {
      assertThat(chosen(KEEN, three)).containsExactly("YES");
      assertThat(chosen(UNWILLING, three)).containsExactly("NO");
      assertThat(chosen(SILENT, three)).isEmpty();
    }
  }

  @Test
  void stars_that_mean_yes_or_no_share_the_people_and_what_means_neither_gets_nobody() {
    List<Button> stars = buttons("NO1", "NO2", "NO3", "YES4", "YES5", "not yet");

    assertThat(chosen(WILLING, stars)).containsExactly("YES4", "YES5");
    assertThat(chosen(UNWILLING, stars)).containsExactly("NO1", "NO2", "NO3");
  }

  @Test
  void people_without_a_button_of_their_own_take_what_means_neither_or_leave() {
    assertThat(chosen(UNWILLING, buttons("YES", "later"))).containsExactly("later");
    assertThat(chosen(UNWILLING, buttons("YES"))).isEmpty();
    assertThat(WILLING.choose(buttons("YES"), MEANINGS, 7)).map(Choice::step).contains(Step.YES);
  }

  @Test
  void a_reveal_beside_another_button_is_still_for_those_who_go_all_the_way() {
    List<Button> card = buttons("later", "REVEAL");

    assertThat(KEEN.choose(card, MEANINGS, 7)).contains(new Choice(card.get(1), Step.REVEALED));
    assertThat(chosen(WILLING, card)).isEmpty();
    assertThat(chosen(UNWILLING, card)).isEmpty();
  }

  @Test
  void a_lone_button_or_link_is_for_those_who_go_all_the_way() {
    List<Button> one = buttons("on");

    assertThat(KEEN.choose(one, MEANINGS, 7)).contains(new Choice(one.get(0), Step.REVEALED));
    assertThat(KEEN.choose(List.of(link()), MEANINGS, 7))
        .contains(new Choice(link(), Step.REVEALED));
    assertThat(WILLING.choose(one, MEANINGS, 7)).isEmpty();
    assertThat(UNWILLING.choose(List.of(link()), MEANINGS, 7)).isEmpty();
  }

  @Test
  void a_link_beside_buttons_is_left_alone() {
    List<Button> both = List.of(link(), buttons("on").get(0));

    assertThat(chosen(KEEN, both)).containsExactly("on");
  }

  @Test
  void only_a_question_without_buttons_is_answered_in_words() {
    assertThat(UNWILLING.words(says("What went wrong? We listen."), 7)).isPresent();
    assertThat(UNWILLING.words(says("What went wrong? We listen."), -7)).isPresent();
    assertThat(UNWILLING.words(says("Thank you."), 7)).isEmpty();
    assertThat(UNWILLING.words(says("Again?", link()), 7)).isEmpty();
    assertThat(SILENT.words(says("What went wrong?"), 7)).isEmpty();
  }
}
