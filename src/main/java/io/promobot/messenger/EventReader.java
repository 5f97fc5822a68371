package io.promobot.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.promobot.channel.CustomerEvent;
import io.promobot.channel.CustomerEvent.Kind;
import io.promobot.untrusted.Limits;
import java.io.IOException;
import java.util.List;

/**
 * Reads one item of a webhook body: every field may be missing or of any type, and nothing in it is
 * an error.
 */
final class EventReader {
  private static final String START = "start";
  private static final List<String> THREAD_CONTROL =
      List.of("pass_thread_control", "take_thread_control", "request_thread_control", "app_roles");

  private final JsonMapper json = new JsonMapper(Limits.OF_UPDATES.json());

  CustomerEvent read(Envelope.Entry entry, byte[] raw) {
    JsonNode item = unwrapped(tree(raw));
    Envelope around = Envelope.of(entry, item);
    return draft(entry, item, around).event(around, raw);
  }

  private JsonNode tree(byte[] raw) {
    try {
      return json.readTree(raw);
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  // {"field":"messages","value":{"sender":{"id":"PSID"},"recipient":{"id":"PAGE"},"message":{…}}}
  private static JsonNode unwrapped(JsonNode item) {
    JsonNode value = item.path("value");
    return value.has("sender") || value.has("recipient") ? value : item;
  }

  private static EventDraft draft(Envelope.Entry entry, JsonNode item, Envelope around) {
    if (!item.isObject()) {
      return new EventDraft(Kind.UNKNOWN);
    }
    if (isPlumbing(item) || entry.standby() && around.person().isEmpty()) {
      return new EventDraft(Kind.IGNORED);
    }
    if (item.path("policy_enforcement").isObject()) {
      return policy(item.path("policy_enforcement"));
    }
    if (around.person().isEmpty()) {
      return new EventDraft(Kind.UNKNOWN);
    }
    // Anything a page seems to say to itself is never a customer's word, and answering it would
    // never end.
    if (around.person().equals(around.page())) {
      return new EventDraft(Kind.IGNORED);
    }
    return entry.standby() ? overheard(item) : said(item);
  }

  // {"sender":{"id":"PSID"},…,"postback":{"title":"Get Started"}}: another app's button, so
  // Messenger keeps its payload from us
  private static EventDraft overheard(JsonNode item) {
    JsonNode message = item.path("message");
    if (message.path("is_echo").asBoolean()) {
      return echo(message);
    }
    JsonNode postback = item.path("postback");
    if (message.path("is_deleted").asBoolean() || !message.isObject() && !postback.isObject()) {
      return new EventDraft(Kind.IGNORED);
    }
    return new EventDraft(Kind.STANDBY)
        .id("m:", (message.isObject() ? message : postback).path("mid"))
        .text(message.isObject() ? message.path("text") : postback.path("title"))
        .ref(item.path("referral"))
        .ref(message.path("referral"))
        .ref(postback.path("referral"));
  }

  /** Changes that are not messages, and who may answer whom: not actions of a customer. */
  private static boolean isPlumbing(JsonNode item) {
    return item.has("field") || THREAD_CONTROL.stream().anyMatch(item::has);
  }

  // "policy_enforcement":{"action":"block","reason":"…"}
  private static EventDraft policy(JsonNode policy) {
    EventDraft draft =
        new EventDraft(Kind.POLICY).payload(policy.path("action")).text(policy.path("reason"));
    return draft.lacksPayload() ? new EventDraft(Kind.UNKNOWN) : draft;
  }

  private static EventDraft said(JsonNode item) {
    if (item.path("message").isObject()) {
      return message(item, item.path("message"));
    }
    if (item.path("postback").isObject()) {
      return postback(item.path("postback"));
    }
    if (item.path("template").isObject()) {
      return template(item.path("template"));
    }
    if (item.path("referral").isObject()) {
      return new EventDraft(Kind.RETURNED).ref(item.path("referral"));
    }
    if (item.path("reaction").isObject()) {
      return reaction(item.path("reaction"));
    }
    return receipt(item);
  }

  // "message":{"mid":"m_1","text":"Yes","quick_reply":{"payload":"…"},"referral":{"ref":"…"}}
  private static EventDraft message(JsonNode item, JsonNode message) {
    if (message.path("is_echo").asBoolean()) {
      return echo(message);
    }
    if (message.path("is_deleted").asBoolean()) {
      return new EventDraft(Kind.IGNORED);
    }
    JsonNode payload = message.path("quick_reply").path("payload");
    return new EventDraft(EventDraft.string(payload).isEmpty() ? Kind.SAID : Kind.TAPPED)
        .id("m:", message.path("mid"))
        .payload(payload)
        .text(message.path("text"))
        .orText(Sticker.words(message))
        .ref(item.path("referral"))
        .ref(message.path("referral"));
  }

  // "message":{"is_echo":true,"app_id":1,"metadata":"…","mid":"m_2","text":"…"}
  private static EventDraft echo(JsonNode message) {
    return new EventDraft(Kind.ECHO)
        .id("e:", message.path("mid"))
        .mids(List.of(message.path("mid")))
        .metadata(message.path("metadata"))
        .payload(message.path("app_id"))
        .text(message.path("text"))
        .detail(message.path("metadata"), message.path("text"));
  }

  // "postback":{"mid":"m_3","title":"Get Started","payload":"start","referral":{"ref":"…"}}
  private static EventDraft postback(JsonNode postback) {
    JsonNode payload = postback.path("payload");
    EventDraft draft =
        new EventDraft(START.equals(payload.asText()) ? Kind.STARTED : Kind.TAPPED)
            .id("m:", postback.path("mid"))
            .payload(payload)
            .ref(postback.path("referral"));
    return draft.lacksPayload() ? new EventDraft(Kind.UNKNOWN) : draft;
  }

  // "template":{"type":"coupon","payload":"…","coupon_code":"SPRING10"}
  private static EventDraft template(JsonNode template) {
    EventDraft draft = new EventDraft(Kind.TAPPED).payload(template.path("payload"));
    return draft.lacksPayload() ? new EventDraft(Kind.UNKNOWN) : draft;
  }

  // "reaction":{"mid":"m_2","action":"react","reaction":"love"}; the mid is the message reacted to
  private static EventDraft reaction(JsonNode reaction) {
    boolean given = "react".equals(reaction.path("action").asText());
    return new EventDraft(given ? Kind.REACTED : Kind.IGNORED).detail(reaction.path("mid"));
  }

  // "delivery":{"mids":["m_2"],"watermark":1767225601500}, "read":{"watermark":1767225608900}
  private static EventDraft receipt(JsonNode item) {
    boolean read = item.path("read").isObject();
    JsonNode receipt = item.path(read ? "read" : "delivery");
    EventDraft draft =
        new EventDraft(read ? Kind.READ : Kind.DELIVERED)
            .watermark(receipt.path("watermark"))
            .mids(receipt.path("mids"));
    return draft.lacksReceipt() ? other(item) : draft;
  }

  /**
   * An opt-in allows messages we do not send, and opens no window; everything else is unknown to
   * us.
   */
  private static EventDraft other(JsonNode item) {
    return new EventDraft(item.has("optin") ? Kind.IGNORED : Kind.UNKNOWN);
  }
}
