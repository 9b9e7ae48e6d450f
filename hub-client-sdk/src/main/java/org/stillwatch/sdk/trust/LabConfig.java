package org.stillwatch.sdk.trust;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.stillwatch.sdk.transport.HubAddress;
import org.stillwatch.wire.HubId;
import org.stillwatch.wire.LabId;
import org.stillwatch.wire.MatchingDomain;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.MalformedJson;
import org.stillwatch.wire.canonical.Members;
import org.stillwatch.wire.canonical.StrictJson;
import org.stillwatch.wire.log.WitnessKey;
import org.stillwatch.wire.log.WitnessPolicy;
import org.stillwatch.wire.seal.StreamName;
import org.stillwatch.wire.seal.VerifyingKey;

/**
 * The file that says which lab this is and which hub it trusts. Enrolment writes it; it holds no
 * secret. What is secret lies in the folder beside it, of the same name and {@code .d}.
 *
 * @param sinks where alerts go inside the lab, as configured; each kind of sink reads its own
 * @param witnesses without whom no head of the hub's log is believed
 */
public record LabConfig(
    TrustRoot root,
    StreamName stream,
    LabSettings settings,
    List<SinkEntry> sinks,
    WitnessPolicy witnesses) {
  private static final String FORMAT = "stillwatch-lab/1";
  private static final Limits LIMITS = new Limits(65_536, 4);
  private static final Set<String> REQUIRED =
      Set.of("format", "hub", "hub_id", "hub_key", "lab", "stream", "matching_domain");

  private static final int MOST_SINKS = 32;
  private static final int MOST_WITNESSES = 16;

  /** The stream that enrolment writes. */
  public static final StreamName USUAL_STREAM = new StreamName("main");

  public LabConfig {
    sinks = List.copyOf(sinks);
  }

  /** The folder of what is secret. */
  public static PrivateFolder folder(Path file) throws IOException {
    return PrivateFolder.at(file.resolveSibling(file.getFileName() + ".d"));
  }

  /**
   * Reads the file.
   *
   * @throws IOException if there is none, or it does not have the form
   */
  public static LabConfig read(Path file) throws IOException {
    byte[] text;
    try {
      text = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new IOException(file + " is not there: enrol this lab first, with its ticket", e);
    }
    try {
      return of(StrictJson.read(text, LIMITS));
    } catch (IllegalArgumentException e) {
      String why = e instanceof MalformedJson malformed ? malformed.getMessage() : "a bad value";
      throw new IOException(file + " is no lab configuration (" + why + "): correct it", e);
    }
  }

  private static LabConfig of(JsonNode json) {
    Members in = Members.of(json, REQUIRED, Set.of("settings", "sinks", "witnesses"));
    in.constant("format", FORMAT);
    TrustRoot root =
        new TrustRoot(
            in.text("hub_id", HubId::parse),
            in.text("hub", HubAddress::parse),
            in.text("hub_key", VerifyingKey::fromJwk),
            in.text("lab", LabId::parse),
            in.text("matching_domain", MatchingDomain::new));
    LabSettings settings =
        json.has("settings") ? LabSettings.read(json.get("settings")) : LabSettings.USUAL;
    List<SinkEntry> sinks =
        json.has("sinks")
            ? in.list("sinks", MOST_SINKS).stream().map(SinkEntry::new).toList()
            : List.of();
    WitnessPolicy witnesses =
        json.has("witnesses") ? witnesses(json.get("witnesses")) : WitnessPolicy.NONE;
    return new LabConfig(root, in.text("stream", StreamName::new), settings, sinks, witnesses);
  }

  private static WitnessPolicy witnesses(JsonNode json) {
    Members in = Members.of(json, Set.of("keys", "least"), Set.of());
    return new WitnessPolicy(
        in.texts("keys", MOST_WITNESSES, WitnessKey::parse),
        (int) in.integer("least", 0, MOST_WITNESSES));
  }

  /** The same with other settings. */
  public LabConfig with(LabSettings other) {
    return new LabConfig(root, stream, other, sinks, witnesses);
  }

  /** Writes the file, durably. */
  public void write(Path file) throws IOException {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("format", FORMAT)
            .put("hub", root.address().toString())
            .put("hub_id", root.hub().toString())
            .put("hub_key", root.hubKey().toJwk())
            .put("lab", root.lab().toString())
            .put("stream", stream.name())
            .put("matching_domain", root.domain().name());
    json.set("settings", settings.toJson());
    if (!sinks.isEmpty()) {
      var list = json.putArray("sinks");
      sinks.forEach(sink -> list.add(sink.json()));
    }
    if (!witnesses.witnesses().isEmpty()) {
      var asked = json.putObject("witnesses").put("least", witnesses.least());
      var keys = asked.putArray("keys");
      witnesses.witnesses().forEach(witness -> keys.add(witness.vkey()));
    }
    String text = json.toPrettyString() + "\n";
    PrivateFolder.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
