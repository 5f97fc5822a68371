package io.promobot.messenger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Identifies an event in whatever delivery it comes: a UUID made from the SHA-256 of its identity.
 */
final class EventKey {
  private EventKey() {}

  /** For an event that has an id of its own, or is identified by a few of its fields. */
  static UUID of(String... identity) {
    // Cleaned values contain no NUL, so two lists of parts never join into the same bytes.
    return uuid(String.join("\0", identity).getBytes(StandardCharsets.UTF_8));
  }

  /** For an event we do not understand: only its bytes identify it. */
  static UUID of(byte[] raw) {
    return uuid(raw);
  }

  private static UUID uuid(byte[] identity) {
    ByteBuffer hash = ByteBuffer.wrap(sha256(identity));
    long high = hash.getLong() & ~0xF000L | 0x8000L;
    long low = hash.getLong() & ~0xC000_0000_0000_0000L | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static byte[] sha256(byte[] data) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(data);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
