package io.promobot.simulator;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;

/**
 * A message that one of the simulator's rooms received over a webhook.
 *
 * @param kind whose webhook it plays: slack, discord or webhook
 * @param text what people would read; for a plain webhook its whole body
 * @param headers the other headers, in case somebody wants to check them
 */
record HookPost(String kind, String room, String text, Map<String, String> headers) {

  JsonObject toJson(long id, Instant at) {
    JsonObject others = new JsonObject();
    headers.forEach(others::put);
    return new JsonObject()
        .put("id", Long.toString(id))
        .put("kind", kind)
        .put("room", room)
        .put("text", text)
        .put("headers", others)
        .put("at", at.toString());
  }
}
