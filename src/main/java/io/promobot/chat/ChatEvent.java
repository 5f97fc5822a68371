package io.promobot.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.promobot.channel.CustomerEvent;
import io.promobot.channel.CustomerEvent.Kind;
import io.promobot.text.SafeText;
import io.promobot.text.StoryLanguage;
import io.promobot.text.TimeZones;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One thing a visitor did, as their browser sent it.
 *
 * @param id chosen by the browser; the same however often it comes
 * @param type {@code start}, {@code tap}, {@code text}, {@code delivered}, {@code seen} or {@code
 *     forget}
 * @param payload a tapped button's
 * @param text what was written, or the label of what was tapped
 * @param message the message up to which everything was delivered or seen
 */
record ChatEvent(String id, String type, String payload, String text, Optional<Long> message) {
  private static final String WHO = "visitor";
  private static final String FROM = "origin";
  private static final String SPEAKS = "language";
  private static final String ZONE = "time_zone";

  /** In UTF-16 units; the contract counts characters. */
  private static final int LONGEST_PAYLOAD = 2_000;

  private static final int LONGEST_TEXT = 4_000;

  static ChatEvent of(JsonObject json) {
    return new ChatEvent(
        json.getString("id"),
        json.getString("type"),
        SafeText.line(json.getString("payload", ""), LONGEST_PAYLOAD),
        SafeText.text(json.getString("text", ""), LONGEST_TEXT),
        Optional.ofNullable(json.getString("message")).map(Long::valueOf));
  }

  boolean isReceipt() {
    return type.equals("delivered") || type.equals("seen");
  }

  boolean forgets() {
    return type.equals("forget");
  }

  /**
   * The same event in the shape that the inbox takes.
   *
   * @param until for a receipt: when the last message it covers was sent
   */
  CustomerEvent of(String page, Visitor visitor, Instant at, Optional<Instant> until) {
    JsonObject raw =
        new JsonObject()
            .put(WHO, visitor.id())
            .put(FROM, visitor.origin())
            .put("id", id)
            .put("type", type)
            .put("payload", payload)
            .put("text", text);
    visitor.speaks().ifPresent(language -> raw.put(SPEAKS, language.tag()));
    visitor.zone().ifPresent(zone -> raw.put(ZONE, zone.getId()));
    return of(page, visitor, at, until, raw.toBuffer().getBytes());
  }

  private CustomerEvent of(
      String page, Visitor visitor, Instant at, Optional<Instant> until, byte[] raw) {
    return new CustomerEvent(
        kind(),
        UUID.nameUUIDFromBytes((visitor.id() + " " + id).getBytes(UTF_8)),
        page,
        visitor.person(),
        at,
        false,
        payload,
        text,
        Optional.of(visitor.origin()).filter(origin -> !origin.isEmpty()),
        List.of(),
        Optional.of(id),
        until,
        visitor.speaks(),
        visitor.zone(),
        Optional.empty(),
        raw);
  }

  private Kind kind() {
    return switch (type) {
      case "start" -> Kind.STARTED;
      case "tap" -> Kind.TAPPED;
      case "text" -> Kind.SAID;
      case "delivered" -> Kind.DELIVERED;
      case "seen" -> Kind.READ;
      default -> Kind.IGNORED;
    };
  }

  private static Optional<StoryLanguage> spoken(JsonObject json) {
    return StoryLanguage.of(json.getString(SPEAKS, ""));
  }

  /** Reads what was stored; empty when it is an event of another line. */
  static Optional<CustomerEvent> again(String page, byte[] raw) {
    try {
      JsonObject json = new JsonObject(Buffer.buffer(raw));
      return Optional.ofNullable(json.getString(WHO))
          .map(
              id ->
                  new Visitor(
                      id,
                      json.getString(FROM, ""),
                      spoken(json),
                      TimeZones.of(json.getString(ZONE))))
          .map(visitor -> of(json).of(page, visitor, Instant.EPOCH, Optional.empty(), raw));
    } catch (DecodeException | ClassCastException otherLine) {
      return Optional.empty();
    }
  }
}
