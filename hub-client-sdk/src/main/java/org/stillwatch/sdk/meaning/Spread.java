package org.stillwatch.sdk.meaning;

/**
 * Mean and covariance of meanings that are added one by one. The covariance is drawn towards that
 * of a sphere as if so many more had been seen as there are dimensions: of few, it is hardly known.
 * Not thread-safe.
 */
final class Spread {
  private final int dimensions;
  private final double[] sums;
  private final double[][] products;
  private int count;

  Spread(int dimensions) {
    this.dimensions = dimensions;
    this.sums = new double[dimensions];
    this.products = new double[dimensions][];
    for (int i = 0; i < dimensions; i++) {
      products[i] = new double[i + 1];
    }
  }

  void add(float[] direction) {
    double[] meaning = Directions.unit(direction);
    for (int i = 0; i < dimensions; i++) {
      sums[i] += meaning[i];
      for (int j = 0; j <= i; j++) {
        products[i][j] += meaning[i] * meaning[j];
      }
    }
    count++;
  }

  float[] mean() {
    float[] mean = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      mean[i] = (float) (sums[i] / count);
    }
    return mean;
  }

  /** The lower triangle whose product with its mirror is the covariance (Cholesky). */
  float[][] factor() {
    double[][] lower = covariance();
    float[][] factor = new float[dimensions][];
    for (int i = 0; i < dimensions; i++) {
      factor[i] = new float[i + 1];
      for (int j = 0; j <= i; j++) {
        double rest = lower[i][j];
        for (int k = 0; k < j; k++) {
          rest -= lower[i][k] * lower[j][k];
        }
        lower[i][j] = i == j ? Math.sqrt(rest) : rest / lower[j][j];
        factor[i][j] = (float) lower[i][j];
      }
    }
    return factor;
  }

  private double[][] covariance() {
    double[][] covariance = new double[dimensions][];
    double trace = 0;
    for (int i = 0; i < dimensions; i++) {
      covariance[i] = new double[i + 1];
      for (int j = 0; j <= i; j++) {
        covariance[i][j] = products[i][j] / count - sums[i] / count * (sums[j] / count);
      }
      trace += covariance[i][i];
    }
    double known = (double) count / (count + dimensions);
    for (int i = 0; i < dimensions; i++) {
      for (int j = 0; j <= i; j++) {
        covariance[i][j] *= known;
      }
      covariance[i][i] += (1 - known) * trace / dimensions;
    }
    return covariance;
  }
}
