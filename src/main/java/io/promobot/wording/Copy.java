package io.promobot.wording;

import io.promobot.flow.Story;
import io.promobot.flow.Text;
import io.promobot.flow.TextRules.Mistake;
import io.promobot.flow.Texts;
import io.promobot.text.StoryLanguage;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The texts of one story in every language: all of the shop's main language, and what the owner
 * wrote in others.
 *
 * <p>Where the owner wrote nothing in a language, this is said, text by text:
 *
 * <ol>
 *   <li>As long as the main text is a default, the default of that language: both say the same.
 *   <li>Otherwise the main text: a default would contradict it, with another offer perhaps.
 * </ol>
 *
 * <p>When the shop's main language changes, {@link #mainly} makes one of the other: what the owner
 * wrote in the new one is the main text from then on and the old one stays as a translation; what
 * they did not write in it keeps its words, unless it is a default.
 */
public final class Copy {
  private final StoryLanguage language;
  private final Texts main;
  private final Translations others;

  private Copy(StoryLanguage language, Texts main, Translations others) {
    this.language = language;
    this.main = main;
    this.others = others;
  }

  /** The defaults, with this main language. */
  public static Copy preset(Story story, StoryLanguage language) {
    return new Copy(language, Presets.of(story, language).texts(), Translations.NONE);
  }

  /**
   * As it is stored.
   *
   * @param tag the main language at that time
   * @param fields texts of it; those left out are defaults
   * @param translations the owner's words in other languages, by the language's tag
   */
  public static Copy of(
      Story story, String tag, Map<String, Object> fields, Map<String, Object> translations) {
    StoryLanguage language = StoryLanguage.of(tag).orElse(StoryLanguage.ENGLISH);
    Texts main = Presets.of(story, language).texts().with(Texts.fields(fields));
    return new Copy(language, main, Translations.of(translations, main.fields().keySet()));
  }

  /** Of a row's {@code language}, {@code fields} and {@code translations}. */
  public static Copy stored(Story story, JsonObject row) {
    return of(
        story,
        row.getString("language"),
        row.getJsonObject("fields").getMap(),
        row.getJsonObject("translations").getMap());
  }

  public Story story() {
    return main.story();
  }

  /** The main language. */
  public StoryLanguage language() {
    return language;
  }

  /** The texts in the main language. */
  public Texts main() {
    return main;
  }

  /** Of the main texts those that differ from the defaults. */
  public Map<String, String> changed() {
    Map<String, String> changed = new LinkedHashMap<>(main.fields());
    changed.entrySet().removeAll(Presets.of(story(), language).texts().fields().entrySet());
    return changed;
  }

  /** The owner's words in the other languages. */
  public Map<StoryLanguage, Map<String, String>> written() {
    return others.all();
  }

  /** The same by tags, as it is stored and as the API shows it. */
  public Map<String, Object> translations() {
    return others.tagged();
  }

  /** The texts that are said in this language. */
  public Texts in(StoryLanguage wanted) {
    if (wanted == language) {
      return main;
    }
    Map<String, String> own = others.in(wanted);
    Map<String, String> said = new HashMap<>();
    story().texts().stream()
        .filter(Presets::isTranslatable)
        .forEach(
            text -> said.put(text.key(), own.getOrDefault(text.key(), unwritten(text, wanted))));
    return main.with(said);
  }

  /** Whether nobody could tell them apart, in any language. */
  public boolean saysTheSameAs(Copy other) {
    return story() == other.story()
        && Stream.of(StoryLanguage.values()).allMatch(each -> in(each).equals(other.in(each)));
  }

  private String unwritten(Text text, StoryLanguage wanted) {
    String words = main.fields().get(text.key());
    Presets there = Presets.of(story(), wanted);
    return there.has(text.key())
        ? Presets.of(story(), language).alike(text.key(), words, there).orElse(words)
        : words;
  }

  /** The same with another main language. */
  public Copy mainly(StoryLanguage wanted) {
    if (wanted == language) {
      return this;
    }
    return new Copy(wanted, in(wanted), others.mainly(language, wanted, main.fields()));
  }

  /** What a new campaign begins with: its readers know the shop, so it greets them otherwise. */
  public Copy again() {
    Map<String, String> greetings = Presets.of(story(), language).again();
    return new Copy(language, main.with(greetings), others.without(greetings.keySet()));
  }

  /** Why it can no longer be said, in the words of {@link Rewording#mistakes}. */
  public List<Mistake> mistakes(String business) {
    Map<String, Map<String, String>> tagged = new LinkedHashMap<>();
    written().forEach((each, texts) -> tagged.put(each.tag(), texts));
    return new Rewording(main.fields(), tagged).mistakes(this, business);
  }

  /** With these changes of the main texts. */
  public Copy with(Map<String, String> changes) {
    return new Copy(language, main.with(changes), others);
  }

  /** With these words in another language; null takes the owner's away again. */
  public Copy with(StoryLanguage other, Map<String, String> changes) {
    return new Copy(language, main, others.with(other, changes));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Copy copy
        && copy.language == language
        && copy.main.equals(main)
        && copy.others.equals(others);
  }

  @Override
  public int hashCode() {
    return Objects.hash(language, main, others);
  }
}
