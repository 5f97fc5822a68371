package io.promobot.intent;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * One linear model: a byte for each class and each bucket of hashes, and what the bytes are worth.
 */
final class Head {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long SIGNS = 0x8080808080808080L;
  private static final long EVEN = 0x00FF00FF00FF00FFL;

  /** How many bytes can be added in 16 bits. */
  private static final int LANE_HOLDS = 256;

  private final int bits;
  private final float[] biases;
  private final float worth;
  private final byte[] weights;

  private Head(int bits, float[] biases, float worth, byte[] weights) {
    this.bits = bits;
    this.biases = biases;
    this.worth = worth;
    this.weights = weights;
  }

  /**
   * Rounds the weights, of which each bucket has one for each class; all are divided by {@code
   * temperature}, which makes the probabilities honest.
   */
  static Head of(int bits, float[] biases, float[] weights, double temperature) {
    float most = 0;
    for (float weight : weights) {
      most = Math.max(most, Math.abs(weight));
    }
    float step = Math.max(most, Float.MIN_NORMAL) / Byte.MAX_VALUE;
    var bytes = new byte[weights.length];
    for (int at = 0; at < bytes.length; at++) {
      bytes[at] = (byte) Math.round(weights[at] / step);
    }
    var cooled = new float[biases.length];
    for (int each = 0; each < cooled.length; each++) {
      cooled[each] = (float) (biases[each] / temperature);
    }
    return new Head(bits, cooled, (float) (step / temperature), bytes);
  }

  /** The bucket of a hash: its first bits. */
  static int bucket(int hash, int bits) {
    return hash >>> Integer.SIZE - bits;
  }

  /** How much every feature of so many counts: long texts speak no louder than short ones. */
  static double share(int features) {
    return 1 / Math.sqrt(features);
  }

  /** The logarithms of the classes' probabilities, up to a constant. */
  double[] scores(int[] hashes) {
    int classes = biases.length;
    int[] sums = sums(hashes);
    double share = worth * share(hashes.length);
    var scores = new double[classes];
    for (int each = 0; each < classes; each++) {
      scores[each] = biases[each] + share * sums[each];
    }
    return scores;
  }

  /** Eight bytes at a time, added in lanes of 16 bits, which are emptied before they overflow. */
  private int[] sums(int[] hashes) {
    int classes = biases.length;
    var sums = new int[classes];
    for (int from = 0; from < hashes.length; from += LANE_HOLDS) {
      int to = Math.min(hashes.length, from + LANE_HOLDS);
      int first = 0;
      for (; first + Long.BYTES <= classes; first += Long.BYTES) {
        eight(hashes, from, to, first, sums);
      }
      for (; first < classes; first++) {
        for (int at = from; at < to; at++) {
          sums[first] += weights[bucket(hashes[at], bits) * classes + first];
        }
      }
    }
    return sums;
  }

  private void eight(int[] hashes, int from, int to, int first, int[] sums) {
    int classes = biases.length;
    long even = 0;
    long odd = 0;
    for (int at = from; at < to; at++) {
      int place = bucket(hashes[at], bits) * classes + first;
      // without a sign: from -128..127 to 0..255
      long bytes = (long) EIGHT.get(weights, place) ^ SIGNS;
      even += bytes & EVEN;
      odd += bytes >>> Byte.SIZE & EVEN;
    }
    int shift = 128 * (to - from);
    for (int pair = 0; pair < Long.BYTES; pair += 2) {
      sums[first + pair] += (int) (even >>> pair * Byte.SIZE & 0xFFFF) - shift;
      sums[first + pair + 1] += (int) (odd >>> pair * Byte.SIZE & 0xFFFF) - shift;
    }
  }

  /** Turns scores into probabilities, in place; the same on every machine. */
  static double[] probabilities(double[] scores) {
    double most = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      most = Math.max(most, score);
    }
    double sum = 0;
    for (int each = 0; each < scores.length; each++) {
      scores[each] = StrictMath.exp(scores[each] - most);
      sum += scores[each];
    }
    for (int each = 0; each < scores.length; each++) {
      scores[each] /= sum;
    }
    return scores;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeByte(bits);
    out.writeByte(biases.length);
    for (float bias : biases) {
      out.writeFloat(bias);
    }
    out.writeFloat(worth);
    out.write(weights);
  }

  static Head read(DataInputStream in) throws IOException {
    int bits = in.readByte();
    var biases = new float[in.readByte()];
    for (int each = 0; each < biases.length; each++) {
      biases[each] = in.readFloat();
    }
    float worth = in.readFloat();
    var weights = new byte[biases.length << bits];
    in.readFully(weights);
    return new Head(bits, biases, worth, weights);
  }
}
