package org.stillwatch.sdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import org.stillwatch.sdk.observe.Exchange;
import org.stillwatch.sdk.reduce.AccountBatches;

/**
 * What one machine makes of its portion of the exchanges: pieces, in bounded memory, while it
 * reads. Nothing is written to a disk here. For one thread; throws {@link UncheckedIOException} if
 * the exchanges cannot be read.
 */
public final class Portion implements Iterator<Piece>, AutoCloseable {
  private final Errand errand;
  private final PortionInput input;
  private final long mostBytes;
  private final Queue<Piece> ready = new ArrayDeque<>();
  private boolean ended;

  Portion(Errand errand, PortionInput input, long mostBytes) {
    this.errand = errand;
    this.input = input;
    this.mostBytes = mostBytes;
  }

  @Override
  public boolean hasNext() {
    try {
      while (ready.isEmpty() && !ended) {
        takeIn();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("exchanges cannot be read", failed);
    }
    return !ready.isEmpty();
  }

  @Override
  public Piece next() {
    if (!hasNext()) {
      throw new NoSuchElementException("all pieces were given");
    }
    return ready.remove();
  }

  /** Reads until there is enough, and makes pieces of it. */
  private void takeIn() throws IOException {
    WithheldCounts withheld = new WithheldCounts();
    ClearValues values = errand.values(withheld);
    try (AccountBatches batches = errand.batches()) {
      Sifting sifting = errand.sifting(values, withheld, batches::add);
      while (!ended && batches.weight() < mostBytes) {
        Optional<Exchange> one = input.next();
        ended = one.isEmpty();
        if (one.isPresent()) {
          sifting.take(one.get());
        }
      }
      batches.forEach(batch -> ready.add(PieceForm.of(batch)));
      values.forEach((link, value) -> ready.add(PieceForm.of(link, value)));
      Telling counted = new Telling(sifting.exchanges(), withheld.counts(), 0, List.of());
      ready.add(PieceForm.of(counted.with(input.skipped())));
    }
  }

  /** Closes the file that was being read, if it was not read to its end. */
  @Override
  public void close() throws IOException {
    input.close();
  }
}
