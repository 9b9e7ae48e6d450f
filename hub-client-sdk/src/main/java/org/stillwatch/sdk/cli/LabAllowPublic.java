package org.stillwatch.sdk.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.Lab;
import org.stillwatch.sdk.allow.ListedTemplate;
import org.stillwatch.sdk.allow.PublicList;
import org.stillwatch.sdk.allow.PublicListFile;
import org.stillwatch.sdk.trust.PrivateFolder;
import org.stillwatch.wire.seal.KeyId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code lab allow public}: signed lists of templates that anybody can find in public. */
@Command(
    name = "public",
    mixinStandardHelpOptions = true,
    description = {
      "Signed lists of templates that anybody can find in public; none ships with the program.",
      "What is listed is marked when it leaves, and makes no accounts one cluster."
    })
final class LabAllowPublic {
  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable LabAllow allow;

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = {
        "Adds templates to this lab's list. Prints the entry of each file.",
        "A template that is listed already keeps its entry."
      })
  int add(
      @Parameters(
              paramLabel = "FILE",
              arity = "1..*",
              description = "UTF-8 texts, each one template as the public has it.")
          List<Path> files)
      throws IOException {
    return offline(opened -> {
      List<UUID> entries = opened.allowing().addPublic(files);
      for (int i = 0; i < entries.size(); i++) {
        print(
            object().put("file", files.get(i).toString()).put("entry", entries.get(i).toString()));
      }
    });
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Writes this lab's list for other members. Tell them the key by another way.")
  int export(
      @Option(
              names = "--out",
              required = true,
              paramLabel = "F",
              description = "The file to write; it holds keyed hashes, no text and no name.")
          Path out)
      throws IOException {
    return offline(opened -> {
      PublicListFile own =
          opened
              .allowing()
              .ownPublicList()
              .orElseThrow(
                  () -> new IOException("this lab has no list: add a public template first"));
      PrivateFolder.write(out, own.bytes().toByteArray());
      print(line(own.list()).put("key", own.maker().id().toString()));
    });
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = "Takes over another member's list, or a later version of it.")
  int take(
      @Parameters(paramLabel = "F", description = "The file with the list.") Path file,
      @Option(
              names = "--from",
              paramLabel = "KEY",
              converter = Words.OfKey.class,
              description =
                  "The maker's key, as the maker said it, not as the file says it. Needed once.")
          @Nullable KeyId key)
      throws IOException {
    return offline(
        opened -> print(line(opened.allowing().importPublic(file, Optional.ofNullable(key)))));
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Prints the lists in use, with the ids of their entries.")
  int list() throws IOException {
    return offline(opened -> {
      for (PublicListFile file : opened.allowing().publicLists()) {
        ObjectNode line =
            line(file.list())
                .put("key", file.maker().id().toString())
                .put("made", file.list().made().toString());
        var entries = line.putArray("entries");
        file.list().templates().stream()
            .map(ListedTemplate::id)
            .forEach(id -> entries.add(id.toString()));
        print(line);
      }
    });
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Removes an entry of this lab's list, or a whole list.")
  int remove(
      @Parameters(
              paramLabel = "ID",
              converter = Words.OfEntry.class,
              description = "The id of an entry or a list, as `list` prints it.")
          UUID id)
      throws IOException {
    return offline(opened -> {
      if (!opened.allowing().removePublic(id)) {
        throw new IOException("no entry of this lab's list and no list has that id");
      }
      print(object().put("removed", id.toString()));
    });
  }

  private interface Work {
    void at(Lab lab) throws IOException;
  }

  private int offline(Work work) throws IOException {
    return Objects.requireNonNull(allow)
        .lab()
        .offline(opened -> {
          work.at(opened);
          return ExitCode.DONE;
        });
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static ObjectNode line(PublicList list) {
    return object()
        .put("list", list.id().toString())
        .put("version", list.version())
        .put("templates", list.templates().size());
  }

  private void print(ObjectNode line) throws IOException {
    Results.of(spec).print(line);
  }
}
