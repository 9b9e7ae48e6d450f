package org.stillwatch.sdk.submit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.problem.Problem;

/** Statements that the hub refused, each beside the hub's reasons. */
final class Refusals {
  private static final String FOLDER = "refused";

  private final Disk disk;

  Refusals(Disk disk) {
    this.disk = disk;
  }

  void keep(Queue.Entry entry, Problem problem) throws IOException {
    var json = StatementForm.json(entry.statement());
    json.set("problem", problem.toJson());
    disk.write(FOLDER + "/" + entry.statement().about() + ".json", CanonicalJson.write(json));
  }

  List<String> names() throws IOException {
    return new ArrayList<>(disk.names(FOLDER));
  }
}
