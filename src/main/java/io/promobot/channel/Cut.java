package io.promobot.channel;

/** Shortens other people's texts, never in the middle of a character. */
public final class Cut {
  private static final String MORE = "…";

  private Cut() {}

  /** At most {@code longest} long, with a sign that there was more. */
  public static String to(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = longest - MORE.length();
    int whole = Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    return text.substring(0, whole) + MORE;
  }
}
