package io.promobot.intent;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * One linear model: a byte for each class and each bucket of hashes, and what the bytes are worth.
 */
final class Head {
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
    var sums = new int[classes];
    for (int hash : hashes) {
      int row = bucket(hash, bits) * classes;
      for (int each = 0; each < classes; each++) {
        sums[each] += weights[row + each];
      }
    }
    double share = worth * share(hashes.length);
    var scores = new double[classes];
    for (int each = 0; each < classes; each++) {
      scores[each] = biases[each] + share * sums[each];
    }
    return scores;
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
