package io.promobot.text;

import java.util.Map;

/** Letters with a stroke, which Unicode does not take apart as it does those with an accent. */
public final class Strokes {
  private static final Map<String, String> PLAIN =
      Map.of(
          "ø", "o",
          "ł", "l",
          "đ", "d",
          "ð", "d",
          "ħ", "h",
          "ŧ", "t",
          "æ", "ae",
          "œ", "oe");

  private Strokes() {}

  /** The letters that stand for this one where it cannot be typed; anything else as it is. */
  public static String plain(String letter) {
    return PLAIN.getOrDefault(letter, letter);
  }
}
