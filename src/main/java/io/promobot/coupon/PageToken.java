package io.promobot.coupon;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/**
 * The name of a coupon's page: a UUID of version 7 after RFC 9562. It begins with the time, so that
 * new ones stand together in their index, and has 74 random bits, so that nobody can guess one.
 */
final class PageToken {
  private static final long VERSION = 0x7000;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private PageToken() {}

  static UUID random(SecureRandom source, Instant now) {
    return new UUID(
        now.toEpochMilli() << 16 | VERSION | source.nextLong() >>> 52,
        VARIANT | source.nextLong() >>> 2);
  }
}
