package io.promobot.lead;

import io.promobot.lead.WelcomeCopy.Mistake;
import io.promobot.text.StoryLanguage;
import io.promobot.wording.Translations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The welcome e-mail in every language: in the shop's main one, and what the owner wrote in others.
 *
 * <p>Where the owner wrote nothing in a language, its default is sent as long as the main e-mail is
 * one. Otherwise the main words are: a default would contradict them.
 *
 * @param language the main language
 * @param others by language, then {@code subject} and {@code text}
 */
public record WelcomeLetters(StoryLanguage language, WelcomeCopy main, Translations others) {
  private static final String OTHERS = "translations.";

  /** The defaults, with this main language. */
  public static WelcomeLetters preset(StoryLanguage language) {
    return new WelcomeLetters(language, WelcomeCopy.of(language), Translations.NONE);
  }

  /** As they are stored; a text that is missing is the default. */
  static WelcomeLetters of(
      String tag, Map<String, Object> fields, Map<String, Object> translations) {
    StoryLanguage language = StoryLanguage.of(tag).orElse(StoryLanguage.ENGLISH);
    Map<String, String> texts = WelcomeCopy.of(language).texts();
    fields.forEach((key, words) -> texts.replace(key, (String) words));
    return new WelcomeLetters(
        language, WelcomeCopy.of(texts), Translations.of(translations, texts.keySet()));
  }

  /** What somebody of this language reads. */
  WelcomeCopy in(StoryLanguage reader) {
    if (reader == language) {
      return main;
    }
    Map<String, String> said = (main.isDefault() ? WelcomeCopy.of(reader) : main).texts();
    said.putAll(others.in(reader));
    return WelcomeCopy.of(said);
  }

  /** The language of what somebody of this language reads, as far as the owner keeps to it. */
  StoryLanguage spokenTo(Optional<StoryLanguage> reader) {
    return reader.filter(each -> main.isDefault() || !others.in(each).isEmpty()).orElse(language);
  }

  /** The same with another main language, as {@link io.promobot.wording.Copy#mainly} does it. */
  WelcomeLetters mainly(StoryLanguage wanted) {
    return wanted == language
        ? this
        : new WelcomeLetters(wanted, in(wanted), others.mainly(language, wanted, main.texts()));
  }

  /** With other main words, and with these changes in other languages; null takes words away. */
  public WelcomeLetters with(WelcomeCopy words, Map<String, Map<String, String>> changes) {
    Translations all = others;
    for (var each : changes.entrySet()) {
      all = all.with(StoryLanguage.of(each.getKey()).orElseThrow(), tidy(each.getValue()));
    }
    return new WelcomeLetters(language, words, all);
  }

  private static Map<String, String> tidy(Map<String, String> changes) {
    Map<String, String> texts = WelcomeCopy.EMPTY.texts();
    changes.forEach((key, words) -> texts.put(key, words == null ? "" : words));
    Map<String, String> tidy = WelcomeCopy.of(texts).tidy().texts();
    tidy.keySet().retainAll(changes.keySet());
    tidy.replaceAll((key, words) -> changes.get(key) == null ? null : words);
    return tidy;
  }

  /** What is wrong with writing in languages of these tags; they must be right to be applied. */
  public List<Mistake> mistakes(Iterable<String> tags) {
    List<Mistake> mistakes = new ArrayList<>();
    tags.forEach(
        tag ->
            Translations.mistake(tag, language)
                .map(wrong -> new Mistake(OTHERS + tag, wrong))
                .ifPresent(mistakes::add));
    return mistakes;
  }

  /** What must be fixed before anybody is sent this; a mistake in another language names it. */
  public List<Mistake> mistakes() {
    List<Mistake> mistakes = new ArrayList<>(main.mistakes());
    others.all().forEach((each, texts) -> mistakes.addAll(wrong(each, texts)));
    return mistakes;
  }

  private List<Mistake> wrong(StoryLanguage other, Map<String, String> texts) {
    String name = other.locale().getDisplayLanguage(Locale.ENGLISH);
    return in(other).mistakes().stream()
        .filter(each -> texts.containsKey(each.field()))
        .map(
            each ->
                new Mistake(
                    OTHERS + other.tag() + "." + each.field(),
                    each.message() + " (in " + name + ")"))
        .toList();
  }
}
