package io.promobot.contract;

import java.util.Map;
import java.util.Optional;

/** An endpoint's answer when all went well. */
public record Reply(int status, Optional<Object> body, Map<String, String> headers) {
  public static Reply ok(Object body) {
    return new Reply(200, Optional.of(body), Map.of());
  }

  public static Reply created(String location, Object body) {
    return new Reply(201, Optional.of(body), Map.of("location", location));
  }

  public static Reply accepted(Object body) {
    return new Reply(202, Optional.of(body), Map.of());
  }

  public static Reply noContent() {
    return new Reply(204, Optional.empty(), Map.of());
  }
}
