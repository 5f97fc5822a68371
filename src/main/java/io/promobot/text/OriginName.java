package io.promobot.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where somebody came from, as links and bots report it: decoded once, compared without case. */
public final class OriginName {
  private static final Pattern ENCODED = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

  /** What cannot be seen, or turns the letters around it. */
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\p{Cf}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180D\\u2800\\u3164\\uFE00-\\uFE0F\\uFFA0]+");

  /** More accents than any writing needs on one letter, which take long to put in order. */
  private static final Pattern PILES = Pattern.compile("(\\p{M}{4})\\p{M}++");

  /** More than any link of Facebook's can contain. */
  private static final int LONGEST = 2_500;

  private OriginName() {}

  /** As it is shown. Encoded text is decoded once, unless it is not valid UTF-8, such as 50%off. */
  public static String of(String told) {
    Matcher encoded = ENCODED.matcher(Cut.first(told, LONGEST));
    String decoded = encoded.replaceAll(run -> Matcher.quoteReplacement(decoded(run.group())));
    String seen = UNSEEN.matcher(decoded).replaceAll("");
    String line = BLANKS.matcher(PILES.matcher(seen).replaceAll("$1")).replaceAll(" ").strip();
    return Normalizer.normalize(line, Normalizer.Form.NFC);
  }

  /** As it is compared: Flyer is flyer, but café is not cafe. */
  public static String key(String name) {
    StringBuilder folded = new StringBuilder(name.length());
    Normalizer.normalize(name, Normalizer.Form.NFC)
        .toUpperCase(Locale.ROOT)
        .codePoints()
        .map(Character::toLowerCase)
        .forEach(folded::appendCodePoint);
    return folded.toString();
  }

  private static String decoded(String run) {
    try {
      byte[] bytes = URLDecoder.decode(run, ISO_8859_1).getBytes(ISO_8859_1);
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      return run;
    }
  }
}
