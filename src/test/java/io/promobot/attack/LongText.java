package io.promobot.attack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Random;

/**
 * Texts that repeat one piece: careless patterns and loops need time for them that grows faster
 * than the text.
 */
final class LongText {
  /** About the longest that fits into a body of 64 KiB with its other fields. */
  static final int LONGEST = 60_000;

  static final List<String> PIECES =
      List.of(
          "a",
          "@",
          ".",
          "-",
          " ",
          "(",
          "%",
          "1",
          "+",
          "\"",
          "\\",
          "\n",
          "=?",
          "\u0301",
          "\u0301\u0316",
          "\u200d",
          "👨\u200d",
          "🇪",
          "ß",
          "%40",
          "%zz",
          "%C3",
          "a@a.",
          "<",
          "<a@b.co>,",
          "mailto:",
          "{",
          "{name}",
          "{{a}} ",
          "https://a.",
          " \n");

  private LongText() {}

  /** At most this many bytes of JSON, and this many characters. */
  static String of(String piece, int longest) {
    int bytes = TextNode.valueOf(piece).toString().getBytes(UTF_8).length - 2;
    int often = Math.min(LONGEST / bytes, longest / piece.codePointCount(0, piece.length()));
    return piece.repeat(often);
  }

  static String any(int longest, Random random) {
    return of(Hostile.any(PIECES, random), random.nextInt(longest))
        + (random.nextBoolean() ? "!" : "");
  }
}
