package org.stillwatch.sdk;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.sdk.cluster.Look;
import org.stillwatch.sdk.reduce.LinkValue;
import org.stillwatch.sdk.reduce.TextForm;

/** What the lab asks of the pieces that its machines hold. It stays in the lab, as its answers. */
public final class Question {
  private static final int COUNTS = 1;
  private static final int VALUES = 2;
  private static final int LOOK = 3;

  private final byte[] form;

  private Question(byte[] form) {
    this.form = form;
  }

  /** What was counted. */
  static Question counts() {
    return new Question(PieceForm.bytes(out -> out.writeByte(COUNTS)));
  }

  /** The clear values behind these links, and behind no others. */
  static Question values(Set<LinkValue> links) {
    return new Question(
        PieceForm.bytes(out -> {
          out.writeByte(VALUES);
          out.writeInt(links.size());
          for (LinkValue link : links) {
            TextForm.write(link.kind(), out);
            TextForm.write(link.digest(), out);
          }
        }));
  }

  static Question look(Look look) {
    return new Question(
        PieceForm.bytes(out -> {
          out.writeByte(LOOK);
          look.write(out);
        }));
  }

  /** The form in which it is carried to the machines. */
  public byte[] toBytes() {
    return form.clone();
  }

  /** Reads what {@link #toBytes} wrote. */
  public static Question read(byte[] bytes) {
    return new Question(bytes.clone());
  }

  /** Begins to answer. */
  Errand.Answering answering(Errand errand) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(form));
    int which = in.readByte();
    return switch (which) {
      case COUNTS -> piece -> ifOf(PieceForm.TELLING, piece);
      case VALUES -> values(in);
      case LOOK -> look(Look.read(in), errand);
      default -> throw new IOException("an unknown question: use one version on all machines");
    };
  }

  private static Optional<byte[]> ifOf(int subject, byte[] piece) {
    return PieceForm.subject(piece) == subject ? Optional.of(piece) : Optional.empty();
  }

  private static Errand.Answering values(DataInputStream in) throws IOException {
    Set<LinkValue> links = new HashSet<>();
    for (int more = in.readInt(); more > 0; more--) {
      links.add(new LinkValue(TextForm.read(in), TextForm.read(in)));
    }
    return piece -> {
      Set<LinkValue> found = new HashSet<>();
      if (PieceForm.subject(piece) == PieceForm.VALUE) {
        PieceForm.value(piece, (link, value) -> found.add(link));
      }
      return links.containsAll(found) && !found.isEmpty() ? Optional.of(piece) : Optional.empty();
    };
  }

  private static Errand.Answering look(Look look, Errand errand) {
    Look.Eye eye = errand.eye(look);
    return piece ->
        PieceForm.subject(piece) == PieceForm.ACCOUNT
            ? eye.at(PieceForm.batch(errand.mostPrompts(), piece))
            : Optional.empty();
  }
}
