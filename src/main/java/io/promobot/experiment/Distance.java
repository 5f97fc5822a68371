package io.promobot.experiment;

/** How far figures are from what was expected of them, when they depend on each other. */
final class Distance {
  private Distance() {}

  /**
   * The square of Mahalanobis' distance, d' C⁻¹ d, by elimination; there are at most three figures.
   *
   * @param off how far each figure is off
   * @param covariance positive definite
   */
  static double of(double[] off, double[][] covariance) {
    double[] rest = off.clone();
    double[][] matrix = new double[off.length][];
    for (int row = 0; row < off.length; row++) {
      matrix[row] = covariance[row].clone();
    }
    double distance = 0;
    for (int at = 0; at < rest.length; at++) {
      distance += rest[at] * rest[at] / matrix[at][at];
      for (int row = at + 1; row < rest.length; row++) {
        double factor = matrix[row][at] / matrix[at][at];
        rest[row] -= factor * rest[at];
        for (int column = at; column < rest.length; column++) {
          matrix[row][column] -= factor * matrix[at][column];
        }
      }
    }
    return distance;
  }
}
