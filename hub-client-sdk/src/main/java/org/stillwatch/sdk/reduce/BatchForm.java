package org.stillwatch.sdk.reduce;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** How a batch stands inside a sealed block: only texts that are held are written. */
final class BatchForm {
  private BatchForm() {}

  static void write(AccountBatch batch, DataOutputStream out) throws IOException {
    text(batch.account(), out);
    out.writeLong(batch.exchanges());
    out.writeLong(batch.firstDay());
    out.writeLong(batch.lastDay());
    out.writeInt(batch.links().size());
    for (LinkValue link : batch.links()) {
      text(link.kind(), out);
      text(link.digest(), out);
    }
    PromptSample sample = batch.sample();
    out.writeInt(batch.prompts().size());
    for (int i = 0; i < sample.size(); i++) {
      String prompt = sample.textAt(i);
      if (prompt != null) {
        out.writeLong(sample.hashAt(i));
        text(prompt, out);
      }
    }
  }

  /** Adds all batches of a block to those read before. */
  static void readAll(byte[] block, int mostPrompts, Map<String, AccountBatch> into)
      throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(block));
    while (in.available() > 0) {
      AccountBatch batch =
          into.computeIfAbsent(text(in), account -> new AccountBatch(account, mostPrompts));
      batch.count(in.readLong(), in.readLong(), in.readLong());
      for (int links = in.readInt(); links > 0; links--) {
        batch.link(Set.of(new LinkValue(text(in), text(in))));
      }
      for (int prompts = in.readInt(); prompts > 0; prompts--) {
        batch.offer(in.readLong(), text(in), UnaryOperator.identity());
      }
    }
  }

  private static void text(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
