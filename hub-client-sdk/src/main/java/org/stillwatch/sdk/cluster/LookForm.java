package org.stillwatch.sdk.cluster;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.stillwatch.sdk.reduce.Template;
import org.stillwatch.sdk.reduce.TextForm;

/** How a look is carried: a byte that says which, then what it looks for. */
final class LookForm {
  static final int ALONE = 1;
  static final int AGAIN = 2;
  static final int WHOLE = 3;

  private LookForm() {}

  /** What writes itself. */
  interface Written {
    void to(DataOutputStream out) throws IOException;
  }

  static byte[] bytes(Written written) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    written.to(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  static Look read(DataInputStream in) throws IOException {
    int which = in.readByte();
    return switch (which) {
      case ALONE -> new Look.Alone();
      case AGAIN -> new Look.Again(templates(in));
      case WHOLE -> new Look.Whole(names(in));
      default -> throw new IOException("an unknown look: use one version on all machines");
    };
  }

  private static List<Template> templates(DataInputStream in) throws IOException {
    List<Template> templates = new ArrayList<>();
    for (int more = in.readInt(); more > 0; more--) {
      templates.add(Template.read(in.readNBytes(in.readInt())));
    }
    return templates;
  }

  private static Set<String> names(DataInputStream in) throws IOException {
    Set<String> names = new HashSet<>();
    for (int more = in.readInt(); more > 0; more--) {
      names.add(TextForm.read(in));
    }
    return names;
  }
}
