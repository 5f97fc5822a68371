package io.promobot.experiment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * What falls to one person in one experiment. It is drawn by a hash of both, so it is the same on
 * every replica and at every time, and what somebody got in one experiment says nothing about the
 * next.
 */
public final class Lot {
  /** The hash's first bits that a double can hold. */
  private static final int BITS = 53;

  private final double holdout;
  private final double variant;

  private Lot(double holdout, double variant) {
    this.holdout = holdout;
    this.variant = variant;
  }

  public static Lot of(String experiment, long person) {
    ByteBuffer hash = ByteBuffer.wrap(sha256(experiment + ":" + person));
    return new Lot(fraction(hash.getLong()), fraction(hash.getLong()));
  }

  private static double fraction(long bits) {
    return (bits >>> (Long.SIZE - BITS)) * 0x1p-53;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether this person gets nothing, when that is to happen to a share of all, from 0 to 1. */
  public boolean isHeldOut(double share) {
    return holdout < share;
  }

  /** The variant of this person, when each gets its share; the shares add up to 1. */
  public int variant(List<Double> shares) {
    double upTo = 0;
    for (int each = 0; each < shares.size() - 1; each++) {
      upTo += shares.get(each);
      if (variant < upTo) {
        return each;
      }
    }
    return shares.size() - 1;
  }
}
