package org.stillwatch.sdk.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.stillwatch.sdk.Errand;
import scala.Tuple2;

/** What the pieces of one task answer, one after the other. */
final class Answers implements Iterator<byte[]> {
  private final Iterator<Tuple2<String, byte[]>> pieces;
  private final Errand.Answering answering;
  private Optional<byte[]> next = Optional.empty();

  Answers(Iterator<Tuple2<String, byte[]>> pieces, Errand.Answering answering) {
    this.pieces = pieces;
    this.answering = answering;
  }

  @Override
  public boolean hasNext() {
    try {
      while (next.isEmpty() && pieces.hasNext()) {
        next = answering.of(pieces.next()._2());
      }
    } catch (IOException damaged) {
      throw new UncheckedIOException("a piece cannot be read", damaged);
    }
    return next.isPresent();
  }

  @Override
  public byte[] next() {
    if (!hasNext()) {
      throw new NoSuchElementException("all answers were given");
    }
    byte[] answer = next.orElseThrow();
    next = Optional.empty();
    return answer;
  }
}
