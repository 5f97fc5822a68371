package io.promobot.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import io.promobot.text.SafeText;
import java.time.Instant;
import java.util.Optional;

/**
 * The envelope of an event: which page and which customer it is about, and when it happened.
 *
 * @param person empty where the event names none
 * @param at the event's own time, otherwise its entry's; without either the Unix epoch, which opens
 *     no window
 * @param stamp the event's own time as written: redelivery repeats it, but not its entry's time
 * @param dated whether {@code at} is the event's own time
 */
record Envelope(String page, String person, Instant at, String stamp, boolean dated) {
  private static final int ID = 64;

  /**
   * The part of a body that contained an event.
   *
   * @param page the entry's id as {@link #pageId} makes it, empty when it had none
   */
  record Entry(String page, Optional<Instant> time, boolean standby) {}

  static Envelope of(Entry entry, JsonNode item) {
    boolean echo = item.path("message").path("is_echo").asBoolean();
    String from = id(item.path("sender"));
    String to = id(item.path("recipient"));
    String page = entry.page().isEmpty() ? echo ? from : to : entry.page();
    JsonNode time = item.path("timestamp");
    Optional<Instant> own = MetaTime.read(time);
    Instant at = own.or(entry::time).orElse(Instant.EPOCH);
    String stamp = SafeText.line(EventDraft.string(time), ID);
    return new Envelope(page, echo ? to : from, at, stamp, own.isPresent());
  }

  static String pageId(String written) {
    return SafeText.line(written, ID);
  }

  private static String id(JsonNode who) {
    JsonNode id = who.path("id");
    return id.isTextual() || id.isIntegralNumber() ? SafeText.line(id.asText(), ID) : "";
  }
}
