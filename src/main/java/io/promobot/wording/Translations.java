package io.promobot.wording;

import io.promobot.text.StoryLanguage;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the owner wrote in other languages than the main one, text by text. */
public final class Translations {
  public static final Translations NONE = new Translations(Map.of());

  private final Map<StoryLanguage, Map<String, String>> written;

  private Translations(Map<StoryLanguage, Map<String, String>> written) {
    this.written = written;
  }

  /**
   * As they are stored.
   *
   * @param tagged texts by their keys, by the language's tag
   * @param keys the texts there are; others are left out
   */
  public static Translations of(Map<String, Object> tagged, Set<String> keys) {
    Map<StoryLanguage, Map<String, String>> written = new EnumMap<>(StoryLanguage.class);
    tagged.forEach(
        (tag, texts) ->
            StoryLanguage.of(tag).ifPresent(each -> written.put(each, known(texts, keys))));
    return compact(written);
  }

  private static Map<String, String> known(Object texts, Set<String> keys) {
    Map<String, String> known = new LinkedHashMap<>();
    ((Map<?, ?>) texts).forEach((key, words) -> known.put((String) key, (String) words));
    known.keySet().retainAll(keys);
    return known;
  }

  private static Translations compact(Map<StoryLanguage, Map<String, String>> written) {
    written.values().removeIf(Map::isEmpty);
    written.replaceAll((language, texts) -> Map.copyOf(texts));
    return new Translations(written);
  }

  /** The owner's words in a language, by the texts' keys; empty if there are none. */
  public Map<String, String> in(StoryLanguage language) {
    return written.getOrDefault(language, Map.of());
  }

  /** By language, those with words only. */
  public Map<StoryLanguage, Map<String, String>> all() {
    return written.isEmpty() ? Map.of() : new EnumMap<>(written);
  }

  /** By tags, as they are stored and as the API shows them. */
  public Map<String, Object> tagged() {
    Map<String, Object> tagged = new LinkedHashMap<>();
    written.forEach((each, texts) -> tagged.put(each.tag(), texts));
    return tagged;
  }

  /** With these words; null takes the owner's away again. */
  public Translations with(StoryLanguage language, Map<String, String> changes) {
    Map<StoryLanguage, Map<String, String>> all = editable();
    Map<String, String> texts = all.computeIfAbsent(language, each -> new HashMap<>());
    changes.forEach(
        (key, words) -> {
          if (words == null) {
            texts.remove(key);
          } else {
            texts.put(key, words);
          }
        });
    return compact(all);
  }

  /** Without these texts in any language. */
  public Translations without(Collection<String> keys) {
    Map<StoryLanguage, Map<String, String>> all = editable();
    all.values().forEach(texts -> texts.keySet().removeAll(keys));
    return compact(all);
  }

  /**
   * When another language becomes the main one: what is written in it is the main text from then
   * on, and what was said beside stays as a translation.
   */
  public Translations mainly(StoryLanguage from, StoryLanguage to, Map<String, String> main) {
    Map<StoryLanguage, Map<String, String>> all = editable();
    all.remove(to);
    Map<String, String> beside = new HashMap<>(main);
    beside.keySet().retainAll(in(to).keySet());
    all.computeIfAbsent(from, each -> new HashMap<>()).putAll(beside);
    return compact(all);
  }

  /** What is wrong with writing in a language of this tag, beside the main one. */
  public static Optional<String> mistake(String tag, StoryLanguage main) {
    if (StoryLanguage.tagged(tag).isEmpty()) {
      return Optional.of("is not one of the languages " + StoryLanguage.tags());
    }
    return main.tag().equals(tag)
        ? Optional.of("is the main language, whose texts are not translations")
        : Optional.empty();
  }

  private Map<StoryLanguage, Map<String, String>> editable() {
    Map<StoryLanguage, Map<String, String>> all = new EnumMap<>(StoryLanguage.class);
    written.forEach((each, texts) -> all.put(each, new HashMap<>(texts)));
    return all;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Translations same && same.written.equals(written);
  }

  @Override
  public int hashCode() {
    return written.hashCode();
  }
}
