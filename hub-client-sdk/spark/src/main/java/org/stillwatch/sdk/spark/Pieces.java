package org.stillwatch.sdk.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;
import org.stillwatch.sdk.Piece;
import org.stillwatch.sdk.Portion;
import scala.Tuple2;

/** The pieces of a task's portion, by their names. Closes the portion when the task ends. */
record Pieces(Portion portion) implements Iterator<Tuple2<String, byte[]>> {
  Pieces {
    TaskContext.get().addTaskCompletionListener((TaskCompletionListener) ended -> close(portion));
  }

  private static void close(Portion portion) {
    try {
      portion.close();
    } catch (IOException failed) {
      throw new UncheckedIOException("an input cannot be closed", failed);
    }
  }

  @Override
  public boolean hasNext() {
    return portion.hasNext();
  }

  @Override
  public Tuple2<String, byte[]> next() {
    Piece piece = portion.next();
    return new Tuple2<>(piece.name(), piece.content().toByteArray());
  }
}
