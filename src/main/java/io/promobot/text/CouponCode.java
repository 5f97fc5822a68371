package io.promobot.text;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * A code of our own making: perhaps a prefix, ten random characters (50 bits) and a check
 * character.
 *
 * @param compared how it is stored and looked up, such as {@code UM17K3MQ8Z2VTW}
 * @param written how people see it, such as {@code UMI7K3M-Q8Z2VTW}
 */
public record CouponCode(String compared, String written) {
  /** A code without its prefix. */
  public static final int LENGTH = 11;

  /** Some channels' buttons for copying a code take no more. */
  public static final int LONGEST_WRITTEN = 15;

  public static final int LONGEST_PREFIX = 3;

  private static final int RANDOM = LENGTH - 1;
  private static final int GROUP = 4;

  /** A new one; only a {@link java.security.SecureRandom} makes codes that nobody can guess. */
  public static CouponCode random(RandomGenerator source, String prefix) {
    StringBuilder letters = new StringBuilder(LENGTH);
    long bits = source.nextLong();
    for (int i = 0; i < RANDOM; i++) {
      letters.append(CodeLetters.letter((int) (bits & CodeLetters.COUNT - 1)));
      bits >>>= 5;
    }
    letters.append(CodeLetters.check(letters).orElseThrow().charValue());
    return new CouponCode(read(prefix) + letters, written(prefix, letters));
  }

  /** In groups of 4, 4 and 3; a prefix of three leaves room for one dash only. */
  private static String written(String prefix, CharSequence letters) {
    String head = prefix + letters.subSequence(0, GROUP);
    CharSequence middle = letters.subSequence(GROUP, 2 * GROUP);
    CharSequence end = letters.subSequence(2 * GROUP, LENGTH);
    String grouped = head + "-" + middle + "-" + end;
    return grouped.length() <= LONGEST_WRITTEN ? grouped : head + "-" + middle + end;
  }

  /** Whether somebody who typed this meant one of ours: length and characters are right. */
  public static boolean isMeant(String squeezed) {
    return meant(squeezed).isPresent();
  }

  /** As one of ours is compared; empty when the check character says that it is none. */
  public static Optional<String> of(String squeezed) {
    return meant(squeezed).filter(rest -> rest == '0').map(right -> read(squeezed));
  }

  /**
   * How a code that somebody has may be stored that a till would take for this one: as the owner's
   * own, or as one of ours.
   */
  public static List<String> alike(String written) {
    String own = OwnCode.compared(written);
    return Stream.concat(Stream.of(own), of(own).stream())
        .filter(code -> !code.isEmpty())
        .distinct()
        .toList();
  }

  /** What its letters add up to, as a letter; 0 when they are right. */
  private static Optional<Character> meant(String squeezed) {
    int prefix = squeezed.length() - LENGTH;
    return prefix < 0 || prefix > LONGEST_PREFIX
        ? Optional.empty()
        : CodeLetters.check(read(squeezed.substring(prefix)));
  }

  private static String read(String typed) {
    StringBuilder read = new StringBuilder(typed.length());
    typed.chars().forEach(letter -> read.append(CodeLetters.read((char) letter)));
    return read.toString();
  }

  /**
   * The 32 characters of our codes, after Crockford: no I, L, O or U, which people mistake for
   * others or read as words.
   */
  private static final class CodeLetters {
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
     * two of the first 31 weights are alike: a code checks when its characters, weighed, add up to
     * 0.
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
}
