package dev.footnote.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A vector of Euclidean length 1; its values are not copied and must not be changed. */
public final class Embedding {

  private final float[] values;

  private Embedding(float[] values) {
    this.values = values;
  }

  /** The direction of {@code values}, scaled to length 1; a vector of zeros stays as it is. */
  public static Embedding normalised(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    float scale = squares == 0 ? 1f : (float) (1 / Math.sqrt(squares));
    var unit = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      unit[i] = values[i] * scale;
    }
    return new Embedding(unit);
  }

  /** Reads what {@link #toBytes()} wrote. */
  public static Embedding fromBytes(byte[] bytes) {
    var values = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return new Embedding(values);
  }

  /** 32-bit floats, little-endian, one after the other. */
  public byte[] toBytes() {
    var buffer = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(values);
    return buffer.array();
  }

  public float[] values() {
    return values;
  }

  public int dimension() {
    return values.length;
  }

  /** Cosine similarity, -1 to 1, since both have length 1. */
  public double cosine(Embedding other) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += (double) values[i] * other.values[i];
    }
    return sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Embedding that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Embedding[" + values.length + "]";
  }
}
