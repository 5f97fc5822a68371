package io.promobot.messenger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.promobot.channel.CustomerEvent;
import io.promobot.messenger.Envelope.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Turns a webhook body into its events, in two steps: a tolerant pass over the whole body only
 * finds where each item begins and ends, then every item is parsed strictly on its own, so that a
 * broken one does not affect its neighbours.
 */
public final class WebhookParser {
  private static final int NO_LIMIT = Integer.MAX_VALUE;

  /** Messenger sends at most 1,000 updates in one body, of some 30 tokens each. */
  private static final int MOST_ITEMS = 2_000;

  private static final int MOST_TOKENS = 400_000;

  private final JsonFactory tolerant = tolerant();
  private final EventReader reader = new EventReader();

  private static JsonFactory tolerant() {
    return JsonFactory.builder()
        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
        .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
        .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(NO_LIMIT)
                .maxNumberLength(NO_LIMIT)
                .maxNameLength(NO_LIMIT)
                .maxStringLength(NO_LIMIT)
                .maxTokenCount(MOST_TOKENS)
                .build())
        .build();
  }

  /**
   * Reads a body of bounded size; fails with {@link NotJson} when it is not one JSON object, and
   * with {@link TooManyItems} before it does more work than a real batch takes.
   */
  public Webhook parse(byte[] body) {
    // In Latin-1 every byte is one character: offsets are exact, and broken UTF-8 affects only its
    // own item.
    try (JsonParser json = tolerant.createParser(new String(body, StandardCharsets.ISO_8859_1))) {
      return new Webhook(events(json, body));
    } catch (StreamConstraintsException e) {
      throw new TooManyItems();
    } catch (IOException e) {
      throw new NotJson();
    }
  }

  /**
   * Parses one stored item again, as if it had just arrived; its key is the same as then.
   *
   * @param standby whether it came while another app was in control of the chat
   */
  public CustomerEvent again(String page, byte[] raw, boolean standby) {
    return reader.read(new Entry(page, Optional.empty(), standby), raw);
  }

  private List<CustomerEvent> events(JsonParser json, byte[] body) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new NotJson();
    }
    boolean page = false;
    List<Item> items = new ArrayList<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (name.equals("object")) {
        page = value == JsonToken.VALUE_STRING && json.getText().equals("page");
      }
      if (name.equals("entry") && value == JsonToken.START_ARRAY) {
        entries(json, items);
      }
      json.skipChildren();
    }
    if (json.nextToken() != null) {
      throw new NotJson();
    }
    return page ? items.stream().map(item -> item.read(reader, body)).toList() : List.of();
  }

  private static void refuseMoreThan(int most, int items) {
    if (items > most) {
      throw new TooManyItems();
    }
  }

  private static void entries(JsonParser json, List<Item> items) throws IOException {
    int entries = 0;
    for (JsonToken t = json.nextToken(); t != JsonToken.END_ARRAY; t = json.nextToken()) {
      refuseMoreThan(MOST_ITEMS, ++entries);
      if (t == JsonToken.START_OBJECT) {
        entry(json, items);
      } else {
        json.skipChildren();
      }
    }
  }

  private static void entry(JsonParser json, List<Item> items) throws IOException {
    String page = "";
    Optional<Instant> time = Optional.empty();
    List<Slice> slices = new ArrayList<>(1);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        // Once: it may be long, and every item of the entry has it.
        case "id" -> page = Envelope.pageId(written(json));
        case "time" -> time = MetaTime.read(written(json));
        case "messaging", "changes" -> slices(json, false, slices);
        case "standby" -> slices(json, true, slices);
        default -> {}
      }
      json.skipChildren();
    }
    for (Slice slice : slices) {
      items.add(new Item(new Entry(page, time, slice.standby()), slice));
    }
    refuseMoreThan(MOST_ITEMS, items.size());
  }

  private static String written(JsonParser json) throws IOException {
    JsonToken value = json.currentToken();
    boolean written = value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT;
    return written ? json.getText() : "";
  }

  private static void slices(JsonParser json, boolean standby, List<Slice> slices)
      throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      return;
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      long from = json.currentTokenLocation().getCharOffset();
      json.skipChildren();
      json.finishToken();
      long to = json.currentLocation().getCharOffset();
      slices.add(new Slice(standby, (int) from, (int) to));
      refuseMoreThan(MOST_ITEMS, slices.size());
    }
  }

  /** The position of one item in the body. */
  private record Slice(boolean standby, int from, int to) {}

  private record Item(Entry entry, Slice slice) {
    CustomerEvent read(EventReader reader, byte[] body) {
      return reader.read(entry, Arrays.copyOfRange(body, slice.from(), slice.to()));
    }
  }
}
