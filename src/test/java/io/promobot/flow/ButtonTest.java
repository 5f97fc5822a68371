package io.promobot.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ButtonTest {
  @ParameterizedTest
  @MethodSource("io.promobot.flow.Coupon#buttons")
  void a_payload_is_read_back_as_it_was_written(Button button) {
    assertThat(Button.Tap.read(button.payload("c12")))
        .contains(new Button.Tap(button.name(), "c12"));
  }

  @Test
  void payloads_in_old_messages_are_understood_forever() {
    assertThat(CouponStory.SHOW_COUPON.payload("welcome")).isEqualTo("SHOW_COUPON:welcome");
    assertThat(CouponStory.NO_THANKS.payload("welcome")).isEqualTo("NO_THANKS:welcome");
    assertThat(CouponStory.REVEAL.payload("welcome")).isEqualTo("REVEAL:welcome");
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"", ":", "REVEAL", "REVEAL:", ":welcome", "start"})
  void what_is_not_ours_is_not_read(String payload) {
    assertThat(Button.Tap.read(payload)).isEmpty();
  }
}
