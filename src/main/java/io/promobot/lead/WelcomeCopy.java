package io.promobot.lead;

import io.promobot.text.StoryLanguage;
import io.promobot.text.TextFile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The text of the welcome e-mail, with the placeholders {@code {name}} and {@code {business}}. */
public record WelcomeCopy(String subject, String text) {
  public static final int LONGEST_SUBJECT = 150;
  public static final int LONGEST_TEXT = 5_000;

  private static final String SUBJECT = "subject";
  private static final String TEXT = "text";

  static final WelcomeCopy EMPTY = new WelcomeCopy("", "");

  private static final Map<StoryLanguage, WelcomeCopy> DEFAULTS = defaults();

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z_]{1,30})}");
  private static final Set<String> KNOWN = Set.of("name", "business");

  /** The default of a language: a file whose first line is the subject. */
  public static WelcomeCopy of(StoryLanguage language) {
    return DEFAULTS.get(language);
  }

  private static Map<StoryLanguage, WelcomeCopy> defaults() {
    Map<StoryLanguage, WelcomeCopy> defaults = new EnumMap<>(StoryLanguage.class);
    for (StoryLanguage language : StoryLanguage.values()) {
      String[] parts = TextFile.read("/welcome-mail/" + language.tag() + ".txt").split("\n", 2);
      defaults.put(language, new WelcomeCopy(parts[0], parts[1]).tidy());
    }
    return defaults;
  }

  /** From its texts by their keys. */
  static WelcomeCopy of(Map<String, String> texts) {
    return new WelcomeCopy(texts.get(SUBJECT), texts.get(TEXT));
  }

  /** Its texts by their keys, in a map of the caller's own. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(SUBJECT, subject);
    texts.put(TEXT, text);
    return texts;
  }

  /** Whether the owner has left the words to us, whatever the language was then. */
  boolean isDefault() {
    return DEFAULTS.containsValue(tidy());
  }

  /** One wrong field, and how to fix it. */
  public record Mistake(String field, String message) {}

  /** Line ends and surrounding spaces as we store them. */
  public WelcomeCopy tidy() {
    return new WelcomeCopy(subject.strip(), text.replaceAll("\\R", "\n").strip());
  }

  public static Map<String, Integer> limits() {
    Map<String, Integer> limits = new LinkedHashMap<>();
    limits.put(SUBJECT, LONGEST_SUBJECT);
    limits.put(TEXT, LONGEST_TEXT);
    return limits;
  }

  /** What must be fixed before anybody is sent this. */
  public List<Mistake> mistakes() {
    List<Mistake> mistakes = new ArrayList<>();
    check(mistakes, SUBJECT, subject, LONGEST_SUBJECT);
    check(mistakes, TEXT, text, LONGEST_TEXT);
    if (subject.chars().anyMatch(Character::isISOControl)) {
      mistakes.add(new Mistake(SUBJECT, "must be one line"));
    }
    return mistakes;
  }

  private static void check(List<Mistake> mistakes, String field, String words, int longest) {
    int length = words.codePointCount(0, words.length());
    if (words.isBlank()) {
      mistakes.add(new Mistake(field, "must not be empty"));
    }
    if (length > longest) {
      mistakes.add(
          new Mistake(
              field, "is " + length + " characters long; at most " + longest + " are taken"));
    }
    PLACEHOLDER
        .matcher(words)
        .results()
        .filter(found -> !KNOWN.contains(found.group(1)))
        .map(
            found ->
                new Mistake(field, "may contain {name} and {business}, but not " + found.group()))
        .distinct()
        .forEach(mistakes::add);
  }
}
