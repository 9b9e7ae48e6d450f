package org.stillwatch.sdk.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.Allowing;
import org.stillwatch.sdk.allow.Effect;
import org.stillwatch.sdk.allow.OwnEntry;
import org.stillwatch.sdk.pseudonym.CanonicalValue;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code lab allow own}: exceptions of the lab's own, of which nothing ever leaves. */
@Command(
    name = "own",
    mixinStandardHelpOptions = true,
    description = "Exceptions of this lab's own; of the list nothing ever leaves.")
final class LabAllowOwn {
  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable LabAllow allow;

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = {
        "Excepts accounts, values or templates: they are never reported.",
        "With --inform they are reported, and what is printed says that they are on the list.",
        "Values come in files, one a line, so that none stands in a shell's history; digests are"
            + " kept."
      })
  int add(
      @Parameters(
              paramLabel = "ACCOUNT",
              arity = "0..*",
              description = "Accounts, by this lab's own names.")
          @Nullable List<String> accounts,
      @Option(names = "--accounts", paramLabel = "FILE", description = "Accounts, one a line.")
          @Nullable Path accountsFile,
      @Option(names = "--payments", paramLabel = "FILE", description = "Cards, wallets, IBANs.")
          @Nullable Path payments,
      @Option(names = "--contacts", paramLabel = "FILE", description = "Mail addresses, numbers.")
          @Nullable Path contacts,
      @Option(
              names = "--template",
              paramLabel = "FILE",
              description = "A template's UTF-8 text; may be given again.")
          @Nullable List<Path> templates,
      @Option(names = "--inform", description = "Report, but say that it is on the list.")
          boolean inform)
      throws IOException {
    Effect effect = inform ? Effect.INFORM : Effect.BLOCK;
    List<String> names = new ArrayList<>(accounts == null ? List.of() : accounts);
    names.addAll(lines(accountsFile));
    List<String> cards = lines(payments);
    List<String> mails = lines(contacts);
    List<Path> texts = templates == null ? List.of() : templates;
    if (names.isEmpty() && cards.isEmpty() && mails.isEmpty() && texts.isEmpty()) {
      throw new CommandLine.ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "Name an account, or a file with accounts, payments, contacts or a template");
    }
    List<Optional<CanonicalValue>> values = new ArrayList<>();
    cards.forEach(card -> values.add(CanonicalValue.payment(card)));
    mails.forEach(mail -> values.add(CanonicalValue.contact(mail)));
    return offline(own -> {
      for (OwnEntry entry : own.except(names, values, texts, effect)) {
        print(line(entry));
      }
    });
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Prints the exceptions.")
  int list() throws IOException {
    return offline(own -> {
      for (OwnEntry entry : own.own().entries()) {
        print(line(entry));
      }
    });
  }

  @Command(name = "remove", mixinStandardHelpOptions = true, description = "Removes exceptions.")
  int remove(
      @Parameters(
              paramLabel = "ID",
              arity = "1..*",
              converter = Words.OfEntry.class,
              description = "Ids of entries, as `list` prints them.")
          List<UUID> ids)
      throws IOException {
    return offline(own -> {
      HashSet<UUID> gone = new HashSet<>(ids);
      List<OwnEntry> there =
          own.own().entries().stream().filter(entry -> gone.contains(entry.id())).toList();
      if (there.size() < gone.size()) {
        throw new IOException("one of these is no entry of this lab's own list: see `list`");
      }
      own.removeOwn(gone);
      for (OwnEntry entry : there) {
        print(JsonNodeFactory.instance.objectNode().put("removed", entry.id().toString()));
      }
    });
  }

  private interface Work {
    void at(Allowing own) throws IOException;
  }

  private int offline(Work work) throws IOException {
    return Objects.requireNonNull(allow)
        .lab()
        .offline(opened -> {
          work.at(opened.allowing());
          return ExitCode.DONE;
        });
  }

  /** An account by its name, which is the lab's own; of anything else only what it is. */
  private static ObjectNode line(OwnEntry entry) {
    ObjectNode line =
        JsonNodeFactory.instance
            .objectNode()
            .put("entry", entry.id().toString())
            .put("effect", entry.effect().word())
            .put("what", entry.subject().kind())
            .put("since", entry.since().toString());
    if (entry.subject() instanceof OwnEntry.Account account) {
      line.put("account", account.name());
    }
    return line;
  }

  private static List<String> lines(@Nullable Path file) throws IOException {
    return file == null
        ? List.of()
        : Files.readAllLines(file, StandardCharsets.UTF_8).stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
  }

  private void print(ObjectNode line) throws IOException {
    Results.of(spec).print(line);
  }
}
