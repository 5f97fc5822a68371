package io.promobot.messenger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 with one fixed secret, safe to share between threads. */
public final class Hmac {
  private static final String ALGORITHM = "HmacSHA256";

  private final Mac keyed;

  public Hmac(String secret) {
    try {
      keyed = Mac.getInstance(ALGORITHM);
      keyed.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, e);
    }
  }

  public byte[] of(byte[] data) {
    try {
      // A Mac is not thread-safe, and cloning a keyed one costs less than keying a new one.
      return ((Mac) keyed.clone()).doFinal(data);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("this Java's " + ALGORITHM + " cannot be cloned", e);
    }
  }
}
