package io.promobot.flow;

import java.util.Optional;

/**
 * The 32 characters of our codes, after Crockford: no I, L, O or U, which people mistake for others
 * or read as words.
 */
final class CodeLetters {
  static final int COUNT = 32;
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int POLYNOMIAL = 0b100101;

  private CodeLetters() {}

  static char letter(int value) {
    return ALPHABET.charAt(value);
  }

  /** As it is compared: a capital, with O read as 0, and I and L read as 1. */
  static char read(char typed) {
    char capital = Character.toUpperCase(typed);
    return switch (capital) {
      case 'O' -> '0';
      case 'I', 'L' -> '1';
      default -> capital;
    };
  }

  /**
   * The character to put behind these, so that no single wrong character and no two swapped
   * neighbours go unnoticed; empty when one of them is not of our alphabet.
   *
   * <p>Each place weighs twice as much as the one behind it in the field of 32 elements, where no
   * two of the first 31 weights are alike: a code checks when its characters, weighed, add up to 0.
   */
  static Optional<Character> check(CharSequence letters) {
    int sum = 0;
    for (int i = 0; i < letters.length(); i++) {
      int value = ALPHABET.indexOf(letters.charAt(i));
      if (value < 0) {
        return Optional.empty();
      }
      sum = twice(sum ^ value);
    }
    return Optional.of(letter(sum));
  }

  private static int twice(int element) {
    int doubled = element << 1;
    return doubled < COUNT ? doubled : doubled ^ POLYNOMIAL;
  }
}
