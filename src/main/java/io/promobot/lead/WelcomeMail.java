package io.promobot.lead;

import io.promobot.channel.Letter;
import io.promobot.channel.LetterPage;
import io.promobot.text.StoryLanguage;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Builds the welcome e-mail: a subject of one line, plain text, and an HTML version of it. */
public final class WelcomeMail {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(name|business)}");
  private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+");

  /** With what leads up to it within its line, or follows it where it begins one. */
  private static final Pattern NAME =
      Pattern.compile("(?m)^\\{name}[,،:!.]*\\h*|[,،]?\\h*\\{name}");

  private WelcomeMail() {}

  /**
   * For somebody of this language, in the main one if it is unknown; without a name that cannot be
   * one.
   */
  public static Letter of(
      WelcomeLetters letters, Optional<StoryLanguage> reader, String name, String business) {
    WelcomeCopy copy = letters.in(reader.orElse(letters.language()));
    Optional<String> called = GreetingName.of(name);
    String subject = oneLine(filled(copy.subject(), called, business));
    String text = filled(copy.text(), called, business);
    String html =
        LetterPage.of(Optional.of(letters.spokenTo(reader)), subject, LetterPage.paragraphs(text));
    return Letter.automatic(Optional.empty(), subject, text, html);
  }

  /** In a single pass: a name that contains a placeholder stays as it is. */
  private static String filled(String words, Optional<String> name, String business) {
    String open = name.isPresent() ? words : NAME.matcher(words).replaceAll("");
    return PLACEHOLDER
        .matcher(open)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1).equals("name") ? name.orElseThrow() : business));
  }

  private static String oneLine(String text) {
    return BREAKS.matcher(text).replaceAll(" ").strip();
  }
}
