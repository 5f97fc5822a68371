package io.promobot.lead;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The text of the welcome e-mail, with the placeholders {@code {name}} and {@code {business}}. */
public record WelcomeCopy(String subject, String text) {
  public static final int LONGEST_SUBJECT = 150;
  public static final int LONGEST_TEXT = 5_000;

  public static final WelcomeCopy DEFAULT =
      new WelcomeCopy(
          "Welcome to {business}, {name}",
          """
          Hello {name},

          thank you for signing up with {business}. We are glad that you are here.

          If you have a question, just answer this e-mail.

          {business}""");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z_]{1,30})}");
  private static final Set<String> KNOWN = Set.of("name", "business");

  /** One wrong field, and how to fix it. */
  public record Mistake(String field, String message) {}

  /** Line ends and surrounding spaces as we store them. */
  public WelcomeCopy tidy() {
    return new WelcomeCopy(subject.strip(), text.replaceAll("\\R", "\n").strip());
  }

  public static Map<String, Integer> limits() {
    Map<String, Integer> limits = new LinkedHashMap<>();
    limits.put("subject", LONGEST_SUBJECT);
    limits.put("text", LONGEST_TEXT);
    return limits;
  }

  /** What must be fixed before anybody is sent this. */
  public List<Mistake> mistakes() {
    List<Mistake> mistakes = new ArrayList<>();
    check(mistakes, "subject", subject, LONGEST_SUBJECT);
    check(mistakes, "text", text, LONGEST_TEXT);
    if (subject.chars().anyMatch(Character::isISOControl)) {
      mistakes.add(new Mistake("subject", "must be one line"));
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
