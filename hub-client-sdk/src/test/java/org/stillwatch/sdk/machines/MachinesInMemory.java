package org.stillwatch.sdk.machines;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.stillwatch.sdk.Errand;
import org.stillwatch.sdk.Machines;
import org.stillwatch.sdk.NamedInput;
import org.stillwatch.sdk.Piece;
import org.stillwatch.sdk.Portion;
import org.stillwatch.sdk.Question;
import org.stillwatch.sdk.cluster.Accounts;

/**
 * As many machines as there are files, in one process: all that would be carried is carried as
 * bytes, pieces are put together and answers given in an order drawn by chance.
 */
final class MachinesInMemory implements Machines {
  private static final int MOST_BYTES = 2_000_000;

  private final List<byte[]> files;
  private final Random random;
  private final Map<String, byte[]> pieces = new HashMap<>();
  private byte[] errand = new byte[0];

  MachinesInMemory(List<byte[]> files, Random random) {
    this.files = files;
    this.random = random;
  }

  @Override
  public void gather(Errand sent) throws IOException {
    errand = sent.toBytes();
    List<Piece> made = new ArrayList<>();
    for (int file = 0; file < files.size(); file++) {
      NamedInput input = input("part-" + file, files.get(file));
      long mostBytes = 1L + random.nextInt(MOST_BYTES);
      try (Portion portion =
          Errand.read(errand).portionOfFiles(List.of(input).iterator(), mostBytes)) {
        portion.forEachRemaining(made::add);
      }
    }
    Collections.shuffle(made, random);
    Errand here = Errand.read(errand);
    for (Piece piece : made) {
      byte[] content = piece.content().toByteArray();
      byte[] before = pieces.get(piece.name());
      pieces.put(piece.name(), before == null ? content : here.merged(before, content));
    }
  }

  private static NamedInput input(String name, byte[] content) {
    return new NamedInput() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(content);
      }
    };
  }

  @Override
  public void ask(Question question, Accounts.Taker<byte[]> taker) throws IOException {
    Errand.Answering answering = Errand.read(errand).answering(Question.read(question.toBytes()));
    List<String> names = new ArrayList<>(pieces.keySet());
    Collections.shuffle(names, random);
    for (String name : names) {
      Optional<byte[]> answer = answering.of(pieces.getOrDefault(name, new byte[0]));
      if (answer.isPresent()) {
        taker.take(answer.get());
      }
    }
  }
}
