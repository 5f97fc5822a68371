package io.promobot.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadcountTest {
  private static final int SAMPLE = 8_000;
  private static final int ALL = 1_000_000;

  @Test
  void what_was_counted_is_between_itself_and_itself() {
    assertThat(Headcount.exactly(12)).isEqualTo(new Headcount(12, true, 12, 12));
  }

  @Test
  void a_sample_in_which_nobody_fits_still_says_how_many_there_may_be() {
    assertThat(Headcount.of(0, SAMPLE, ALL)).isEqualTo(new Headcount(0, false, 0, 480));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.02, 0.3, 0.97})
  void the_true_number_lies_between_low_and_high_in_95_of_100_samples(double share) {
    var random = new SplittableRandom(15);
    long truth = Math.round(share * ALL);
    int held = 0;
    for (int run = 0; run < 1_000; run++) {
      long fits = 0;
      for (int i = 0; i < SAMPLE; i++) {
        fits += random.nextDouble() < share ? 1 : 0;
      }
      var told = Headcount.of(fits, SAMPLE, ALL);
      held += told.low() <= truth && truth <= told.high() ? 1 : 0;
    }

    assertThat(held).isBetween(925, 975);
  }
}
