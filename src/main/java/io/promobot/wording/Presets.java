package io.promobot.wording;

import io.promobot.flow.Stories;
import io.promobot.flow.Story;
import io.promobot.flow.Text;
import io.promobot.flow.Texts;
import io.promobot.text.StoryLanguage;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stories say until the owner changes it, in every language. A text that has no translation
 * yet is English.
 */
public final class Presets {
  /** Words that several stories say alike stand in the files once, below this name. */
  static final String SHARED = "all";

  private static final String AGAIN = ".again";

  /** These are the same for everybody. */
  private static final Set<Text.Kind> SAME = Set.of(Text.Kind.CODE, Text.Kind.ADDRESS);

  private static final Map<StoryLanguage, Map<Story, Presets>> ALL = all();

  private final Texts first;
  private final Map<String, String> again;
  private final Set<String> translated;

  private Presets(Texts first, Map<String, String> again, Set<String> translated) {
    this.first = first;
    this.again = again;
    this.translated = translated;
  }

  /** Of this story in this language. */
  public static Presets of(Story story, StoryLanguage language) {
    return Optional.ofNullable(ALL.get(language).get(story)).orElseGet(() -> read(story, language));
  }

  /** Whether a text may differ from language to language. */
  public static boolean isTranslatable(Text text) {
    return !SAME.contains(text.kind());
  }

  private static Map<StoryLanguage, Map<Story, Presets>> all() {
    Map<StoryLanguage, Map<Story, Presets>> all = new EnumMap<>(StoryLanguage.class);
    for (StoryLanguage language : StoryLanguage.values()) {
      Map<Story, Presets> stories = new HashMap<>();
      Stories.ALL.forEach(story -> stories.put(story, read(story, language)));
      all.put(language, Map.copyOf(stories));
    }
    return all;
  }

  private static Presets read(Story story, StoryLanguage language) {
    Map<String, String> first = new LinkedHashMap<>();
    Map<String, String> again = new LinkedHashMap<>(Texts.again(story));
    for (Text text : story.texts()) {
      word(story, text.key(), language).ifPresent(words -> first.put(text.key(), words));
      word(story, text.key() + AGAIN, language).ifPresent(words -> again.put(text.key(), words));
    }
    Texts texts = Texts.preset(story).with(first);
    boolean english = language == StoryLanguage.ENGLISH;
    return new Presets(
        texts, again, english ? texts.fields().keySet() : Set.copyOf(first.keySet()));
  }

  private static Optional<String> word(Story story, String key, StoryLanguage language) {
    return WordFiles.find(language, story.key() + "." + key)
        .or(() -> WordFiles.find(language, SHARED + "." + key));
  }

  /** What it says first. */
  public Texts texts() {
    return first;
  }

  /** What a campaign says instead of the welcome's words, because its readers know the shop. */
  public Map<String, String> again() {
    return again;
  }

  /** What it says first, except for what is the same in every language. */
  public Map<String, String> translatable() {
    Map<String, String> texts = new LinkedHashMap<>();
    first.story().texts().stream()
        .filter(Presets::isTranslatable)
        .forEach(text -> texts.put(text.key(), first.fields().get(text.key())));
    return texts;
  }

  /** Whether this text is said in the language, and not in English. */
  boolean has(String key) {
    return translated.contains(key);
  }

  /** These words in another language, if they are a default of this one. */
  Optional<String> alike(String key, String words, Presets other) {
    if (words.equals(first.fields().get(key))) {
      return Optional.of(other.first.fields().get(key));
    }
    return Optional.ofNullable(again.get(key))
        .filter(words::equals)
        .map(said -> other.again.get(key));
  }
}
