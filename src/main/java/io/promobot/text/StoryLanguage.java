package io.promobot.text;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A language that customers are spoken to in. Another one is a line here and a file of texts, as
 * {@code docs/extend.md} says; it comes last, because figures are counted by their order.
 */
public enum StoryLanguage {
  ENGLISH("en", "English", "en_US", "en_GB"),
  SPANISH("es", "Español", "es_LA", "es_ES"),
  FRENCH("fr", "Français", "fr_FR", "fr_CA"),
  GERMAN("de", "Deutsch", "de_DE"),
  ITALIAN("it", "Italiano", "it_IT"),
  PORTUGUESE("pt", "Português (Brasil)", "pt_BR", "pt_PT"),
  DUTCH("nl", "Nederlands", "nl_NL", "nl_BE"),
  ARABIC("ar", "العربية", "ar_AR");

  /** Those that are written from right to left. */
  private static final Set<String> LEFTWARD = Set.of("ar", "he", "fa", "ur");

  private final String tag;
  private final String ownName;
  private final List<String> facebook;
  private final Locale locale;

  StoryLanguage(String tag, String ownName, String... facebook) {
    this.tag = tag;
    this.ownName = ownName;
    this.facebook = List.of(facebook);
    this.locale = Locale.forLanguageTag(tag);
  }

  /**
   * The language of a tag or of a locale as Facebook and browsers write them, whatever its country:
   * {@code es-MX}, {@code pt_BR}; empty for any that we do not speak.
   */
  public static Optional<StoryLanguage> of(String written) {
    String language = written.strip().split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(each -> each.tag.equals(language)).findFirst();
  }

  /** The language of exactly this tag. */
  public static Optional<StoryLanguage> tagged(String tag) {
    return Arrays.stream(values()).filter(each -> each.tag.equals(tag)).findFirst();
  }

  /** Of a column that is null where nobody knows it. */
  public static Optional<StoryLanguage> stored(String tag) {
    return Optional.ofNullable(tag).flatMap(StoryLanguage::of);
  }

  /** All tags, for a sentence. */
  public static String tags() {
    return Arrays.stream(values()).map(StoryLanguage::tag).collect(joining(", "));
  }

  /** As BCP 47 writes it, such as {@code es}; its name in JSON and SQL. */
  public String tag() {
    return tag;
  }

  /** What its speakers call it. */
  public String ownName() {
    return ownName;
  }

  /** As HTML names the direction in which it is read. */
  public String direction() {
    return isRightToLeft() ? "rtl" : "ltr";
  }

  public boolean isRightToLeft() {
    return LEFTWARD.contains(tag);
  }

  /** The locales in which Facebook offers it, as it writes them. */
  public List<String> facebookLocales() {
    return facebook;
  }

  /** For dates and numbers; it names no country. */
  public Locale locale() {
    return locale;
  }

  @Override
  public String toString() {
    return tag;
  }
}
