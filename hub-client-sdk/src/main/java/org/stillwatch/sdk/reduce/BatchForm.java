package org.stillwatch.sdk.reduce;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * How a batch stands inside a sealed block: texts that were written before are not written again.
 */
final class BatchForm {
  private BatchForm() {}

  static void write(AccountBatch batch, DataOutputStream out) throws IOException {
    write(batch, batch.sample(), out);
  }

  /** The batch with another sample in the place of its own. */
  static void write(AccountBatch batch, PromptSample sample, DataOutputStream out)
      throws IOException {
    TextForm.write(batch.account(), out);
    out.writeLong(batch.exchanges());
    out.writeLong(batch.firstDay());
    out.writeLong(batch.lastDay());
    out.writeInt(batch.links().size());
    for (LinkValue link : batch.links()) {
      TextForm.write(link.kind(), out);
      TextForm.write(link.digest(), out);
    }
    BehaviourForm.write(batch.behaviour(), out);
    out.writeInt(sample.size());
    for (int i = 0; i < sample.size(); i++) {
      String prompt = sample.textAt(i);
      out.writeLong(sample.hashAt(i));
      out.writeInt(sample.timesAt(i));
      out.writeBoolean(prompt != null);
      if (prompt != null) {
        TextForm.write(prompt, out);
      }
    }
  }

  /** Adds all batches of a block to those read before. */
  static void readAll(byte[] block, int mostPrompts, Map<String, AccountBatch> into)
      throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(block));
    while (in.available() > 0) {
      AccountBatch batch =
          into.computeIfAbsent(
              TextForm.read(in), account -> new AccountBatch(account, mostPrompts));
      batch.count(in.readLong(), in.readLong(), in.readLong());
      for (int links = in.readInt(); links > 0; links--) {
        batch.link(Set.of(new LinkValue(TextForm.read(in), TextForm.read(in))));
      }
      batch.behaviour().add(BehaviourForm.read(in));
      for (int prompts = in.readInt(); prompts > 0; prompts--) {
        prompt(in, batch.sample());
      }
    }
  }

  /** A prompt without text was written with it in an earlier block, or is in the sample no more. */
  private static void prompt(DataInputStream in, PromptSample sample) throws IOException {
    long hash = in.readLong();
    int times = in.readInt();
    if (in.readBoolean()) {
      sample.offer(hash, times, TextForm.read(in));
    } else {
      sample.again(hash, times);
    }
  }
}
