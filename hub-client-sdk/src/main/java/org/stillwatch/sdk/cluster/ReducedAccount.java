package org.stillwatch.sdk.cluster;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.stillwatch.sdk.reduce.AccountBatch;
import org.stillwatch.sdk.reduce.Template;
import org.stillwatch.sdk.reduce.TemplateFinder;
import org.stillwatch.wire.report.Technique;

/** What one account comes to by itself; its prompts are not in it. */
public record ReducedAccount(AccountFacts facts, Template template) {
  /** Prompts are in no part of it. */
  private static final int NO_PROMPTS = 1;

  static ReducedAccount of(AccountBatch batch, TemplateFinder finder) {
    return new ReducedAccount(AccountFacts.of(batch), finder.find(batch.prompts()));
  }

  /** Writes what {@link #of} makes of the batch, to be read on another machine of the lab. */
  static void write(AccountBatch batch, TemplateFinder finder, DataOutputStream out)
      throws IOException {
    part(batch.toBytesWithoutPrompts(), out);
    Set<Technique> techniques = TechniqueCues.of(batch.prompts());
    out.writeByte(techniques.size());
    for (Technique technique : techniques) {
      out.writeUTF(technique.word());
    }
    part(finder.find(batch.prompts()).toBytes(), out);
  }

  /** Reads what {@link #write} wrote. */
  static ReducedAccount read(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    AccountBatch batch = AccountBatch.merged(List.of(part(in)), NO_PROMPTS);
    EnumSet<Technique> techniques = EnumSet.noneOf(Technique.class);
    for (int more = in.readByte(); more > 0; more--) {
      techniques.add(Technique.of(in.readUTF()));
    }
    return new ReducedAccount(AccountFacts.of(batch, techniques), Template.read(part(in)));
  }

  private static void part(byte[] bytes, DataOutputStream out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] part(DataInputStream in) throws IOException {
    return in.readNBytes(in.readInt());
  }
}
