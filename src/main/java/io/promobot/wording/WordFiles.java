package io.promobot.wording;

import io.promobot.text.StoryLanguage;
import io.promobot.text.TextFile;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The translations of our own words, a file a language: {@code stories/es.properties}. English
 * stands where the words are declared.
 */
final class WordFiles {
  private static final Map<StoryLanguage, Map<String, String>> READ = readAll();

  private WordFiles() {}

  static Optional<String> find(StoryLanguage language, String key) {
    return Optional.ofNullable(READ.get(language).get(key));
  }

  /** All words of a language, by their keys; none of English. */
  static Map<String, String> all(StoryLanguage language) {
    return READ.get(language);
  }

  private static Map<StoryLanguage, Map<String, String>> readAll() {
    Map<StoryLanguage, Map<String, String>> all = new EnumMap<>(StoryLanguage.class);
    Arrays.stream(StoryLanguage.values()).forEach(each -> all.put(each, read(each)));
    return all;
  }

  private static Map<String, String> read(StoryLanguage language) {
    return language == StoryLanguage.ENGLISH
        ? Map.of()
        : TextFile.texts("/stories/" + language.tag() + ".properties");
  }
}
