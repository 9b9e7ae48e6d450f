package org.stillwatch.sdk;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.stillwatch.sdk.observe.SkippedLine;
import org.stillwatch.sdk.observe.SkippedLines;
import org.stillwatch.sdk.reduce.TextForm;

/**
 * What a machine counted while it took exchanges in.
 *
 * @param skipped lines that were no exchange
 * @param listed the first of them of each file
 */
record Telling(long exchanges, Map<Withheld, Long> withheld, long skipped, List<Line> listed) {
  static final Telling NOTHING = new Telling(0, Map.of(), 0, List.of());

  /** A line that was no exchange. */
  record Line(String file, long number, String reason) {}

  Telling {
    withheld = Map.copyOf(withheld);
    listed = List.copyOf(listed);
  }

  /** Both together. */
  Telling with(Telling other) {
    WithheldCounts sum = new WithheldCounts();
    withheld.forEach(sum::add);
    other.withheld.forEach(sum::add);
    List<Line> lines = new ArrayList<>(listed);
    lines.addAll(other.listed);
    return new Telling(exchanges + other.exchanges, sum.counts(), skipped + other.skipped, lines);
  }

  /** The lines in order of their files' names, whichever machine read them. */
  SkippedLines skippedLines() {
    List<SkippedLine> lines =
        listed.stream()
            .sorted(Comparator.comparing(Line::file).thenComparingLong(Line::number))
            .map(line -> new SkippedLine(line.number(), line.file() + ": " + line.reason()))
            .toList();
    return new SkippedLines(skipped, lines);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeLong(exchanges);
    out.writeInt(withheld.size());
    for (var count : withheld.entrySet()) {
      out.writeUTF(count.getKey().name());
      out.writeLong(count.getValue());
    }
    out.writeLong(skipped);
    out.writeInt(listed.size());
    for (Line line : listed) {
      TextForm.write(line.file(), out);
      out.writeLong(line.number());
      TextForm.write(line.reason(), out);
    }
  }

  /** Reads what {@link #write} wrote. */
  static Telling read(DataInputStream in) throws IOException {
    long exchanges = in.readLong();
    WithheldCounts withheld = new WithheldCounts();
    for (int more = in.readInt(); more > 0; more--) {
      withheld.add(Withheld.valueOf(in.readUTF()), in.readLong());
    }
    long skipped = in.readLong();
    List<Line> listed = new ArrayList<>();
    for (int more = in.readInt(); more > 0; more--) {
      listed.add(new Line(TextForm.read(in), in.readLong(), TextForm.read(in)));
    }
    return new Telling(exchanges, withheld.counts(), skipped, listed);
  }
}
