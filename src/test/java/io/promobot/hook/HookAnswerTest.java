package io.promobot.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.Reason;
import io.promobot.channel.SendFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a webhook's answer means. */
class HookAnswerTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  private SendFailure failure(int status, String retryAfter, String body) {
    return new HookAnswer(status, Optional.ofNullable(retryAfter), body).failure(NOW);
  }

  @ParameterizedTest
  @CsvSource({
    "301,REFUSED", "307,REFUSED", "400,REFUSED", "401,REFUSED", "403,REFUSED", "404,CHANNEL_GONE",
    "408,BUSY", "410,CHANNEL_GONE", "413,REFUSED", "429,THROTTLED", "500,BUSY", "502,BUSY",
    "503,BUSY"
  })
  void every_status_has_its_reason(int status, Reason reason) {
    assertThat(failure(status, null, "").reason()).isEqualTo(reason);
  }

  @Test
  void any_success_is_one() {
    assertThat(new HookAnswer(204, Optional.empty(), "").sent("7").messageId()).isEqualTo("7");
  }

  @ParameterizedTest
  @CsvSource({
    "30,30000",
    "0.3,1000",
    "0,1000",
    "1.5,1500",
    "99999999,3600000",
    "'Sat, 21 Nov 2026 10:02:00 GMT',120000",
    "'Sat, 21 Nov 2026 09:00:00 GMT',1000",
    "soon,30000"
  })
  void a_hook_is_left_alone_as_long_as_it_asks_within_reason(String header, long ms) {
    assertThat(failure(429, header, "").pause()).contains(Duration.ofMillis(ms));
  }

  @Test
  void the_detail_is_the_other_sides_words_on_one_short_line() {
    assertThat(failure(404, null, "no_\r\nservice\0").getMessage())
        .isEqualTo("HTTP 404: no_ service");
    assertThat(failure(500, null, "x".repeat(5_000)).getMessage()).hasSizeLessThan(220);
    assertThat(failure(302, null, "").getMessage()).contains("redirects to another address");
  }
}
