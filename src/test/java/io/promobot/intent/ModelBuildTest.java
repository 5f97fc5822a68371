package io.promobot.intent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The model comes from the phrases alone: the same on every machine. */
class ModelBuildTest {
  private static final int MOST_BYTES = 1_000_000;

  @Test
  void the_same_phrases_make_the_same_bytes() throws IOException {
    byte[] made = ModelBuild.of(Phrase.in(HeldBack.TRAINING)).bytes();

    try (var file = Model.class.getResourceAsStream("/" + Model.FILE)) {
      assertThat(made).as("./mvnw process-classes makes it again").isEqualTo(file.readAllBytes());
    }
    assertThat(made.length).isLessThan(MOST_BYTES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"src/main/intent", "src/main/intent/held-back"})
  void a_phrase_means_one_thing_in_a_language(String folder) throws IOException {
    var wrong = new TreeSet<String>();
    Map<String, Phrase> all = new HashMap<>();
    for (Phrase phrase : Phrase.in(Path.of(folder))) {
      var other = all.put(phrase.language() + Lessons.key(phrase), phrase);
      if (other != null && other.intent() != phrase.intent()) {
        wrong.add(other + " and " + phrase);
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void every_language_has_phrases_of_every_intent() throws IOException {
    List<String> missing = new ArrayList<>();
    Set<String> there = new HashSet<>();
    for (Phrase phrase : Phrase.in(HeldBack.TRAINING)) {
      there.add(phrase.language() + " " + phrase.intent());
    }
    for (Language language : HeldBack.languages()) {
      for (Intent intent : Intent.values()) {
        if (!there.contains(language + " " + intent)) {
          missing.add(language + " " + intent);
        }
      }
    }

    assertThat(missing).isEmpty();
  }
}
