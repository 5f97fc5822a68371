package io.promobot.intent;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.intent.Teaching.Harm;
import io.promobot.intent.Teaching.Objection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An owner's phrase neither opts out others by accident nor keeps in who wants to stop. */
class TeachingTest {
  /** One phrase in so many is tried; each is compared with ten thousand. */
  private static final int TRIED = 25;

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

  @Test
  void what_others_mean_something_else_by_opts_nobody_out() throws IOException {
    assertThat(some(false))
        .hasSizeGreaterThan(50)
        .allSatisfy(
            phrase ->
                assertThat(Teaching.against(phrase.text(), Intent.STOP))
                    .as("%s", phrase)
                    .get()
                    .extracting(Objection::harm)
                    .isEqualTo(Harm.OPTS_OUT_OTHERS));
  }

  @Test
  void what_people_want_to_stop_with_may_be_taught_as_that_and_as_nothing_else()
      throws IOException {
    assertThat(some(true))
        .hasSizeGreaterThan(15)
        .allSatisfy(
            phrase -> {
              assertThat(Teaching.against(phrase.text(), Intent.STOP)).as("%s", phrase).isEmpty();
              assertThat(Teaching.against(phrase.text(), Intent.THANKS))
                  .as("%s", phrase)
                  .get()
                  .extracting(Objection::harm)
                  .isEqualTo(Harm.KEEPS_OTHERS_IN);
            });
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
  @ValueSource(strings = {"ya veré", "no thanks", "exit", "claro"})
  void what_does_not_stop_offers_may_mean_anything_else(String text) {
    for (Intent meaning : List.of(Intent.YES, Intent.NO, Intent.COUPON, Intent.OTHER)) {
      assertThat(Teaching.against(text, meaning)).isEmpty();
    }
  }
}
