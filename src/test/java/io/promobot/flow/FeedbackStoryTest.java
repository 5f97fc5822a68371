package io.promobot.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedbackStoryTest {
  private static final Texts COPY = Texts.preset(FeedbackStory.STORY);

  private static Talk asked() {
    return Talk.welcomed().with(COPY);
  }

  private static Button stars(int number) {
    return FeedbackStory.STORY.button("STARS_" + number).orElseThrow();
  }

  @Test
  void the_question_comes_with_one_to_five_stars_as_quick_replies() {
    Message question = FeedbackStory.WELCOME.message(COPY, Reader.of("visit", Optional.of("Ana")));

    assertThat(question.kind()).isEqualTo(Message.Kind.QUICK_REPLIES);
    assertThat(question.text()).startsWith("Hi Ana!");
    assertThat(question.choices())
        .extracting(Message.Choice::label)
        .containsExactly("⭐", "⭐⭐", "⭐⭐⭐", "⭐⭐⭐⭐", "⭐⭐⭐⭐⭐");
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void four_or_five_stars_are_thanked(int number) {
    Decision decision = asked().taps(stars(number));

    assertThat(decision.replies()).containsExactly(FeedbackStory.THANKS);
    assertThat(decision.reached()).containsExactly(FeedbackStory.HAPPY);
  }

  @Test
  void the_code_comes_too_once_the_owner_has_one() {
    Decision decision = asked().with(COPY.with(Map.of("code", "TEA"))).taps(stars(5));

    assertThat(decision.replies()).containsExactly(FeedbackStory.THANKS, FeedbackStory.CODE);
    assertThat(decision.reached()).contains(FeedbackStory.HAPPY, FeedbackStory.REVEALED);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void fewer_are_asked_what_went_wrong_and_the_answer_is_a_request(int number) {
    Talk talk = asked();

    Decision low = talk.taps(stars(number));
    Decision told = talk.says(" The soup was cold. 1 ");

    assertThat(low.replies()).containsExactly(FeedbackStory.ASK);
    assertThat(low.reached()).containsExactly(FeedbackStory.UNHAPPY);
    assertThat(told.replies()).containsExactly(FeedbackStory.TOLD);
    assertThat(told.reached()).containsExactly(FeedbackStory.EXPLAINED);
    assertThat(told.question()).contains(new Turn.Question("Feedback", "The soup was cold. 1"));
    Decision more = talk.says("And the tea");
    assertThat(more.question()).contains(new Turn.Question("Feedback", "And the tea"));
    assertThat(more.replies()).as("thanked once").isEmpty();
  }

  @Test
  void what_went_wrong_is_a_request_even_when_it_arrives_after_later_words() {
    Talk talk = asked();
    talk.taps(stars(2));
    talk.says("and the waiter was rude");
    Conversation before = talk.now;

    Decision late = talk.says("The soup was cold").belated(before, Action.Kind.SAID);

    assertThat(late.question()).contains(new Turn.Question("Feedback", "The soup was cold"));
    assertThat(late.replies()).isEmpty();
    assertThat(late.next()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "5,5",
    "4 stars,4",
    "5/5,5",
    "★★★,3",
    "⭐,1",
    "⭐⭐⭐⭐⭐,5",
    "2 out of 5,2",
    "4!,4",
    "⭐️⭐️,2"
  })
  void typed_stars_count_as_the_tap(String words, int number) {
    assertThat(asked().says(words).reached()).isEqualTo(asked().taps(stars(number)).reached());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "6", "55", "hello", "★★★★★★", "5 people", "yes"})
  void anything_else_is_reminded_of_the_stars(String words) {
    Decision decision = asked().says(words);

    assertThat(decision.replies()).containsExactly(FeedbackStory.REMIND);
    assertThat(decision.reached()).containsExactly(Stage.RESPONDED);
  }

  @Test
  void stars_as_the_answer_to_what_went_wrong_are_an_answer() {
    Talk talk = asked();
    talk.taps(stars(1));

    assertThat(talk.says("⭐").question()).isPresent();
  }

  @Test
  void the_review_button_is_there_only_with_an_address() {
    Texts copy = COPY.with(Map.of("review_address", "https://reviews.example/umi"));
    Reader ana = new Reader("visit", Optional.empty(), button -> "https://us.example/r/x");

    assertThat(FeedbackStory.THANKS.message(COPY, ana).kind()).isEqualTo(Message.Kind.TEXT);
    assertThat(FeedbackStory.THANKS.message(copy, ana).choices())
        .containsExactly(new Message.Choice("Write a review", "", "https://us.example/r/x"));
  }

  @Test
  void typing_the_words_of_the_review_button_opens_nothing() {
    Decision decision = asked().says("Write a review");

    assertThat(decision.reached()).containsExactly(Stage.RESPONDED);
  }

  @Test
  void a_story_that_only_a_newer_promobot_knows_is_answered_by_nobody() {
    Texts unknown = Texts.preset(Stories.of("karaoke"));
    Action hello = Action.said(Instant.EPOCH, "Hello");

    assertThat(unknown.story().stages()).isEmpty();
    assertThatThrownBy(() -> StoryFlow.decide(Conversation.FRESH, hello, unknown))
        .hasMessageContaining("karaoke");
  }

  @Test
  void a_customer_who_opts_out_gets_no_more_messages() {
    assertThat(asked().says("STOP").next().optedOut()).isTrue();
  }
}
