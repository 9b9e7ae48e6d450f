package org.stillwatch.sdk.meaning;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * How meanings of honest prompts are spread: their mean, and the directions in which they vary
 * anyway and which therefore say little of an operator. {@link #stripped} takes both away. Part of
 * the members' background, since only meanings stripped of the same can be compared. Immutable and
 * thread-safe.
 */
public final class Ordinary {
  /** Of fewer prompts it would be the meaning of those. */
  public static final int LEAST = 200;

  /** More say nothing new. */
  public static final int MOST = 2_000;

  private static final int MOST_DIMENSIONS = 4_096;

  private final String reducer;
  private final float[] mean;
  private final float[][] factor;

  private Ordinary(String reducer, float[] mean, float[][] factor) {
    this.reducer = reducer;
    this.mean = mean;
    this.factor = factor;
  }

  /**
   * Measures how these prompts, {@value #MOST} at most, are spread.
   *
   * @param prompts normalised
   * @throws MeaningUnavailable if there are too few of them, or the model cannot be loaded
   */
  public static Ordinary of(Embedding embedding, List<String> prompts) throws MeaningUnavailable {
    List<String> used = prompts.stream().filter(p -> !p.isBlank()).limit(MOST).toList();
    if (used.size() < LEAST) {
      throw new MeaningUnavailable(MeaningUnavailable.Reason.TOO_FEW_PROMPTS);
    }
    Spread spread = new Spread(embedding.dimensions());
    for (String prompt : used) {
      spread.add(embedding.of(prompt));
    }
    return new Ordinary(embedding.reducer(), spread.mean(), spread.factor());
  }

  /** What made it; only this model's meanings can be stripped. */
  public String reducer() {
    return reducer;
  }

  public int dimensions() {
    return mean.length;
  }

  /**
   * The meaning as it differs from the ordinary: minus the mean, and scaled down in the directions
   * in which honest prompts vary most (by the inverse of the covariance's Cholesky factor, so that
   * the angle between two is that of Mahalanobis).
   */
  double[] stripped(double[] meaning) {
    double[] left = new double[mean.length];
    for (int i = 0; i < left.length; i++) {
      double rest = meaning[i] - mean[i];
      for (int j = 0; j < i; j++) {
        rest -= factor[i][j] * left[j];
      }
      left[i] = rest / factor[i][i];
    }
    return left;
  }

  /**
   * The byte form: reducer, dimensions (four bytes), the mean and the factor's rows up to the
   * diagonal as IEEE 754 singles, big end first.
   */
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(reducer);
      out.writeInt(mean.length);
      for (float number : mean) {
        out.writeFloat(number);
      }
      for (float[] row : factor) {
        for (float number : row) {
          out.writeFloat(number);
        }
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory does not fail", impossible);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads the byte form.
   *
   * @throws IOException if these bytes are not of that form to the last
   */
  public static Ordinary read(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    String reducer = in.readUTF();
    int dimensions = in.readInt();
    if (dimensions < MeaningLevels.COUNT || dimensions > MOST_DIMENSIONS) {
      throw new IOException("a meaning has " + MeaningLevels.COUNT + " to 4096 dimensions");
    }
    float[] mean = numbers(in, dimensions);
    float[][] factor = new float[dimensions][];
    for (int i = 0; i < dimensions; i++) {
      factor[i] = numbers(in, i + 1);
      if (factor[i][i] <= 0) {
        throw new IOException("a spread is above zero in every direction");
      }
    }
    if (in.read() >= 0) {
      throw new IOException("nothing follows the spread of meanings");
    }
    return new Ordinary(reducer, mean, factor);
  }

  private static float[] numbers(DataInputStream in, int count) throws IOException {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = in.readFloat();
      if (!Float.isFinite(numbers[i])) {
        throw new IOException("a spread of meanings has finite numbers only");
      }
    }
    return numbers;
  }

  @Override
  public String toString() {
    return "Ordinary[" + reducer + ", " + mean.length + " dimensions]";
  }
}
