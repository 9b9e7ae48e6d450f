package org.stillwatch.sdk.cli.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillwatch.sdk.allow.PublicListFile;
import org.stillwatch.sdk.trust.PrivateFolder;

/** Public templates, listed the way members do it. */
final class PublicTexts {
  private PublicTexts() {}

  /** The first lab adds and exports them, the others import the file under the key it was told. */
  static void listedBy(List<MeasuredLab> labs, List<String> texts, Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String text : texts) {
      Path file = folder.resolve("public-" + files.size() + ".txt");
      files.add(Files.writeString(file, text));
    }
    var maker = labs.get(0).lab().allowing();
    maker.addPublic(files);
    PublicListFile list =
        maker.ownPublicList().orElseThrow(() -> new IllegalStateException("a list was added to"));
    Path exported = folder.resolve("public.list");
    PrivateFolder.write(exported, list.bytes().toByteArray());
    for (MeasuredLab lab : labs.subList(1, labs.size())) {
      lab.lab().allowing().importPublic(exported, Optional.of(list.maker().id()));
    }
  }
}
