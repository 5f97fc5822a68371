package io.promobot.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** PBKDF2-HMAC-SHA256 as text: {@code pbkdf2-sha256$iterations$salt$key}. Slow on purpose. */
public final class PasswordHash {
  /** What OWASP recommends; tests, which hash often, set a lower number for their JVMs. */
  static final int ITERATIONS = Integer.getInteger("promobot.password.iterations", 600_000);

  private static final String NAME = "pbkdf2-sha256";
  private static final int SALT_BYTES = 16;
  private static final int KEY_BITS = 256;

  private PasswordHash() {}

  public static String of(String password) {
    return of(password, ITERATIONS);
  }

  public static String of(String password, int iterations) {
    var salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return String.join(
        "$", NAME, String.valueOf(iterations), text(salt), text(key(password, salt, iterations)));
  }

  static boolean fits(String password, String hash) {
    var parts = hash.split("\\$");
    if (parts.length != 4 || !parts[0].equals(NAME)) {
      throw new IllegalStateException("The stored password hash is of an unknown kind");
    }
    var key = key(password, bytes(parts[2]), Integer.parseInt(parts[1]));
    return MessageDigest.isEqual(key, bytes(parts[3]));
  }

  /** As slow as a password's, for secrets that are found by their hash. */
  public static byte[] of(String secret, byte[] salt) {
    return key(secret, salt, ITERATIONS);
  }

  private static byte[] key(String password, byte[] salt, int iterations) {
    var spec = new PBEKeySpec(password.toCharArray(), salt, iterations, KEY_BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has PBKDF2", e);
    } finally {
      spec.clearPassword();
    }
  }

  private static String text(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] bytes(String text) {
    return Base64.getDecoder().decode(text);
  }
}
