package io.promobot.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.LogLines;
import io.promobot.channel.Breaker.State;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BreakerListenerTest {
  private final AtomicInteger changes = new AtomicInteger();
  private final BreakerListener listener = new BreakerListener(changes::incrementAndGet);

  @Test
  void the_log_says_once_that_messenger_is_away_and_once_that_it_is_back() {
    try (var log = LogLines.of(BreakerListener.class)) {
      List.of(State.OPEN, State.HALF_OPEN, State.OPEN, State.HALF_OPEN, State.CLOSED, State.OPEN)
          .forEach(listener);

      assertThat(log.all())
          .containsExactly(
              "WARN Messenger is not answering; sending waits",
              "INFO Messenger answers again; sending continues",
              "WARN Messenger is not answering; sending waits");
    }
    assertThat(changes).hasValue(6);
  }
}
