package org.stillwatch.sdk.spark;

import java.io.IOException;
import java.io.InputStream;
import org.apache.spark.input.PortableDataStream;
import org.stillwatch.sdk.NamedInput;

/** A file that an executor reads, whole, from wherever Hadoop's file systems have it. */
record Input(PortableDataStream file) implements NamedInput {
  @Override
  public String name() {
    String path = file.getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @Override
  public InputStream open() throws IOException {
    return file.open();
  }
}
