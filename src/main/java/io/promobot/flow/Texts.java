package io.promobot.flow;

import io.promobot.text.Cut;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts of one story as the owner has them.
 *
 * @param fields every text by its key, in the order a customer meets them
 */
public record Texts(Story story, Map<String, String> fields) {
  /** Longer names are cut, so a text that fits with a name of this length always fits. */
  static final int LONGEST_NAME = 40;

  /** Drafts may be longer than a message; longer ones than this no owner would read to the end. */
  private static final int LONGEST_DRAFT = 4_000;

  static final String NAME = "{name}";
  static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}");

  /** The default wording. */
  public static Texts preset(Story story) {
    Map<String, String> fields = new LinkedHashMap<>();
    story.texts().forEach(text -> fields.put(text.key(), text.preset()));
    return new Texts(story, fields);
  }

  /** What a campaign says instead of the welcome's words, because its readers know the shop. */
  public static Map<String, String> again(Story story) {
    Map<String, String> fields = new LinkedHashMap<>();
    story.texts().forEach(text -> text.again().ifPresent(words -> fields.put(text.key(), words)));
    return fields;
  }

  /** Reads texts from JSON. */
  public static Map<String, String> fields(Map<String, Object> json) {
    Map<String, String> texts = new LinkedHashMap<>();
    json.forEach((key, text) -> texts.put(key, String.valueOf(text)));
    return texts;
  }

  /** These texts with some changed; fields that the story does not have are ignored. */
  public Texts with(Map<String, String> changes) {
    return map((key, text) -> changes.getOrDefault(key, text));
  }

  /** With the shop's name filled in, ready to send. */
  public Texts of(String business) {
    return map((key, text) -> text.replace(Text.BUSINESS, business));
  }

  /** With the addresses of our own images made absolute. */
  public Texts withImagesAt(String publicUrl) {
    return map((key, text) -> text.startsWith(Text.OWN_IMAGES) ? publicUrl + text : text);
  }

  /** Where everybody gets a code of their own, it does not matter that no code is shared. */
  public Texts withOwnCodes() {
    Map<String, String> codes = new HashMap<>();
    story.texts().stream()
        .filter(text -> text.kind() == Text.Kind.CODE && !has(text))
        .forEach(text -> codes.put(text.key(), CouponInHand.SAMPLE.code()));
    return codes.isEmpty() ? this : with(codes);
  }

  private Texts map(BiFunction<String, String, String> change) {
    Map<String, String> changed = new LinkedHashMap<>(fields);
    changed.replaceAll(change);
    return new Texts(story, changed);
  }

  /** Whether the owner has written anything here. */
  boolean has(Text text) {
    return !fields.get(text.key()).isBlank();
  }

  /** One text; {@code filled} are placeholders, each followed by its replacement. */
  public String get(Text text, String... filled) {
    Map<String, String> values = values(text);
    for (int i = 0; i < filled.length; i += 2) {
      values.put(filled[i], filled[i + 1]);
    }
    return fill(fields.get(text.key()), values);
  }

  /** The story's texts that may be used inside this one, such as the code. */
  private Map<String, String> values(Text text) {
    Map<String, String> values = new HashMap<>();
    for (String placeholder : text.placeholders()) {
      String key = placeholder.substring(1, placeholder.length() - 1);
      Optional.ofNullable(fields.get(key)).ifPresent(found -> values.put(placeholder, found));
    }
    return values;
  }

  /** The longest this text can get once everything is filled in. */
  int longest(Text text) {
    Map<String, String> values = values(text);
    values.put(NAME, "n".repeat(LONGEST_NAME));
    text.longest().forEach((placeholder, most) -> values.put(placeholder, "n".repeat(most)));
    String words = fields.get(text.key());
    int length = words.length();
    Matcher found = PLACEHOLDER.matcher(words);
    while (found.find()) {
      String placeholder = found.group();
      length += values.getOrDefault(placeholder, placeholder).length() - placeholder.length();
    }
    return length;
  }

  // In a single pass; otherwise a name such as "{email}" would be replaced too.
  private static String fill(String text, Map<String, String> values) {
    StringBuilder filled = new StringBuilder();
    Matcher found = PLACEHOLDER.matcher(text);
    int end = 0;
    while (filled.length() < LONGEST_DRAFT && found.find()) {
      filled.append(text, end, found.start());
      filled.append(values.getOrDefault(found.group(), found.group()));
      end = found.end();
    }
    return Cut.first(filled.append(text, end, text.length()).toString(), LONGEST_DRAFT);
  }
}
