package io.promobot.email;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Header text beyond ASCII, as RFC 2047 writes it. No character is split between two words, and
 * every line fits: the available libraries count neither the header's name nor surrogates.
 */
final class EncodedWords {
  /** 52 letters in Base64: with 12 around them and a name such as Reply-To, fewer than 76. */
  private static final int MOST_BYTES = 39;

  /** What a reader sees as one character, such as a flag or a family. */
  private static final Pattern CHARACTER = Pattern.compile("\\X");

  private final List<String> words = new ArrayList<>();
  private final ByteArrayOutputStream word = new ByteArrayOutputStream();

  private EncodedWords() {}

  /** Whether it may appear in a header as it is without being mistaken for an encoded word. */
  static boolean needless(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c <= '~') && !text.contains("=?");
  }

  /** On as many lines as it takes. */
  static String of(String text) {
    EncodedWords encoded = new EncodedWords();
    CHARACTER.matcher(text).results().flatMap(each -> whole(each.group())).forEach(encoded::add);
    encoded.finishWord();
    return String.join("\r\n ", encoded.words);
  }

  /** A character with more accents than fit into a word is taken apart, but no code point is. */
  private static Stream<byte[]> whole(String character) {
    byte[] bytes = character.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= MOST_BYTES
        ? Stream.of(bytes)
        : character
            .codePoints()
            .mapToObj(point -> Character.toString(point).getBytes(StandardCharsets.UTF_8));
  }

  private void add(byte[] character) {
    if (word.size() + character.length > MOST_BYTES) {
      finishWord();
    }
    word.writeBytes(character);
  }

  private void finishWord() {
    words.add("=?UTF-8?B?" + Base64.getEncoder().encodeToString(word.toByteArray()) + "?=");
    word.reset();
  }
}
