package io.promobot.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import io.promobot.channel.CustomerEvent;
import io.promobot.channel.CustomerEvent.Kind;
import io.promobot.text.SafeText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An event while it is being read: everything but its kind starts out empty. */
final class EventDraft {
  private static final int MID = 512;
  private static final int MIDS = 1_000;
  private static final int PAYLOAD = 1_000;
  private static final int TEXT = 2_000;
  private static final int REF = 100;

  private final Kind kind;
  private String id = "";
  private String detail = "";
  private String payload = "";
  private String text = "";
  private Optional<String> ref = Optional.empty();
  private List<String> mids = List.of();
  private Optional<String> metadata = Optional.empty();
  private Optional<Instant> watermark = Optional.empty();

  EventDraft(Kind kind) {
    this.kind = kind;
  }

  /** Messenger's own id of what happened, with a prefix that tells a message from its echo. */
  EventDraft id(String prefix, JsonNode mid) {
    String value = line(mid, Integer.MAX_VALUE);
    id = value.isEmpty() ? "" : prefix + value;
    return this;
  }

  /** Distinguishes this event from others of the same person and moment, where there is no id. */
  EventDraft detail(JsonNode... values) {
    detail = Stream.of(values).map(v -> line(v, TEXT)).collect(Collectors.joining("\0"));
    return this;
  }

  EventDraft payload(JsonNode value) {
    payload = line(value, PAYLOAD);
    return this;
  }

  EventDraft text(JsonNode value) {
    text = SafeText.text(string(value), TEXT);
    return this;
  }

  /** What it says without a text. */
  EventDraft orText(String words) {
    text = text.isEmpty() ? words : text;
    return this;
  }

  EventDraft ref(JsonNode referral) {
    String value = line(referral.path("ref"), Integer.MAX_VALUE).strip();
    ref = value.isEmpty() ? ref : Optional.of(SafeText.line(value, REF));
    return this;
  }

  EventDraft mids(Iterable<JsonNode> values) {
    List<String> found = new ArrayList<>();
    for (JsonNode value : values) {
      String mid = line(value, MID);
      if (!mid.isEmpty() && found.size() < MIDS) {
        found.add(mid);
      }
    }
    mids = List.copyOf(found);
    return this;
  }

  EventDraft metadata(JsonNode value) {
    metadata = Optional.of(line(value, PAYLOAD)).filter(m -> !m.isBlank());
    return this;
  }

  EventDraft watermark(JsonNode value) {
    watermark = MetaTime.read(value);
    return this;
  }

  boolean lacksPayload() {
    return payload.isEmpty();
  }

  boolean lacksReceipt() {
    return watermark.isEmpty() && mids.isEmpty();
  }

  CustomerEvent event(Envelope around, byte[] raw) {
    return new CustomerEvent(
        kind,
        key(around, raw),
        around.page(),
        around.person(),
        around.at(),
        around.dated(),
        payload,
        text,
        ref,
        mids,
        metadata,
        watermark,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        raw);
  }

  private UUID key(Envelope around, byte[] raw) {
    if (kind == Kind.UNKNOWN || kind == Kind.IGNORED) {
      return EventKey.of(raw);
    }
    if (!id.isEmpty()) {
      return EventKey.of(id);
    }
    String receipt = watermark.map(Instant::toString).orElse("") + mids;
    return EventKey.of(
        kind.name(),
        around.page(),
        around.person(),
        around.stamp(),
        detail,
        payload,
        text,
        ref.orElse(""),
        receipt);
  }

  private static String line(JsonNode value, int max) {
    return SafeText.line(string(value), max);
  }

  /** A field's value, if it is a string or a number. */
  static String string(JsonNode value) {
    return value.isTextual() || value.isNumber() ? value.asText() : "";
  }
}
