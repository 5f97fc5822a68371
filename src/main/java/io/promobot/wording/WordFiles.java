package io.promobot.wording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.promobot.text.StoryLanguage;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

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
    if (language == StoryLanguage.ENGLISH) {
      return Map.of();
    }
    String file = "/stories/" + language.tag() + ".properties";
    try (var bytes = WordFiles.class.getResourceAsStream(file)) {
      if (bytes == null) {
        throw new IllegalStateException("there is no " + file);
      }
      Properties words = new Properties();
      words.load(new InputStreamReader(bytes, UTF_8));
      return words.stringPropertyNames().stream()
          .collect(toUnmodifiableMap(key -> key, words::getProperty));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
