package io.promobot.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A short text that strangers may carry but not change: HMAC-SHA256 before it, all in base64url.
 */
public final class SignedText {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int MAC_BYTES = 16;

  /** Room for 100 characters of three bytes each beside what we add. */
  private static final int LONGEST = 500;

  private SignedText() {}

  public static String sign(String text, byte[] key) {
    byte[] what = text.getBytes(UTF_8);
    byte[] all = Arrays.copyOf(mac(key, what), MAC_BYTES + what.length);
    System.arraycopy(what, 0, all, MAC_BYTES, what.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  /** The text; empty when it was not signed with this key. */
  public static Optional<String> read(String token, byte[] key) {
    if (token.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      byte[] all = Base64.getUrlDecoder().decode(token);
      if (all.length <= MAC_BYTES) {
        return Optional.empty();
      }
      byte[] what = Arrays.copyOfRange(all, MAC_BYTES, all.length);
      return MessageDigest.isEqual(mac(key, what), Arrays.copyOf(all, MAC_BYTES))
          ? Optional.of(new String(what, UTF_8))
          : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static byte[] mac(byte[] key, byte[] what) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return Arrays.copyOf(mac.doFinal(what), MAC_BYTES);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
