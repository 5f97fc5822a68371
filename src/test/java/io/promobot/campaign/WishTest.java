package io.promobot.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WishTest {
  @ParameterizedTest(name = "{0} while {1}")
  @CsvSource({
    "SEND, queueing, This campaign is being sent right now",
    "SEND, paused, This campaign is paused; resume or cancel it first",
    "SEND, cancelled, Messages of the cancelled send are still being taken back; try again in a minute",
    "PAUSE, open, 'The welcome answers everybody who writes first, so it cannot be paused'",
    "PAUSE, draft, 'This campaign has not been sent, so it cannot be paused'",
    "PAUSE, done, 'All of this campaign has gone out, so it cannot be paused'",
    "PAUSE, paused, This campaign is paused already",
    "PAUSE, cancelled, This campaign is cancelled already",
    "PAUSE, sending, This campaign changed just now; please try again",
    "RESUME, sending, This campaign is not paused",
    "CANCEL, open, 'The welcome answers everybody who writes first, so it cannot be cancelled'",
    "CANCEL, cancelled, This campaign is cancelled already",
  })
  void what_is_not_possible_is_said_in_a_sentence(Wish wish, String state, String sentence) {
    assertThat(wish.refused(state)).hasMessage(sentence);
  }
}
