package io.promobot.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.http.Problem.Mistake;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MistakesTest {
  private static final String FAMILY = "👨‍👩‍👧‍👦";

  private static List<Mistake> many(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Mistake("f" + i, "is missing")).toList();
  }

  private static String listed(String field) {
    return Problem.badInput(List.of(new Mistake(field, "is missing"))).mistakes().get(0).field();
  }

  @Test
  void twenty_mistakes_are_listed_as_they_are() {
    assertThat(Problem.badInput(many(20)).mistakes()).isEqualTo(many(20));
  }

  @Test
  void of_more_the_first_twenty_are_listed_and_the_rest_is_counted() {
    var problem = Problem.badInput(many(7_000));

    assertThat(problem.getMessage()).isEqualTo("7000 fields are invalid");
    assertThat(problem.mistakes().subList(0, 20)).isEqualTo(many(20));
    assertThat(problem.mistakes().subList(20, 21))
        .containsExactly(new Mistake("body", "has 6,980 more mistakes"));
  }

  @Test
  void a_name_of_a_hundred_characters_is_shown_whole() {
    assertThat(listed("k".repeat(100))).isEqualTo("k".repeat(100));
    assertThat(listed("k".repeat(101))).isEqualTo("k".repeat(99) + "…");
  }

  @Test
  void a_long_name_is_never_cut_inside_what_people_see_as_one_character() {
    assertThat(listed("k".repeat(98) + "🥐🥐")).isEqualTo("k".repeat(98) + "…");
    assertThat(listed("k".repeat(95) + FAMILY)).isEqualTo("k".repeat(95) + "…");
  }

  @Test
  void a_single_character_without_end_is_cut_all_the_same() {
    assertThat(listed("e" + "\u0301".repeat(60_000))).hasSizeLessThanOrEqualTo(100);
  }
}
