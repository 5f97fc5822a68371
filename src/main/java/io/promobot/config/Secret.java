package io.promobot.config;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A value that must never be shown: it prints as {@code ***}, and only {@link #value} reveals it.
 */
public record Secret(String value) {
  /** So many random bytes, written in hexadecimal. */
  public static Secret random(int size) {
    byte[] bytes = new byte[size];
    new SecureRandom().nextBytes(bytes);
    return new Secret(HexFormat.of().formatHex(bytes));
  }

  @Override
  public String toString() {
    return "***";
  }
}
