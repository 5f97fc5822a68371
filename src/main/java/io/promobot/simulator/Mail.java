package io.promobot.simulator;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** An e-mail that the simulator's server has accepted. */
record Mail(
    String to,
    String from,
    String replyTo,
    String subject,
    String text,
    String html,
    String messageId) {

  JsonObject toJson(long id, Instant at) {
    return new JsonObject()
        .put("id", Long.toString(id))
        .put("to", to)
        .put("from", from)
        .put("reply_to", replyTo)
        .put("subject", subject)
        .put("text", text)
        .put("html", html)
        .put("message_id", messageId)
        .put("at", at.toString());
  }
}
