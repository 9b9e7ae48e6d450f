package org.stillwatch.sdk.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.caution.ValueList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code lab cautions}: the lists by which values get their honest explanations. */
@Command(
    name = "cautions",
    mixinStandardHelpOptions = true,
    description = {
      "Lists by which a value is said to be a company's card, a reseller's, a place of learning's or"
          + " a VPN's.",
      "Such a word travels with the value's token into alerts. It blocks nothing."
    })
final class LabCautions {
  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable LabCommand lab;

  @Command(
      name = "set",
      mixinStandardHelpOptions = true,
      description = "Sets this lab's part of a list; what ships with the program stays.")
  int set(
      @Parameters(
              index = "0",
              paramLabel = "LIST",
              converter = Words.OfValueList.class,
              description = "university-domains, consumer-domains or vpn-ranges.")
          ValueList list,
      @Parameters(
              index = "1",
              paramLabel = "FILE",
              description = "A domain, or a block of addresses in CIDR notation, a line.")
          Path file)
      throws IOException {
    return Objects.requireNonNull(lab)
        .offline(opened -> {
          opened.valueLists().set(list, Files.readAllLines(file, StandardCharsets.UTF_8));
          print(list, opened.valueLists().size(list));
          return ExitCode.DONE;
        });
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Prints how many entries each list has.")
  int list() throws IOException {
    return Objects.requireNonNull(lab)
        .offline(opened -> {
          for (ValueList list : ValueList.values()) {
            print(list, opened.valueLists().size(list));
          }
          return ExitCode.DONE;
        });
  }

  private void print(ValueList list, int entries) throws IOException {
    Results.of(spec)
        .print(
            JsonNodeFactory.instance.objectNode().put("list", list.word()).put("entries", entries));
  }
}
