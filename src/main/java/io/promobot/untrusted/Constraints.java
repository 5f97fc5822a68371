package io.promobot.untrusted;

import com.fasterxml.jackson.core.StreamReadConstraints;
import java.util.Locale;

/** The parser's own checks, worded for the sender instead of for a programmer. */
final class Constraints extends StreamReadConstraints {
  private static final long serialVersionUID = 1L;
  private static final long ANY_LENGTH = -1;
  private static final int NUMBER = 100;

  Constraints(Limits limits) {
    super(limits.depth(), ANY_LENGTH, NUMBER, limits.text(), limits.name(), limits.parts());
  }

  @Override
  public void validateNestingDepth(int depth) throws TooMuch {
    atMost(_maxNestingDepth, depth, "is nested more than %,d deep", false);
  }

  @Override
  public void validateTokenCount(long count) throws TooMuch {
    atMost(_maxTokenCount, count, "contains more than %,d names, values and brackets", false);
  }

  @Override
  public void validateStringLength(int length) throws TooMuch {
    atMost(_maxStringLen, length, "contains a text of more than %,d characters", true);
  }

  @Override
  public void validateNameLength(int length) throws TooMuch {
    atMost(_maxNameLen, length, "contains a name of more than %,d characters", false);
  }

  @Override
  public void validateIntegerLength(int length) throws TooMuch {
    atMost(_maxNumLen, length, "contains a number of more than %,d digits", true);
  }

  @Override
  public void validateFPLength(int length) throws TooMuch {
    validateIntegerLength(length);
  }

  private static void atMost(long most, long is, String words, boolean ofValue) throws TooMuch {
    if (is > most) {
      throw new TooMuch(String.format(Locale.ROOT, words, most), ofValue);
    }
  }
}
