package org.stillwatch.sdk;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.observe.Exchange;
import org.stillwatch.sdk.observe.ExchangeReader;

/** Where a portion gets its exchanges from, one by one. */
interface PortionInput extends Closeable {
  /** The next one; empty at the end. */
  Optional<Exchange> next() throws IOException;

  /** How many lines were skipped since this was last asked, and the first of each file. */
  Telling skipped();

  @Override
  void close() throws IOException;

  /** Exchanges that are there already. */
  record OfExchanges(Iterator<Exchange> exchanges) implements PortionInput {
    @Override
    public Optional<Exchange> next() {
      return exchanges.hasNext() ? Optional.of(exchanges.next()) : Optional.empty();
    }

    @Override
    public Telling skipped() {
      return Telling.NOTHING;
    }

    @Override
    public void close() {}
  }

  /** Files, one after the other. */
  final class OfFiles implements PortionInput {
    private final Iterator<NamedInput> files;
    private @Nullable ExchangeReader reader;
    private String name = "";
    private Telling skipped = Telling.NOTHING;

    OfFiles(Iterator<NamedInput> files) {
      this.files = files;
    }

    @Override
    public Optional<Exchange> next() throws IOException {
      ExchangeReader open = reader;
      while (open != null || files.hasNext()) {
        open = open == null ? opened(files.next()) : open;
        Optional<Exchange> one = open.next();
        if (one.isPresent()) {
          return one;
        }
        end(open);
        open = null;
      }
      return Optional.empty();
    }

    private ExchangeReader opened(NamedInput file) throws IOException {
      ExchangeReader open =
          new ExchangeReader(file.open(), ExchangeReader.Limits.USUAL, read -> {});
      reader = open;
      name = file.name();
      return open;
    }

    private void end(ExchangeReader ended) throws IOException {
      List<Telling.Line> lines = new ArrayList<>();
      ended
          .skipped()
          .first()
          .forEach(line -> lines.add(new Telling.Line(name, line.number(), line.reason())));
      Telling ofFile = new Telling(0, Map.of(), ended.skipped().count(), lines);
      skipped = skipped.with(ofFile);
      ended.close();
      reader = null;
    }

    @Override
    public Telling skipped() {
      Telling told = skipped;
      skipped = Telling.NOTHING;
      return told;
    }

    @Override
    public void close() throws IOException {
      ExchangeReader open = reader;
      if (open != null) {
        open.close();
      }
    }
  }
}
