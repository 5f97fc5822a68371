package io.promobot.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shortens other people's texts, never in the middle of what a reader sees as one character.
 * Lengths are UTF-16 units; every other way of counting except bytes gives at most as many.
 */
public final class Cut {
  private static final String MORE = "…";
  private static final Pattern CHARACTER = Pattern.compile("\\X");

  /** No character in real use is longer; regional flags take 14. */
  private static final int LONGEST_CHARACTER = 40;

  private Cut() {}

  /** At most {@code longest} long, with a sign that there was more. */
  public static String to(String text, int longest) {
    return text.length() <= longest ? text : first(text, longest - MORE.length()) + MORE;
  }

  /** At most {@code longest} long, with a sign in place of the omitted middle. */
  public static String middle(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int half = (longest - MORE.length()) / 2;
    String head = first(text, longest - MORE.length() - half).stripTrailing();
    return head + MORE + last(text, half).stripLeading();
  }

  /** At most {@code longest} long. */
  public static String first(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = 0;
    int seen = Math.min(text.length(), longest + LONGEST_CHARACTER);
    Matcher character = CHARACTER.matcher(text.substring(0, seen));
    while (character.find() && character.end() <= longest) {
      end = character.end();
    }
    // A letter under a pile of accents may be longer than all we may keep.
    return text.substring(0, end > 0 ? end : whole(text, longest));
  }

  private static int whole(String text, int end) {
    return end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
  }

  /** The same where a limit counts code points. */
  public static String firstPoints(String text, int longest) {
    return text.codePointCount(0, text.length()) <= longest
        ? text
        : first(text, text.offsetByCodePoints(0, longest));
  }

  private static String last(String text, int longest) {
    List<Integer> starts = new ArrayList<>();
    Matcher character = CHARACTER.matcher(text);
    while (character.find()) {
      starts.add(character.start());
    }
    return starts.stream()
        .filter(start -> text.length() - start <= longest)
        .findFirst()
        .map(text::substring)
        .orElse("");
  }
}
