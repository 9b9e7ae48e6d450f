package org.stillwatch.sdk.cluster;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.sdk.reduce.AccountBatch;
import org.stillwatch.sdk.reduce.Background;
import org.stillwatch.sdk.reduce.GroupKey;
import org.stillwatch.sdk.reduce.ShingleSet;
import org.stillwatch.sdk.reduce.Template;
import org.stillwatch.sdk.reduce.TemplateFinder;
import org.stillwatch.sdk.reduce.TextForm;

/**
 * A look at each account where its batch is, in a form that can be carried there. What it tells
 * holds no prompts, except {@link Whole}, and stays in the lab.
 */
public sealed interface Look {
  /** Looks at one account after the other; for one thread. */
  interface Eye {
    /** What is told of the account; empty for nothing. */
    Optional<byte[]> at(AccountBatch batch) throws IOException;
  }

  /** Begins to look. */
  Eye eye(GroupKey key, Background background, Recipe recipe);

  void write(DataOutputStream out) throws IOException;

  /** Tells a {@link ReducedAccount} of each. */
  record Alone() implements Look {
    @Override
    public Eye eye(GroupKey key, Background background, Recipe recipe) {
      TemplateFinder finder = new TemplateFinder(key, background);
      return batch -> Optional.of(LookForm.bytes(out -> ReducedAccount.write(batch, finder, out)));
    }

    @Override
    public void write(DataOutputStream out) throws IOException {
      out.writeByte(LookForm.ALONE);
    }
  }

  /** Tells {@link AccountHits} of those that have any. */
  record Again(List<Template> templates) implements Look {
    @Override
    public Eye eye(GroupKey key, Background background, Recipe recipe) {
      Dictionary dictionary = new Dictionary(key, templates, recipe);
      return batch -> {
        Hits hits = dictionary.hits(batch.prompts());
        return hits.prompts() == 0
            ? Optional.empty()
            : Optional.of(LookForm.bytes(new AccountHits(batch.account(), hits)::write));
      };
    }

    /** Of templates only twelve-grams are looked for. */
    @Override
    public void write(DataOutputStream out) throws IOException {
      out.writeByte(LookForm.AGAIN);
      out.writeInt(templates.size());
      for (Template template : templates) {
        byte[] bytes =
            new Template(ShingleSet.empty(), template.c12(), ShingleSet.empty()).toBytes();
        out.writeInt(bytes.length);
        out.write(bytes);
      }
    }
  }

  /** Tells the batch, prompts included, of the accounts with these names. */
  record Whole(Set<String> names) implements Look {
    @Override
    public Eye eye(GroupKey key, Background background, Recipe recipe) {
      return batch ->
          names.contains(batch.account()) ? Optional.of(batch.toBytes()) : Optional.empty();
    }

    @Override
    public void write(DataOutputStream out) throws IOException {
      out.writeByte(LookForm.WHOLE);
      out.writeInt(names.size());
      for (String name : names) {
        TextForm.write(name, out);
      }
    }

    /** Counts only: an account's name is the lab's own. */
    @Override
    public String toString() {
      return "Whole[" + names.size() + " accounts]";
    }
  }

  /** Reads what {@link #write} wrote. */
  static Look read(DataInputStream in) throws IOException {
    return LookForm.read(in);
  }
}
