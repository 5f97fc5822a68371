package io.promobot.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Identifies one of our links: a button that was sent to a customer. It contains no address and is
 * signed, so nobody can forge one that leads elsewhere.
 */
record LinkToken(long customer, String campaign, int version, String button) {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int MAC_BYTES = 16;
  private static final int LONGEST = 300;

  String signed(byte[] key) {
    byte[] what = (customer + ":" + campaign + ":" + version + ":" + button).getBytes(UTF_8);
    byte[] all = Arrays.copyOf(mac(key, what), MAC_BYTES + what.length);
    System.arraycopy(what, 0, all, MAC_BYTES, what.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  /** Empty when it was not signed with this key. */
  static Optional<LinkToken> read(String token, byte[] key) {
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
          ? Optional.of(of(new String(what, UTF_8).split(":")))
          : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static LinkToken of(String[] parts) {
    return new LinkToken(Long.parseLong(parts[0]), parts[1], Integer.parseInt(parts[2]), parts[3]);
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
