package io.promobot.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignInLineTest {
  private final SettableClock clock = new SettableClock();
  private final SignInLine<String> line = new SignInLine<>(clock::nanos, many -> many / 2);

  private void guess(String address) {
    assertThat(line.enter(address, address)).isEmpty();
    assertThat(line.next()).hasValue(address);
    line.over(address, false);
  }

  private void guessFiveTimes(String address) {
    for (int i = 0; i < 5; i++) {
      guess(address);
    }
  }

  @Test
  void five_wrong_guesses_make_the_next_try_wait_for_seconds_and_refuse_nobody() {
    guessFiveTimes("shared");

    assertThat(line.enter("shared", "the owner")).isEmpty();
    assertThat(line.next()).isEmpty();

    clock.tick(Duration.ofSeconds(4));
    assertThat(line.next()).hasValue("the owner");
  }

  @Test
  void one_address_guesses_21_605_passwords_a_day_at_most() {
    int checked = 0;
    for (int second = 0; second < 86_400; second++) {
      line.enter("guesser", "guess");
      if (line.next().isPresent()) {
        checked++;
        line.over("guesser", false);
      }
      clock.tick(Duration.ofSeconds(1));
    }

    assertThat(checked).isLessThanOrEqualTo(5 + 86_400 / 4).isGreaterThan(21_000);
  }

  @Test
  void all_addresses_together_guess_43_230_passwords_a_day_at_most() {
    int checked = 0;
    for (int second = 0; second < 86_400; second++) {
      line.enter("guesser " + second, "guess");
      line.tooLate();
      if (line.next().isPresent()) {
        checked++;
        line.over("guesser " + second, false);
      }
      clock.tick(Duration.ofSeconds(1));
    }

    assertThat(checked).isLessThanOrEqualTo(30 + 86_400 / 2).isGreaterThan(43_000);
  }

  @Test
  void who_guessed_least_goes_first() {
    for (int i = 0; i < 6; i++) {
      guessFiveTimes("guesser " + i);
    }
    for (int i = 0; i < 6; i++) {
      line.enter("guesser " + i, "guess");
    }
    line.enter("fresh", "the owner");
    assertThat(line.next()).isEmpty();

    clock.tick(Duration.ofSeconds(8));
    assertThat(line.next()).hasValue("the owner");
  }

  @Test
  void two_are_checked_at_once() {
    line.enter("a", "a");
    line.enter("b", "b");
    line.enter("c", "c");
    assertThat(line.next()).hasValue("a");
    assertThat(line.next()).hasValue("b");
    assertThat(line.next()).isEmpty();

    line.over("a", false);
    assertThat(line.next()).hasValue("c");
  }

  @Test
  void the_right_password_makes_an_address_as_good_as_new() {
    guessFiveTimes("home");
    clock.tick(Duration.ofSeconds(4));
    line.enter("home", "the owner");
    line.next();
    line.over("home", true);

    guessFiveTimes("home");
  }

  @Test
  void an_address_that_fills_the_line_is_sent_away_and_nobody_else() {
    guessFiveTimes("guesser");
    for (int i = 0; i < 6; i++) {
      assertThat(line.enter("guesser", "guess")).isEmpty();
    }

    assertThat(line.enter("guesser", "one more")).hasValue("one more");
    assertThat(line.enter("fresh", "the owner")).isEmpty();
    assertThat(line.next()).hasValue("the owner");
  }

  @Test
  void a_full_line_sends_the_worst_guesser_away_and_takes_the_newcomer() {
    guess("guesser");
    line.enter("guesser", "the guesser");
    for (int i = 1; i < 200; i++) {
      line.enter("visitor " + i, "visitor " + i);
    }

    assertThat(line.enter("fresh", "the owner")).hasValue("the guesser");
  }

  @Test
  void when_nobody_guessed_more_chance_decides_who_leaves_a_full_line() {
    for (int i = 0; i < 200; i++) {
      line.enter("visitor " + i, "visitor " + i);
    }

    assertThat(line.enter("fresh", "the owner")).hasValue("visitor 100");
  }

  @Test
  void nobody_waits_for_longer_than_half_a_minute() {
    guessFiveTimes("guesser");
    line.enter("guesser", "guess");
    clock.tick(Duration.ofSeconds(31));

    assertThat(line.tooLate()).containsExactly("guess");
    assertThat(line.empty()).isTrue();
  }
}
