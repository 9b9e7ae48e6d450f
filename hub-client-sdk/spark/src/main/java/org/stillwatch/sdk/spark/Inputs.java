package org.stillwatch.sdk.spark;

import java.util.Iterator;
import org.apache.spark.input.PortableDataStream;
import org.stillwatch.sdk.NamedInput;
import scala.Tuple2;

/** The files of one task. */
record Inputs(Iterator<Tuple2<String, PortableDataStream>> files) implements Iterator<NamedInput> {
  @Override
  public boolean hasNext() {
    return files.hasNext();
  }

  @Override
  public NamedInput next() {
    return new Input(files.next()._2());
  }
}
