package io.promobot.simulator;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/** One accepted send, as the ledger keeps it. */
public record SendRecord(
    long n,
    String psid,
    Optional<String> metadata,
    String mid,
    String kind,
    String opening,
    Instant at) {

  JsonObject toJson() {
    return new JsonObject()
        .put("n", n)
        .put("psid", psid)
        .put("metadata", metadata.orElse(null))
        .put("mid", mid)
        .put("kind", kind)
        .put("title_or_text_first_40", opening)
        .put("at", at.toString());
  }
}
