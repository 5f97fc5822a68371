package io.promobot.flow;

import io.promobot.flow.CopyFields.Mistake;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The texts of one story as the owner has them.
 *
 * @param fields every text by its JSON name, in the order a customer meets them
 */
public record StoryCopy(Story story, Map<String, String> fields) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}");
  private static final String BUSINESS = "{business}";

  /** As they read until the owner changes them. */
  public static StoryCopy preset(Story story) {
    Map<String, String> fields = new LinkedHashMap<>();
    story.texts().forEach(text -> fields.put(key(text), text.preset()));
    return new StoryCopy(story, fields);
  }

  /** These texts with some changed; what the story does not know is left out. */
  public StoryCopy with(Map<String, String> changes) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.replaceAll((field, text) -> changes.getOrDefault(field, text));
    return new StoryCopy(story, all);
  }

  /** With the shop's name filled in, ready to be told. */
  public StoryCopy of(String business) {
    Map<String, String> told = new LinkedHashMap<>(fields);
    told.replaceAll((field, text) -> text.replace(BUSINESS, business));
    return new StoryCopy(story, told);
  }

  /** One text; {@code filled} are placeholders, each followed by what stands in its place. */
  String text(StoryText text, String... filled) {
    String told = fields.get(key(text));
    Map<String, String> values = new TreeMap<>();
    for (int i = 0; i < filled.length; i += 2) {
      values.put(filled[i], filled[i + 1]);
    }
    // in one pass, or a name such as "{email}" would be filled in too
    return PLACEHOLDER
        .matcher(told)
        .replaceAll(found -> literally(values.getOrDefault(found.group(), found.group())));
  }

  private static String literally(String value) {
    return java.util.regex.Matcher.quoteReplacement(value);
  }

  /** How long each text may be, by its JSON name. */
  public static Map<String, Integer> limits(Story story) {
    Map<String, Integer> limits = new LinkedHashMap<>();
    story.texts().forEach(text -> limits.put(key(text), text.limit()));
    return limits;
  }

  /** All that is wrong with these changes; empty when they can be made. */
  public static List<Mistake> mistakes(Story story, Map<String, String> changes, String business) {
    List<Mistake> found = new ArrayList<>();
    Map<String, StoryText> known = new TreeMap<>();
    story.texts().forEach(text -> known.put(key(text), text));
    changes.forEach(
        (field, text) -> {
          if (known.containsKey(field)) {
            check(known.get(field), field, text, text.replace(BUSINESS, business).length(), found);
          } else {
            found.add(new Mistake(field, "is not a text of this story"));
          }
        });
    return found;
  }

  private static void check(
      StoryText rule, String field, String text, int length, List<Mistake> found) {
    if (text.isBlank()) {
      found.add(new Mistake(field, "is empty; Messenger refuses empty texts"));
    } else if (length > rule.limit()) {
      found.add(
          new Mistake(
              field, "is " + length + " characters long; there is room for " + rule.limit()));
    }
    if (text.chars().anyMatch(c -> Character.isISOControl(c) && "\n\r\t".indexOf(c) < 0)) {
      found.add(new Mistake(field, "holds a control character"));
    }
    PLACEHOLDER
        .matcher(text)
        .results()
        .map(match -> match.group())
        .filter(name -> !name.equals(BUSINESS) && !rule.placeholders().contains(name))
        .forEach(name -> found.add(new Mistake(field, "does not know the placeholder " + name)));
  }

  private static String key(StoryText text) {
    return text.name().toLowerCase(Locale.ROOT);
  }
}
