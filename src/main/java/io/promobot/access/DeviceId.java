package io.promobot.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.promobot.messenger.Hmac;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/**
 * Identifies a browser that has signed in before: a random name, signed with a key. The owner's key
 * is the password's hash, so that a new password makes strangers of all of them.
 */
public final class DeviceId {
  private static final int LONGEST = 200;

  private DeviceId() {}

  public static String fresh(String key) {
    var name = Tokens.fresh();
    return name + "." + signature(name, key);
  }

  /** The device's name; empty when it was not given out with this key. */
  public static Optional<String> read(String cookie, String key) {
    int dot = cookie.indexOf('.');
    if (dot < 0 || cookie.length() > LONGEST) {
      return Optional.empty();
    }
    var name = cookie.substring(0, dot);
    var signature = cookie.substring(dot + 1);
    boolean ours =
        MessageDigest.isEqual(signature.getBytes(UTF_8), signature(name, key).getBytes(UTF_8));
    return ours ? Optional.of(name) : Optional.empty();
  }

  private static String signature(String name, String key) {
    var bytes = new Hmac(key).of(("device " + name).getBytes(UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
