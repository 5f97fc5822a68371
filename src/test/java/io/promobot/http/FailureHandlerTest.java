package io.promobot.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureHandlerTest {
  @Test
  void what_leads_to_a_coupon_is_not_in_the_log() {
    String token = "0b0e3c1e-6d1b-4c0b-9c57-0a3f6c2f6e21";

    assertThat(FailureHandler.shown("/c/" + token)).isEqualTo("\"/c/...\"");
    assertThat(FailureHandler.shown("/shop/c/" + token + ".png")).isEqualTo("\"/shop/c/...\"");
    assertThat(FailureHandler.shown("/api/v1/coupons/7")).isEqualTo("\"/api/v1/coupons/7\"");
  }
}
