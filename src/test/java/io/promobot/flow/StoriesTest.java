package io.promobot.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoriesTest {
  static Stream<Story> stories() {
    return Stories.ALL.stream().filter(Story::forCampaigns);
  }

  @ParameterizedTest
  @MethodSource("stories")
  void along_the_way_people_only_become_fewer(Story story) {
    List<Stage> way =
        story.stages().stream().filter(stage -> stage.wording().beside().isEmpty()).toList();

    for (int i = 1; i < way.size(); i++) {
      assertThat(Path.NONE.reach(way.get(i)).has(way.get(i - 1)))
          .as("%s implies %s", way.get(i), way.get(i - 1))
          .isTrue();
    }
  }

  @Test
  void the_default_texts_fit_with_the_longest_name_a_shop_may_have() {
    for (Story story : Stories.ALL) {
      assertThat(TextRules.tooLong(Texts.preset(story), "n".repeat(75))).as(story.key()).isEmpty();
    }
    assertThat(TextRules.tooLong(Texts.preset(CouponStory.STORY), "n".repeat(700))).isNotEmpty();
  }

  private enum Step {
    ASKED
  }

  static Stream<UnaryOperator<Say>> differences() {
    return Stream.of(
        say -> say.later(Duration.ofHours(1)),
        say -> say.whileAt(Step.ASKED),
        Say::once,
        Say::gentle,
        say -> say.counts(Stage.SENT, Stage.SEEN));
  }

  @ParameterizedTest
  @MethodSource("differences")
  void a_message_of_two_stories_waits_and_counts_alike_in_both(UnaryOperator<Say> differently) {
    Map<String, Say> known = new HashMap<>();
    Stories.remember(known, new Say("HELLO", "Hello"));
    Stories.remember(known, new Say("HELLO", "Hello again"));

    assertThatThrownBy(() -> Stories.remember(known, differently.apply(new Say("HELLO", "Hello"))))
        .hasMessageContaining("HELLO");
  }

  @ParameterizedTest
  @MethodSource("stories")
  void every_place_beside_the_way_is_on_it(Story story) {
    assertThat(story.stages())
        .flatExtracting(stage -> stage.wording().beside().stream().toList())
        .allMatch(
            place -> Set.of("extra", "end").contains(place) || story.stage(place).isPresent());
  }

  @Test
  void a_stage_whose_number_is_taken_or_too_large_learns_the_next_free_one() {
    List<Stage> known = stories().flatMap(story -> story.stages().stream()).toList();
    String free = "the next free number is " + (Stories.numbered(known).size());

    for (int number : new int[] {FeedbackStory.RATED.number(), 31}) {
      // In front, as the stages of the first story are.
      List<Stage> all = new ArrayList<>(List.of(new Stage(number, "not_been")));
      all.addAll(known);
      assertThatThrownBy(() -> Stories.numbered(all)).hasMessageContaining(free);
    }
    assertThatThrownBy(
            () -> Stories.numbered(List.of(FeedbackStory.RATED, new Stage(11, "not_been"))))
        .hasMessage(
            "stage not_been cannot have number 11 (rated has it); the next free number is 0");
  }
}
