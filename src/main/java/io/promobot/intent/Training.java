package io.promobot.intent;

import java.util.List;
import java.util.Random;

/**
 * Finds the weights of one linear model by stochastic gradient descent (AdaGrad). The order of
 * chance and all arithmetic are fixed, so that the same phrases give the same bytes everywhere.
 */
final class Training {
  /** What is seen in training: the hashes of a text, and the number of the class it belongs to. */
  record Sample(int[] hashes, int label) {}

  private static final long SEED = 14;
  private static final double RATE = 0.5;
  private static final double BIAS_RATE = 0.01;
  private static final double DECAY = 1e-5;

  /** Keeps the first step of a weight from being huge. */
  private static final double SMALLEST_SLOPE = 1e-4;

  private final int bits;
  private final int classes;
  private final float[] weights;
  private final float[] slopes;
  private final float[] biases;

  Training(int bits, int classes) {
    this.bits = bits;
    this.classes = classes;
    weights = new float[classes << bits];
    slopes = new float[1 << bits];
    biases = new float[classes];
  }

  /** Sees all samples so often, each time in another order. */
  Training see(List<Sample> samples, int times) {
    int[] order = new int[samples.size()];
    for (int at = 0; at < order.length; at++) {
      order[at] = at;
    }
    var chance = new Random(SEED);
    for (int time = 0; time < times; time++) {
      shuffle(order, chance);
      for (int at : order) {
        see(samples.get(at));
      }
    }
    return this;
  }

  private static void shuffle(int[] order, Random chance) {
    for (int at = order.length - 1; at > 0; at--) {
      int other = chance.nextInt(at + 1);
      int moved = order[at];
      order[at] = order[other];
      order[other] = moved;
    }
  }

  private void see(Sample sample) {
    double[] error = Head.probabilities(scores(sample.hashes()));
    error[sample.label()] -= 1;
    float share = (float) Head.share(sample.hashes().length);
    float square = 0;
    for (int each = 0; each < classes; each++) {
      square += (float) (error[each] * error[each]);
      biases[each] -= (float) (BIAS_RATE * error[each]);
    }
    for (int hash : sample.hashes()) {
      int bucket = Head.bucket(hash, bits);
      slopes[bucket] += square * share * share;
      float step = (float) (RATE / StrictMath.sqrt(slopes[bucket] + SMALLEST_SLOPE));
      int row = bucket * classes;
      for (int each = 0; each < classes; each++) {
        float weight = weights[row + each];
        weights[row + each] = weight - step * (float) (share * error[each] + DECAY * weight);
      }
    }
  }

  private double[] scores(int[] hashes) {
    var sums = new float[classes];
    for (int hash : hashes) {
      int row = Head.bucket(hash, bits) * classes;
      for (int each = 0; each < classes; each++) {
        sums[each] += weights[row + each];
      }
    }
    double share = Head.share(hashes.length);
    var scores = new double[classes];
    for (int each = 0; each < classes; each++) {
      scores[each] = biases[each] + share * sums[each];
    }
    return scores;
  }

  /** Which temperature makes the probabilities of samples it has not seen most honest. */
  double temperature(List<Sample> unseen) {
    double best = 1;
    double least = Double.POSITIVE_INFINITY;
    for (double temperature = 0.3; temperature < 4; temperature += 0.05) {
      double loss = 0;
      for (Sample sample : unseen) {
        double[] scores = scores(sample.hashes());
        for (int each = 0; each < classes; each++) {
          scores[each] /= temperature;
        }
        loss -= StrictMath.log(Math.max(1e-9, Head.probabilities(scores)[sample.label()]));
      }
      if (loss < least) {
        least = loss;
        best = temperature;
      }
    }
    return best;
  }

  Head head(double temperature) {
    return Head.of(bits, biases, weights, temperature);
  }
}
