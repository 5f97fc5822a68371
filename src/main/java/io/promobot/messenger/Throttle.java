package io.promobot.messenger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.promobot.untrusted.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How long a throttled page is asked to wait. */
final class Throttle {
  private static final JsonMapper JSON = new JsonMapper(Limits.OF_ANSWERS.json());
  private static final Duration LONGEST = Duration.ofHours(24);

  private Throttle() {}

  static Optional<Duration> pause(Answer answer) {
    return answer.retryAfter().flatMap(Throttle::seconds).or(() -> regained(answer.usage()));
  }

  private static Optional<Duration> seconds(String retryAfter) {
    return positive(retryAfter.strip()).map(Duration::ofSeconds).map(Throttle::bounded);
  }

  // {"104600000000001":[{"type":"messenger","call_count":100,"estimated_time_to_regain_access":7}]}
  private static Optional<Duration> regained(List<String> usage) {
    return usage.stream()
        .flatMap(Throttle::minutes)
        .max(Long::compare)
        .map(Duration::ofMinutes)
        .map(Throttle::bounded);
  }

  private static Stream<Long> minutes(String header) {
    try {
      JsonNode usage = JSON.readTree(header);
      return usage.findValues("estimated_time_to_regain_access").stream()
          .flatMap(value -> positive(value.asText()).stream());
    } catch (JsonProcessingException e) {
      return Stream.empty();
    }
  }

  private static Optional<Long> positive(String digits) {
    boolean number =
        !digits.isEmpty() && digits.length() < 10 && digits.chars().allMatch(Character::isDigit);
    return number ? Optional.of(Long.parseLong(digits)).filter(n -> n > 0) : Optional.empty();
  }

  private static Duration bounded(Duration pause) {
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }
}
