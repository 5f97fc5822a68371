package io.promobot.simulator;

import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * Something in a message that a customer can tap; a tap sends back exactly the value the button was
 * sent with.
 */
record Button(Kind kind, String title, String value) {

  /** How a tap is reported: as a postback, a message, a coupon click, or not at all. */
  enum Kind {
    POSTBACK,
    QUICK_REPLY,
    COUPON,
    WEB_URL
  }

  static Button of(Node button) {
    return button.textOr("type", "").equals("web_url")
        ? new Button(Kind.WEB_URL, button.textOr("title", ""), button.textOr("url", ""))
        : new Button(Kind.POSTBACK, button.textOr("title", ""), button.textOr("payload", ""));
  }

  static Button ofChat(Node button) {
    return button.has("url")
        ? new Button(Kind.WEB_URL, button.textOr("title", ""), button.textOr("url", ""))
        : new Button(Kind.POSTBACK, button.textOr("title", ""), button.textOr("payload", ""));
  }

  static Button ofQuickReply(Node reply) {
    return new Button(Kind.QUICK_REPLY, reply.textOr("title", ""), reply.textOr("payload", ""));
  }

  boolean tappable() {
    return kind != Kind.WEB_URL;
  }

  JsonObject toJson() {
    return new JsonObject()
        .put("type", kind.name().toLowerCase(Locale.ROOT))
        .put("title", title)
        .put(tappable() ? "payload" : "url", value);
  }
}
