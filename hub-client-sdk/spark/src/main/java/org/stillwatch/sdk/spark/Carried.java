package org.stillwatch.sdk.spark;

import java.io.IOException;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.Errand;

/** An errand on its way to the executors; each of them reads it once. Thread-safe. */
final class Carried implements Serializable {
  private static final long serialVersionUID = 1L;

  private final byte[] bytes;
  private transient volatile @Nullable Errand read;

  Carried(Errand errand) {
    this.bytes = errand.toBytes();
  }

  Errand errand() throws IOException {
    Errand here = read;
    if (here == null) {
      here = Errand.read(bytes);
      read = here;
    }
    return here;
  }

  @Override
  public String toString() {
    return "Carried[hidden]";
  }
}
