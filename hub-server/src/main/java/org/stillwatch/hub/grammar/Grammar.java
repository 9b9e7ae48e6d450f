package org.stillwatch.hub.grammar;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillwatch.hub.members.Signed;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.MalformedJson;
import org.stillwatch.wire.indicator.Extension;
import org.stillwatch.wire.indicator.IndicatorKind;
import org.stillwatch.wire.indicator.IndicatorKinds;
import org.stillwatch.wire.problem.Reason;

/** Reads the objects of a signed batch, all of them or none. Thread-safe. */
@Singleton
public final class Grammar {
  /** Where the objects of a batch begin: line 1 is the header. */
  private static final int FIRST_LINE = 2;

  private final Schemas schemas = new Schemas();

  /**
   * Reads every object.
   *
   * @param limits of one object, from the policy
   * @throws Refused with {@link Refusal.ClearIdentifier} or {@link Refusal.Malformed} and every
   *     fault of every line
   */
  public Wellformed read(Signed signed, Limits limits) {
    List<Reason> clear = new ArrayList<>();
    List<Reason> faults = new ArrayList<>();
    List<JsonNode> trees = new ArrayList<>();
    List<Bytes> objects = signed.batch().objects();
    for (int i = 0; i < objects.size(); i++) {
      int line = i + FIRST_LINE;
      try {
        JsonNode tree = CanonicalJson.readExact(objects.get(i).toByteArray(), limits);
        trees.add(tree);
        ClearValues.in(tree).forEach(reason -> clear.add(reason.onLine(line)));
        faults(tree).forEach(reason -> faults.add(reason.onLine(line)));
      } catch (MalformedJson e) {
        faults.add(
            new Reason(
                line,
                e.where().startsWith("/") ? e.where() : "",
                e.reason().expectation(),
                "send the RFC 8785 form of the object, as the client SDK makes it"));
      }
    }
    refuse(clear, faults);
    Sentences sentences = new Sentences(signed.sender(), trees);
    List<Statement> statements = sentences.statements();
    refuse(List.of(), sentences.faults());
    return new Wellformed(signed, statements);
  }

  private static void refuse(List<Reason> clear, List<Reason> faults) {
    if (!clear.isEmpty()) {
      throw new Refused(new Refusal.ClearIdentifier(clear));
    }
    if (!faults.isEmpty()) {
      throw new Refused(new Refusal.Malformed(faults));
    }
  }

  private List<Reason> faults(JsonNode tree) {
    Optional<JsonSchema> schema = schemas.named(tree.path("type").asText());
    if (!tree.isObject() || schema.isEmpty() || tree.path("type").asText().contains("/")) {
      return List.of(
          new Reason(
              0,
              "/type",
              "grouping, indicator, opinion or stillwatch-withdrawal",
              "send the objects of this version only"));
    }
    List<Reason> faults = Schemas.faults(schema.get(), tree, "");
    if (faults.isEmpty() && tree.path("type").asText().equals("indicator")) {
      return kindFaults(tree);
    }
    return faults;
  }

  private List<Reason> kindFaults(JsonNode indicator) {
    String pointer = "/extensions/" + Extension.INDICATOR_KIND.ref();
    JsonNode fields = indicator.at(pointer);
    Optional<IndicatorKind> kind = IndicatorKinds.ofForm(fields.path("kind").asText());
    if (kind.isEmpty()) {
      return List.of(
          new Reason(
              0,
              pointer + "/kind",
              "a kind and form that this hub knows",
              "see the policy of the hub for its kinds and forms"));
    }
    JsonSchema schema =
        schemas
            .named(kind.get().form())
            .orElseThrow(() -> new IllegalStateException("a kind without a schema"));
    List<Reason> faults = new ArrayList<>(Schemas.faults(schema, fields, pointer));
    if (faults.isEmpty()
        && !kind.get().pattern(fields).equals(indicator.path("pattern").textValue())) {
      faults.add(
          new Reason(
              0, "/pattern", "the pattern that follows from the kind's fields", "make it again"));
    }
    return faults;
  }
}
