package org.stillwatch.sdk;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.stillwatch.sdk.pseudonym.CanonicalValue;
import org.stillwatch.sdk.reduce.AccountBatch;
import org.stillwatch.sdk.reduce.LinkValue;
import org.stillwatch.sdk.reduce.TextForm;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.oprf.TokenClass;

/** How pieces are made, told apart and put together: a byte that says of what, then of it. */
final class PieceForm {
  static final int ACCOUNT = 1;
  static final int VALUE = 2;
  static final int TELLING = 3;

  private PieceForm() {}

  /** What writes itself. */
  interface Written {
    void to(DataOutputStream out) throws IOException;
  }

  static byte[] bytes(Written written) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      written.to(new DataOutputStream(bytes));
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory does not fail", impossible);
    }
    return bytes.toByteArray();
  }

  static Piece of(AccountBatch batch) {
    return new Piece("account " + batch.account(), Bytes.of(account(batch)));
  }

  static Piece of(LinkValue link, CanonicalValue value) {
    byte[] content =
        bytes(out -> {
          out.writeByte(VALUE);
          TextForm.write(link.kind(), out);
          TextForm.write(link.digest(), out);
          TextForm.write(value.tokenClass().wireName(), out);
          TextForm.write(value.text(), out);
        });
    return new Piece("value " + link.kind() + " " + link.digest(), Bytes.of(content));
  }

  static Piece of(Telling telling) {
    return new Piece("telling", Bytes.of(content(telling)));
  }

  private static byte[] account(AccountBatch batch) {
    return bytes(out -> {
      out.writeByte(ACCOUNT);
      out.write(batch.toBytes());
    });
  }

  private static byte[] content(Telling telling) {
    return bytes(out -> {
      out.writeByte(TELLING);
      telling.write(out);
    });
  }

  /** Of what the piece is. */
  static int subject(byte[] content) {
    return content[0];
  }

  static DataInputStream after(byte[] content) {
    return new DataInputStream(new ByteArrayInputStream(content, 1, content.length - 1));
  }

  static AccountBatch batch(int mostPrompts, byte[]... contents) throws IOException {
    List<byte[]> parts =
        Arrays.stream(contents).map(one -> Arrays.copyOfRange(one, 1, one.length)).toList();
    return AccountBatch.merged(parts, mostPrompts);
  }

  static Telling telling(byte[] content) throws IOException {
    return Telling.read(after(content));
  }

  /** Takes a value with its link. */
  interface ValueTaker {
    void take(LinkValue link, CanonicalValue value) throws IOException;
  }

  static void value(byte[] content, ValueTaker taker) throws IOException {
    DataInputStream in = after(content);
    LinkValue link = new LinkValue(TextForm.read(in), TextForm.read(in));
    TokenClass tokenClass = TokenClass.named(TextForm.read(in));
    taker.take(link, new CanonicalValue(tokenClass, TextForm.read(in)));
  }

  static byte[] merged(byte[] one, byte[] other, int mostPrompts) throws IOException {
    return switch (subject(one)) {
      case ACCOUNT -> account(batch(mostPrompts, one, other));
      case TELLING -> content(telling(one).with(telling(other)));
      default -> one;
    };
  }
}
