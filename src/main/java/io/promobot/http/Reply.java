package io.promobot.http;

import java.util.Map;
import java.util.Optional;

/** An endpoint's answer when all went well. */
record Reply(int status, Optional<Object> body, Map<String, String> headers) {
  static Reply ok(Object body) {
    return new Reply(200, Optional.of(body), Map.of());
  }

  static Reply created(String location, Object body) {
    return new Reply(201, Optional.of(body), Map.of("location", location));
  }

  static Reply accepted(Object body) {
    return new Reply(202, Optional.of(body), Map.of());
  }

  static Reply noContent() {
    return new Reply(204, Optional.empty(), Map.of());
  }
}
