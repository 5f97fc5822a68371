package io.promobot.flow;

import io.promobot.text.Cut;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
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

  static final String NAME = "{name}";
  static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}");

  /** The default wording. */
  public static Texts preset(Story story) {
    Map<String, String> fields = new LinkedHashMap<>();
    story.texts().forEach(text -> fields.put(text.key(), text.preset()));
    return new Texts(story, fields);
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
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < filled.length; i += 2) {
      values.put(filled[i], filled[i + 1]);
    }
    return fill(fields.get(text.key()), found -> values.getOrDefault(found, other(found)));
  }

  /** One of the story's texts may be used inside another, such as the code. */
  private String other(String placeholder) {
    return fields.getOrDefault(placeholder.substring(1, placeholder.length() - 1), placeholder);
  }

  String greeting(Text text, String name) {
    return get(text, NAME, Cut.first(name.strip(), LONGEST_NAME));
  }

  /** The longest this text can get once everything is filled in. */
  int longest(Text text) {
    return get(text, NAME, "n".repeat(LONGEST_NAME)).length();
  }

  // In a single pass; otherwise a name such as "{email}" would be replaced too.
  private static String fill(String text, UnaryOperator<String> values) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(values.apply(found.group())));
  }
}
