package io.promobot.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HexFormat;
import java.util.Optional;

/** The events Meta sends a page, in the format of messenger.md section 1.3. */
final class PageEvents {
  /** The app under which Facebook sends what is written in a page's inbox. */
  private static final long PAGE_INBOX = 263_902_037_430_900L;

  private final SimulatorSettings settings;

  PageEvents(SimulatorSettings settings) {
    this.settings = settings;
  }

  PageEvent postback(
      String psid, long at, String mid, String title, String payload, Optional<String> ref) {
    JsonObject postback =
        new JsonObject().put("mid", mid).put("title", title).put("payload", payload);
    ref.ifPresent(origin -> postback.put("referral", link(origin)));
    return fromCustomer(psid, at, "postback", postback);
  }

  PageEvent referral(String psid, long at, String ref) {
    return fromCustomer(psid, at, "referral", link(ref));
  }

  PageEvent text(String psid, long at, String mid, String text) {
    return fromCustomer(psid, at, "message", new JsonObject().put("mid", mid).put("text", text));
  }

  PageEvent quickReply(String psid, long at, String mid, Button reply) {
    JsonObject message =
        new JsonObject()
            .put("mid", mid)
            .put("text", reply.title())
            .put("quick_reply", new JsonObject().put("payload", reply.value()));
    return fromCustomer(psid, at, "message", message);
  }

  PageEvent couponClick(String psid, long at, String payload) {
    return fromCustomer(
        psid, at, "template", new JsonObject().put("type", "coupon").put("payload", payload));
  }

  PageEvent read(String psid, long at) {
    return fromCustomer(psid, at, "read", new JsonObject().put("watermark", at));
  }

  PageEvent reaction(String psid, long at, String mid, Optional<String> reaction) {
    JsonObject body = new JsonObject().put("mid", mid);
    body.put("action", reaction.isPresent() ? "react" : "unreact");
    reaction.ifPresent(kind -> body.put("reaction", kind).put("emoji", "\u2764\ufe0f"));
    return fromCustomer(psid, at, "reaction", body);
  }

  /** Delivery covers everything sent before the watermark and has no time of its own. */
  PageEvent delivery(String psid, long at, String mid) {
    JsonObject delivery =
        new JsonObject().put("mids", new JsonArray().add(mid)).put("watermark", at + 1);
    return event(psid, sides(psid, settings.pageId()).put("delivery", delivery));
  }

  PageEvent echo(String psid, long at, String mid, Node sent) {
    JsonObject message = new JsonObject().put("is_echo", true).put("app_id", settings.appId());
    sent.text("metadata").ifPresent(metadata -> message.put("metadata", metadata));
    message.put("mid", mid);
    sent.text("text").ifPresent(text -> message.put("text", text));
    if (sent.has("attachment")) {
      message.put("attachments", new JsonArray().add(sent.at("attachment").json()));
    }
    return event(psid, sides(settings.pageId(), psid).put("timestamp", at).put("message", message));
  }

  /** What somebody wrote in Facebook's own inbox: an echo of that app, without our metadata. */
  PageEvent answer(String psid, long at, String mid, String text) {
    JsonObject message =
        new JsonObject().put("is_echo", true).put("app_id", PAGE_INBOX).put("mid", mid);
    message.put("text", text);
    return event(psid, sides(settings.pageId(), psid).put("timestamp", at).put("message", message));
  }

  private PageEvent fromCustomer(String psid, long at, String kind, JsonObject body) {
    return event(psid, sides(psid, settings.pageId()).put("timestamp", at).put(kind, body));
  }

  private JsonObject sides(String from, String to) {
    return new JsonObject()
        .put("sender", new JsonObject().put("id", from))
        .put("recipient", new JsonObject().put("id", to));
  }

  private JsonObject link(String ref) {
    return new JsonObject().put("ref", ref).put("source", "SHORTLINK").put("type", "OPEN_THREAD");
  }

  private PageEvent event(String psid, JsonObject json) {
    return new PageEvent(psid, ascii(json.encode()), false);
  }

  /** Meta sends and signs all non-ASCII characters as escapes with lower-case digits. */
  String ascii(String json) {
    int first = 0;
    while (first < json.length() && json.charAt(first) < 0x7f) {
      first++;
    }
    if (first == json.length()) {
      return json;
    }
    StringBuilder escaped = new StringBuilder(json.length() + 64).append(json, 0, first);
    for (int i = first; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c < 0x7f) {
        escaped.append(c);
      } else {
        escaped.append("\\u").append(HexFormat.of().toHexDigits(c));
      }
    }
    return escaped.toString();
  }
}
