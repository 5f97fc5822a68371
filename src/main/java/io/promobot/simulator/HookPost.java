package io.promobot.simulator;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;

/**
 * What one of the simulator's rooms was told over a hook.
 *
 * @param kind whose hook it plays: slack, discord or webhook
 * @param text what people would read; of a plain webhook its whole body
 * @param headers what else came along, where somebody may want to check it
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
