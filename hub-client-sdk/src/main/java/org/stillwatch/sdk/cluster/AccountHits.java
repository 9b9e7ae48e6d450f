package org.stillwatch.sdk.cluster;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.TreeMap;
import org.stillwatch.sdk.reduce.TextForm;

/** How far one account's prompts contain the templates that were asked for. */
public record AccountHits(String account, Hits hits) {
  void write(DataOutputStream out) throws IOException {
    TextForm.write(account, out);
    out.writeInt(hits.prompts());
    out.writeInt(hits.byCore().size());
    for (var core : hits.byCore().entrySet()) {
      out.writeInt(core.getKey());
      out.writeInt(core.getValue());
    }
  }

  /** Reads what {@link #write} wrote. */
  static AccountHits read(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    String account = TextForm.read(in);
    int prompts = in.readInt();
    TreeMap<Integer, Integer> byCore = new TreeMap<>();
    for (int more = in.readInt(); more > 0; more--) {
      byCore.put(in.readInt(), in.readInt());
    }
    return new AccountHits(account, new Hits(byCore, prompts));
  }

  /** Counts only: an account's name is the lab's own. */
  @Override
  public String toString() {
    return "AccountHits[" + hits.prompts() + " prompts]";
  }
}
