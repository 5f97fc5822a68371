package io.promobot.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.promobot.http.Problem;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeKeyTest {
  private static final IntakeKey.Caller BOT = new IntakeKey.Caller("bot", "leads");
  private static final String KEY = "Idempotency-Key";

  private static Optional<IntakeKey> key(String header, String value, String body) {
    var headers = MultiMap.caseInsensitiveMultiMap().add(header, value);
    return IntakeKey.of(headers, BOT, FormBody.read(Optional.empty(), body.getBytes(UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ñandú", "a\tb", "k\u0000", "🔑"})
  void a_key_of_other_signs_than_ascii_is_refused(String value) {
    assertThatThrownBy(() -> key(KEY, value, "a=1"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("Idempotency-Key");
  }

  @Test
  void fields_that_differ_only_in_where_a_name_ends_are_different_requests() {
    assertThat(key(KEY, "k", "{\"a\":\"bc\"}").orElseThrow().request())
        .isNotEqualTo(key(KEY, "k", "{\"ab\":\"c\"}").orElseThrow().request());
  }

  @Test
  void the_token_is_not_part_of_the_request() {
    assertThat(key(KEY, "k", "a=1&token=x")).isEqualTo(key(KEY, "k", "a=1"));
  }

  @Test
  void a_trace_with_other_data_is_another_key_and_is_good_for_an_hour() {
    var one = key("sentry-trace", "t", "a=1").orElseThrow();

    assertThat(one.key()).isNotEqualTo(key("sentry-trace", "t", "a=2").orElseThrow().key());
    assertThat(one.good()).isEqualTo(Duration.ofHours(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "{{id}}", "undefined"})
  void a_key_without_a_value_is_none(String value) {
    assertThat(key(KEY, value, "a=1")).isEmpty();
  }
}
