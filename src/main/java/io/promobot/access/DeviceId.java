package io.promobot.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.promobot.messenger.Hmac;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Identifies a browser that has signed in before: a random name and the day of that, signed with a
 * key. The owner's key is the password's hash, so that a new password makes strangers of all of
 * them; a till's is its PIN's.
 */
public final class DeviceId {
  /** Since the last time that somebody signed in with it. */
  static final Duration VALID = Duration.ofDays(365);

  private static final int LONGEST = 200;
  private static final Pattern WRITTEN =
      Pattern.compile("([A-Za-z0-9_-]+)\\.([0-9]{1,7})\\.([A-Za-z0-9_-]+)");

  private DeviceId() {}

  public static String fresh(String key, Instant now) {
    return signed(Tokens.fresh(), key, now);
  }

  /** A device that we know already, for another year. */
  public static String signed(String name, String key, Instant now) {
    long day = day(now);
    return name + "." + day + "." + signature(name, day, key);
  }

  /** The device's name; empty when it was not given out with this key, or too long ago. */
  public static Optional<String> read(String cookie, String key, Instant now) {
    Matcher parts = WRITTEN.matcher(cookie.length() > LONGEST ? "" : cookie);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String name = parts.group(1);
    long day = Long.parseLong(parts.group(2));
    boolean ours =
        MessageDigest.isEqual(
            parts.group(3).getBytes(UTF_8), signature(name, day, key).getBytes(UTF_8));
    return ours && day(now) - day < VALID.toDays() ? Optional.of(name) : Optional.empty();
  }

  private static long day(Instant now) {
    return now.getEpochSecond() / Duration.ofDays(1).toSeconds();
  }

  private static String signature(String name, long day, String key) {
    var bytes = new Hmac(key).of(("device " + name + " " + day).getBytes(UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
