package io.promobot.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets nobody can guess, and the hashes by which we recognise them. */
public final class Tokens {
  private static final int BYTES = 32;

  /** No l, 1, o, 0: this one is read from a terminal and typed. */
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

  private static final int PASSWORD_LENGTH = 20;

  private Tokens() {}

  /** 256 random bits, suitable for addresses, headers and cookies. */
  public static String fresh() {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** A password of 100 random bits in groups of five. */
  static String freshPassword() {
    var random = new SecureRandom();
    var password = new StringBuilder();
    for (int i = 0; i < PASSWORD_LENGTH; i++) {
      password.append(i > 0 && i % 5 == 0 ? "-" : "");
      password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return password.toString();
  }

  public static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
