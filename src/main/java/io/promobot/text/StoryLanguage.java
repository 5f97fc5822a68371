package io.promobot.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A language that customers are spoken to in. Another one is a line here and a file of texts, as
 * {@code docs/extend.md} says.
 */
public enum StoryLanguage {
  ENGLISH("en", "English"),
  SPANISH("es", "Español"),
  FRENCH("fr", "Français"),
  GERMAN("de", "Deutsch"),
  ITALIAN("it", "Italiano"),
  PORTUGUESE("pt", "Português"),
  DUTCH("nl", "Nederlands"),
  ARABIC("ar", "العربية", true);

  private final String tag;
  private final String ownName;
  private final boolean rightToLeft;
  private final Locale locale;

  StoryLanguage(String tag, String ownName) {
    this(tag, ownName, false);
  }

  StoryLanguage(String tag, String ownName, boolean rightToLeft) {
    this.tag = tag;
    this.ownName = ownName;
    this.rightToLeft = rightToLeft;
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

  /** As BCP 47 writes it, such as {@code es}; its name in JSON and SQL. */
  public String tag() {
    return tag;
  }

  /** What its speakers call it. */
  public String ownName() {
    return ownName;
  }

  public boolean isRightToLeft() {
    return rightToLeft;
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
