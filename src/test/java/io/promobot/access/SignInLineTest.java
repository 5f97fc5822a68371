package io.promobot.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.http.ClientAddress;
import io.promobot.http.SettableClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** The /64 with this number in one /48, as {@link ClientAddress} writes it. */
  private static String in48(int number) {
    return "20010db80001%04x".formatted(number);
  }

  private static String in24(int number) {
    return "c63364%02x".formatted(number);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void one_network_holds_a_quarter_of_the_line_whatever_its_addresses(boolean v6) {
    for (int i = 0; i < 50; i++) {
      var address = v6 ? in48(i) : in24(i);
      assertThat(line.enter(address, address)).isEmpty();
    }
    assertThat(line.enter("fresh", "the owner")).isEmpty();

    for (int i = 50; i < 250; i++) {
      var address = v6 ? in48(i) : in24(i);
      assertThat(line.enter(address, address)).get().asString().isNotEqualTo("the owner");
    }
    assertThat(line.leave("the owner")).isTrue();
  }

  @Test
  void who_comes_from_another_network_goes_before_a_stranger_with_thousands_of_addresses() {
    for (int i = 0; i < 30; i++) {
      guess(in48(i));
    }
    for (int i = 1_000; i < 3_000; i++) {
      line.enter(in48(i), in48(i));
    }
    line.enter("fresh", "the owner");
    assertThat(line.next()).isEmpty();

    clock.tick(Duration.ofSeconds(2));
    assertThat(line.next()).hasValue("the owner");
  }

  @Test
  void four_hundred_networks_that_knock_all_the_time_do_not_keep_the_owner_out() {
    int served = 0;
    for (int second = 0; second < 60 && served == 0; second++) {
      for (int network = 0; network < 400; network++) {
        knock("2001%04x00000000".formatted(network));
      }
      if (second >= 30 && second % 5 == 0) {
        line.leave("the owner");
        line.enter("fresh", "the owner");
      }
      var next = line.next();
      next.ifPresent(who -> line.over(who, false));
      served = next.equals(Optional.of("the owner")) ? second : 0;
      line.tooLate();
      clock.tick(Duration.ofSeconds(1));
    }

    assertThat(served).as("second of the owner's turn, who came at 30").isBetween(30, 40);
  }

  private void knock(String address) {
    line.leave(address);
    line.enter(address, address);
  }

  @ParameterizedTest(name = "{0} networks")
  @ValueSource(ints = {1, 3, 4, 8})
  void networks_that_guess_in_turn_do_not_keep_out_who_has_not_guessed(int networks) {
    boolean ownerWaits = false;
    for (int second = 0; second < 600; second++) {
      for (int i = 0; i < 6; i++) {
        var address = "20010db8%04x%04x".formatted((second * 6 + i) % networks, second * 6 + i);
        line.enter(address, address);
      }
      if (second == 585) {
        ownerWaits = line.enter("fresh", "the owner").isEmpty();
      }
      line.tooLate();
      var next = line.next();
      next.ifPresent(who -> line.over(who, false));
      ownerWaits &= !next.equals(Optional.of("the owner"));
      clock.tick(Duration.ofSeconds(1));
    }

    assertThat(ownerWaits).as("still waits after 15 s").isFalse();
  }

  @Test
  void a_full_line_sends_somebody_of_the_largest_crowd_away() {
    for (int network = 0; network < 4; network++) {
      for (int i = 0; i < 50 - network; i++) {
        var address = "20010db8%04x%04x".formatted(network, i);
        line.enter(address, address);
      }
    }
    for (int i = 0; i < 6; i++) {
      line.enter("visitor " + i, "visitor " + i);
    }

    assertThat(line.enter("fresh", "the owner")).get().asString().startsWith("20010db80000");
  }

  @Test
  void within_a_network_chance_decides_who_leaves() {
    for (int i = 0; i < 50; i++) {
      line.enter(in48(i), in48(i));
    }

    assertThat(line.enter(in48(99), "the owner")).hasValue(in48(25));
  }

  @Test
  void who_hangs_up_leaves_the_line() {
    guessFiveTimes("shared");
    line.enter("shared", "gone");
    line.enter("shared", "the owner");

    assertThat(line.leave("gone")).isTrue();
    assertThat(line.leave("gone")).isFalse();
    clock.tick(Duration.ofSeconds(4));
    assertThat(line.next()).hasValue("the owner");
  }
}
