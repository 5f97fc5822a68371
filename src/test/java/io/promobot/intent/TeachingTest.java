package io.promobot.intent;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.intent.Teaching.Harm;
import io.promobot.intent.Teaching.Objection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An owner's phrase neither opts out others by accident nor keeps in who wants to stop. */
class TeachingTest {
  /** One phrase in so many is tried; each is compared with ten thousand. */
  private static final int TRIED = 25;

  /** Letters of a word that is known although two are swapped. */
  private static final int LONG = 6;

  /** A short phrase with a slip may be like nothing at all. */
  private static final double FEW = 0.1;

  private static List<Phrase> some(boolean stop) throws IOException {
    var some = new ArrayList<Phrase>();
    int at = 0;
    for (Phrase each : Phrase.in(HeldBack.PHRASES)) {
      if ((each.intent() == Intent.STOP) == stop && at++ % TRIED == 0) {
        some.add(each);
      }
    }
    return some;
  }

  /** With two neighbouring letters of its longest word swapped; empty where none is long enough. */
  private static Optional<String> slipped(Phrase phrase) {
    return Stream.of(phrase.text().split(" "))
        .filter(word -> word.chars().allMatch(Character::isLetter))
        .max(Comparator.comparingInt(String::length))
        .filter(word -> word.length() >= LONG)
        .map(word -> phrase.text().replace(word, slipped(word)));
  }

  private static String slipped(String word) {
    char[] letters = word.toCharArray();
    int at = letters.length / 2;
    while (at + 1 < letters.length && letters[at] == letters[at + 1]) {
      at++;
    }
    char moved = letters[at];
    letters[at] = letters[Math.min(at + 1, letters.length - 1)];
    letters[Math.min(at + 1, letters.length - 1)] = moved;
    return new String(letters);
  }

  /** Which of these phrases, each with a slip, may be taught as this, or may not be. */
  private static List<String> slips(boolean stop, Predicate<String> wrong) throws IOException {
    List<String> slips = some(stop).stream().flatMap(phrase -> slipped(phrase).stream()).toList();
    assertThat(slips).hasSizeGreaterThan(stop ? 8 : 25);
    List<String> found = slips.stream().filter(wrong).toList();
    assertThat((double) found.size() / slips.size()).as("%s", found).isLessThanOrEqualTo(FEW);
    return found;
  }

  @Test
  void what_others_mean_something_else_by_opts_nobody_out_even_with_a_slip() throws IOException {
    slips(false, text -> harm(text, Intent.STOP).filter(Harm.OPTS_OUT_OTHERS::equals).isEmpty());
  }

  @Test
  void what_people_want_to_stop_with_may_be_taught_as_that_even_with_a_slip() throws IOException {
    assertThat(slips(true, text -> harm(text, Intent.STOP).isPresent())).isEmpty();
  }

  @Test
  void what_people_want_to_stop_with_keeps_nobody_in_even_with_a_slip() throws IOException {
    slips(true, text -> harm(text, Intent.THANKS).filter(Harm.KEEPS_OTHERS_IN::equals).isEmpty());
  }

  private static Optional<Harm> harm(String text, Intent meaning) {
    return Teaching.against(text, meaning).map(Objection::harm);
  }

  @ParameterizedTest
  @CsvSource({"no thansk, NO", "nein dakne, NO", "sí por favorr, YES", "thnak you, THANKS"})
  void a_slip_of_the_finger_makes_no_difference(String text, Intent means) {
    Optional<Objection> objection = Teaching.against(text, Intent.STOP);

    assertThat(objection).get().extracting(Objection::means).isEqualTo(means);
    assertThat(objection.orElseThrow().example()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"exit", "hasta nunca pesados", "schluss mit dem quatsch", "byebye forever"})
  void what_nobody_else_says_may_mean_stop(String text) {
    assertThat(Teaching.against(text, Intent.STOP)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "how can I opt out of this?",
        "st0p",
        "no thanks, stop",
        "thanks for the cake, unsubscribe",
        "please stop it, I am fed up with your coupons"
      })
  void what_wants_to_stop_in_its_own_way_means_nothing_else(String text) {
    for (Intent meaning : List.of(Intent.YES, Intent.THANKS, Intent.OTHER)) {
      assertThat(Teaching.against(text, meaning))
          .get()
          .extracting(Objection::harm)
          .isEqualTo(Harm.KEEPS_OTHERS_IN);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"start", "Alta", "unstop!", "subscribe me again", "ابدأ", "старт"})
  void the_words_by_which_people_come_back_mean_nothing_else(String text) {
    assertThat(Teaching.against(text, Intent.START)).isEmpty();
    for (Intent meaning : List.of(Intent.STOP, Intent.YES, Intent.OTHER)) {
      assertThat(Teaching.against(text, meaning))
          .get()
          .extracting(Objection::harm)
          .isEqualTo(Harm.KEEPS_OTHERS_OUT);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ya veré", "no thanks", "exit", "claro"})
  void what_does_not_stop_offers_may_mean_anything_else(String text) {
    for (Intent meaning : List.of(Intent.YES, Intent.NO, Intent.COUPON, Intent.OTHER)) {
      assertThat(Teaching.against(text, meaning)).isEmpty();
    }
  }
}
