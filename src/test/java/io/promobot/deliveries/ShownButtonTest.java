package io.promobot.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShownButtonTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final List<ShownButton> SHOWN =
      List.of(
          new ShownButton("REVEAL:c1", "Show it", NOON.plusSeconds(60)),
          new ShownButton("REVEAL:c1", "Reveal", NOON),
          new ShownButton("REVEAL:c2", "Open", NOON));

  @Test
  void a_tap_is_on_the_newest_label_shown_until_then() {
    assertThat(ShownButton.label(SHOWN, "REVEAL:c1", NOON)).contains("Reveal");
    assertThat(ShownButton.label(SHOWN, "REVEAL:c1", NOON.plusSeconds(59))).contains("Reveal");
    assertThat(ShownButton.label(SHOWN, "REVEAL:c1", NOON.plusSeconds(60))).contains("Show it");
    assertThat(ShownButton.label(SHOWN, "REVEAL:c2", NOON.plusSeconds(60))).contains("Open");
  }

  @Test
  void a_tap_that_seems_to_come_before_its_button_takes_the_oldest_label() {
    assertThat(ShownButton.label(SHOWN, "REVEAL:c1", NOON.minusSeconds(1))).contains("Reveal");
  }

  @Test
  void a_button_never_shown_has_no_label() {
    assertThat(ShownButton.label(SHOWN, "NO_THANKS:c1", NOON)).isEmpty();
  }
}
