package io.promobot.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.simulator.Meaning;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ButtonMeaningsTest {
  @ParameterizedTest
  @CsvSource({
    "SHOW_COUPON:welcome,YES",
    "NO_THANKS:welcome,NO",
    "REVEAL:spring,REVEAL",
    "STARS_5:visit,YES",
    "STARS_4:visit,YES",
    "STARS_3:visit,NO",
    "NOT_OURS:welcome,OTHER",
    "https://shop.example/r/abc,OTHER",
    "start,OTHER"
  })
  void the_crowd_knows_yes_no_and_reveal_of_every_story(String payload, Meaning meaning) {
    assertThat(ButtonMeanings.of(payload)).isEqualTo(meaning);
  }
}
