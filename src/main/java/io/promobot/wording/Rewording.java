package io.promobot.wording;

import io.promobot.flow.Text;
import io.promobot.flow.TextRules;
import io.promobot.flow.TextRules.Mistake;
import io.promobot.flow.Texts;
import io.promobot.text.StoryLanguage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What an owner changes in a story's texts, in several languages at once.
 *
 * @param main texts in the main language, by their keys
 * @param others by the language's tag, then by key; null takes the owner's words away
 * @param language the tag of what the owner took for the main language; empty if any will do
 */
public record Rewording(
    Map<String, String> main, Map<String, Map<String, String>> others, Optional<String> language) {
  public static final Rewording NONE = new Rewording(Map.of(), Map.of());

  private static final String OTHERS = "translations.";
  private static final String OUTGROWN = "is too long with what you changed in it";

  public Rewording(Map<String, String> main, Map<String, Map<String, String>> others) {
    this(main, others, Optional.empty());
  }

  public static Rewording ofMain(Map<String, String> changes) {
    return new Rewording(changes, Map.of());
  }

  public boolean isEmpty() {
    return main.isEmpty() && others.values().stream().allMatch(Map::isEmpty);
  }

  /** Throws {@link OtherLanguage} if the main texts would be another language's. */
  public void meantFor(Copy copy) {
    if (language.filter(tag -> !tag.equals(copy.language().tag())).isPresent()) {
      throw new OtherLanguage();
    }
  }

  /** The copy with these changes, whether it may have them or not. */
  public Copy appliedTo(Copy before) {
    Copy after = before.with(main);
    for (var each : others.entrySet()) {
      after = after.with(StoryLanguage.of(each.getKey()).orElseThrow(), each.getValue());
    }
    return after;
  }

  /** Where a mistake's field stands in JSON that has the main texts in this member. */
  public static String path(String main, String field) {
    return field.startsWith(OTHERS) ? field : main + "." + field;
  }

  /**
   * Whether a mistake in this field is one in what is changed, and not in what was there before.
   */
  public boolean isAbout(String field) {
    return main.containsKey(field) || field.startsWith(OTHERS);
  }

  /** Every reason why the copy cannot have them; those of another language name it. */
  public List<Mistake> mistakes(Copy before, String business) {
    List<Mistake> found = new ArrayList<>(TextRules.mistakes(before.main(), main, business));
    List<Mistake> unknown =
        others.keySet().stream().flatMap(tag -> unknown(tag, before).stream()).toList();
    found.addAll(unknown);
    if (found.isEmpty()) {
      Copy after = appliedTo(before);
      others.forEach((tag, changes) -> found.addAll(wrong(after, tag, changes, business)));
      found.addAll(outgrown(before, after, business));
    }
    return found;
  }

  /** Translations as they were, which are too long with what was put into the main texts. */
  private List<Mistake> outgrown(Copy before, Copy after, String business) {
    return after.written().keySet().stream()
        .flatMap(
            language -> {
              List<Text> known = TextRules.tooLong(before.in(language), business);
              return TextRules.tooLong(after.in(language), business).stream()
                  .filter(text -> !known.contains(text) && isAsItWas(after, language, text))
                  .map(text -> in(language, text.key(), OUTGROWN));
            })
        .toList();
  }

  private boolean isAsItWas(Copy after, StoryLanguage language, Text text) {
    return after.written().get(language).containsKey(text.key())
        && !others.getOrDefault(language.tag(), Map.of()).containsKey(text.key());
  }

  private static Mistake in(StoryLanguage language, String field, String message) {
    String name = language.locale().getDisplayLanguage(Locale.ENGLISH);
    return new Mistake(OTHERS + language.tag() + "." + field, message + " (in " + name + ")");
  }

  private List<Mistake> unknown(String tag, Copy copy) {
    Optional<String> wrong = Translations.mistake(tag, copy.language());
    if (wrong.isPresent()) {
      return List.of(new Mistake(OTHERS + tag, wrong.get()));
    }
    return others.get(tag).keySet().stream()
        .flatMap(key -> untranslatable(copy, tag, key).stream())
        .toList();
  }

  private static List<Mistake> untranslatable(Copy copy, String tag, String key) {
    String field = OTHERS + tag + "." + key;
    return copy.story().texts().stream()
        .filter(text -> text.key().equals(key))
        .findFirst()
        .map(
            text ->
                Presets.isTranslatable(text)
                    ? List.<Mistake>of()
                    : List.of(new Mistake(field, "is the same in every language")))
        .orElseGet(() -> List.of(new Mistake(field, "is not a text of this story")));
  }

  private static List<Mistake> wrong(
      Copy after, String tag, Map<String, String> changes, String business) {
    StoryLanguage language = StoryLanguage.of(tag).orElseThrow();
    Map<String, String> written = new LinkedHashMap<>(changes);
    written.values().removeIf(Objects::isNull);
    Texts said = after.in(language);
    return TextRules.mistakes(said, written, business).stream()
        .filter(each -> written.containsKey(each.field()))
        .map(each -> in(language, each.field(), each.message()))
        .toList();
  }

  /** The texts that Messenger would refuse in some language because of the shop's name in them. */
  public static List<Text> tooLong(Copy copy, String business) {
    return Arrays.stream(StoryLanguage.values())
        .flatMap(language -> TextRules.tooLong(copy.in(language), business).stream())
        .distinct()
        .toList();
  }
}
