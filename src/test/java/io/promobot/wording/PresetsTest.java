package io.promobot.wording;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.flow.FormTap;
import io.promobot.flow.Stories;
import io.promobot.flow.Story;
import io.promobot.flow.Text;
import io.promobot.flow.TextRules;
import io.promobot.flow.Texts;
import io.promobot.text.StoryLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The words of all stories in all languages. */
class PresetsTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}");

  /** The longest name a shop may have makes a text no longer than this. */
  private static final String SHOP = "The Little Shop Around the Corner of Lugo";

  /** An engineer who adds a text needs English only; the others follow before there are many. */
  private static final int MAY_WAIT = 10;

  static List<StoryLanguage> others() {
    return Stream.of(StoryLanguage.values()).filter(each -> each != StoryLanguage.ENGLISH).toList();
  }

  /** Every key that a file may have, with its English words. */
  private static Map<String, String> english() {
    Map<String, String> all = new TreeMap<>();
    for (Story story : Stories.ALL) {
      for (Text text : sentences(story)) {
        all.put(key(story, text), text.preset());
        String again = Texts.again(story).get(text.key());
        if (again != null) {
          all.put(key(story, text) + ".again", again);
        }
      }
    }
    all.putAll(Phrases.all());
    return all;
  }

  private static List<Text> sentences(Story story) {
    return story.texts().stream()
        .filter(text -> text.kind() == Text.Kind.TEXT || text.kind() == Text.Kind.LABEL)
        .toList();
  }

  /** What two stories say alike has one translation. */
  private static String key(Story story, Text text) {
    boolean shared =
        Stories.ALL.stream()
            .filter(other -> other != story)
            .flatMap(other -> sentences(other).stream())
            .anyMatch(
                other -> other.key().equals(text.key()) && other.preset().equals(text.preset()));
    boolean campaigns = story.forCampaigns();
    return (shared && campaigns ? Presets.SHARED : story.key()) + "." + text.key();
  }

  @ParameterizedTest
  @MethodSource("others")
  void a_language_has_no_words_that_nobody_says(StoryLanguage language) {
    assertThat(english().keySet()).containsAll(WordFiles.all(language).keySet());
  }

  @Test
  void a_text_is_translated_into_every_language_or_still_into_none() {
    Set<String> translated =
        others().stream()
            .flatMap(each -> WordFiles.all(each).keySet().stream())
            .collect(toCollection(TreeSet::new));
    List<String> missing = new ArrayList<>();
    for (StoryLanguage language : others()) {
      Set<String> lacks = new TreeSet<>(translated);
      lacks.removeAll(WordFiles.all(language).keySet());
      lacks.forEach(key -> missing.add(language + ".properties lacks " + key));
    }

    assertThat(missing).isEmpty();
  }

  @Test
  void only_a_few_new_texts_wait_for_their_translations() {
    Set<String> waiting = new TreeSet<>(english().keySet());
    waiting.removeAll(WordFiles.all(StoryLanguage.SPANISH).keySet());

    assertThat(waiting)
        .as("texts that customers of all languages read in English")
        .hasSizeLessThanOrEqualTo(MAY_WAIT);
  }

  @ParameterizedTest
  @MethodSource("others")
  void a_translation_fills_in_what_the_english_words_fill_in(StoryLanguage language) {
    Map<String, String> english = english();

    WordFiles.all(language)
        .forEach(
            (key, words) ->
                assertThat(placeholders(words))
                    .as("%s of %s: %s", key, language, words)
                    .isEqualTo(placeholders(english.get(key))));
  }

  private static Set<String> placeholders(String words) {
    return PLACEHOLDER
        .matcher(words)
        .results()
        .map(MatchResult::group)
        .collect(toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @MethodSource("others")
  void every_text_keeps_the_limits_in_a_shop_with_a_long_name(StoryLanguage language) {
    for (Story story : Stories.ALL) {
      Presets presets = Presets.of(story, language);
      assertThat(TextRules.mistakes(presets.texts(), Map.of(), SHOP)).as("%s", story).isEmpty();
      assertThat(TextRules.mistakes(presets.texts().with(presets.again()), Map.of(), SHOP))
          .as("%s again", story)
          .isEmpty();
    }
    FormTap.Kind.menu()
        .forEach(each -> assertThat(Phrases.menu(each, language)).hasSizeBetween(1, 30));
  }

  @ParameterizedTest
  @MethodSource("others")
  void buttons_that_stand_together_have_different_labels(StoryLanguage language) {
    for (Story story : Stories.ALL) {
      Texts texts = Presets.of(story, language).texts();
      story
          .parts()
          .forEach(part -> assertThat(labels(texts, part.texts())).doesNotHaveDuplicates());
    }
  }

  private static List<String> labels(Texts texts, List<Text> of) {
    return of.stream().filter(text -> text.kind() == Text.Kind.LABEL).map(texts::get).toList();
  }

  @ParameterizedTest
  @MethodSource("others")
  void nobody_is_left_with_english_words_by_mistake(StoryLanguage language) {
    Map<String, String> english = english();

    WordFiles.all(language)
        .forEach((key, words) -> assertThat(words).as(key).isNotEqualTo(english.get(key)));
  }

  @Test
  void codes_addresses_and_pictures_are_the_same_in_every_language() {
    for (StoryLanguage language : StoryLanguage.values()) {
      for (Story story : Stories.ALL) {
        Texts texts = Presets.of(story, language).texts();
        story.texts().stream()
            .filter(text -> !sentences(story).contains(text))
            .forEach(text -> assertThat(texts.fields().get(text.key())).isEqualTo(text.preset()));
      }
    }
  }
}
