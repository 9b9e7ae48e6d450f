package org.stillwatch.wire.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.canonical.MalformedJson;
import org.stillwatch.wire.canonical.StrictJson;

/** JSON to {@link Policy}: first the form of every field, then what the fields must agree on. */
final class PolicyReader {
  static final int MAX_BYTES = 262_144;
  private static final int MAX_DEPTH = 8;

  static final List<String> TLP = List.of("clear", "green", "amber", "amber+strict");
  static final List<String> PAP = List.of("clear", "green", "amber", "red");
  static final List<String> CONSENT = List.of("none", "aggregate", "indicator");
  static final List<String> ATTRIBUTION = List.of("must-not", "may");

  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]{0,63}");
  private static final String A_WORD = "a word of small letters, digits and hyphens";
  private static final Pattern DOMAIN = Pattern.compile("[a-z0-9][a-z0-9.-]{0,62}");
  private static final String A_DOMAIN = "a name of small letters, digits, dots and hyphens";

  private PolicyReader() {}

  static Policy read(byte[] json) {
    var findings = new ArrayList<Finding>();
    var tree = tree(json);
    var root = new Section(tree, "", findings);
    root.oneOf("format", List.of(Policy.FORMAT));
    var policy =
        new Policy(
            root.text("name", WORD, A_WORD),
            root.integer("version", 1, 1_000_000),
            root.instant("valid_from"),
            root.instant("valid_until"),
            root.text("matching_domain", DOMAIN, A_DOMAIN),
            root.flag("loopback_only"),
            root.sentence("reason"),
            defaults(root.section("defaults")),
            reports(root.section("reports")),
            limits(root.section("limits")),
            epochs(root.section("epochs")),
            release(root.section("release")),
            root.optional("log").map(PolicyReader::log).orElse(LogTerms.USUAL),
            root.optional("liaison").map(LiaisonReader::read).orElse(LiaisonTerms.CLOSED),
            kinds(root.section("kinds")),
            matching(root.section("matching")),
            ceilings(root.section("ceilings")),
            verdicts(root.section("verdicts")),
            Bytes.of(CanonicalJson.write(tree)));
    root.end();
    if (findings.isEmpty()) {
      findings.addAll(Agreement.findings(policy));
    }
    if (!findings.isEmpty()) {
      throw new PolicyInvalid(findings);
    }
    return policy;
  }

  private static JsonNode tree(byte[] json) {
    try {
      return StrictJson.read(json, new org.stillwatch.wire.canonical.Limits(MAX_BYTES, MAX_DEPTH));
    } catch (MalformedJson e) {
      throw new PolicyInvalid(
          List.of(new Finding("", "Cannot be read as JSON: " + e.getMessage() + ".")));
    }
  }

  private static Defaults defaults(Section in) {
    var read =
        new Defaults(
            in.sentence("reason"),
            in.oneOf("tlp", TLP),
            in.oneOf("pap", PAP),
            in.oneOf("gov_consent", CONSENT),
            in.oneOf("attribution", ATTRIBUTION));
    in.end();
    return read;
  }

  private static ReportTerms reports(Section in) {
    var read =
        new ReportTerms(
            in.sentence("reason"),
            in.words("tlp", TLP),
            in.words("pap", PAP),
            in.words("gov_consent", CONSENT),
            in.words("attribution", ATTRIBUTION),
            words(in, "threat_basis"),
            words(in, "evidence_class"),
            words(in, "benign_explanations"),
            words(in, "techniques"));
    in.end();
    return read;
  }

  private static Limits limits(Section in) {
    var read =
        new Limits(
            in.sentence("reason"),
            in.integer("max_batch_bytes", 1024, 67_108_864),
            in.integer("max_objects_per_batch", 1, 100_000),
            in.integer("max_object_bytes", 256, 1_048_576),
            in.integer("max_depth", 4, 64),
            Duration.ofSeconds(in.integer("request_timeout_seconds", 1, 3600)),
            Duration.ofSeconds(in.integer("max_long_poll_seconds", 0, 300)),
            in.integer("alert_page_size", 1, 1000),
            in.integer("evaluations_per_request", 1, 10_000),
            in.integer("evaluations_per_day", 1, 1_000_000_000),
            in.integer("refusals_per_day", 1, 1_000_000_000),
            in.integer("submissions_per_day", 1, 1_000_000_000));
    in.end();
    return read;
  }

  private static Epochs epochs(Section in) {
    var read =
        new Epochs(
            in.sentence("reason"),
            Duration.ofDays(in.integer("overlap_days", 0, 92)),
            Duration.ofDays(in.integer("policy_grace_days", 0, 92)));
    in.end();
    return read;
  }

  private static Release release(Section in) {
    var read =
        new Release(
            in.sentence("reason"),
            Duration.ofSeconds(in.integer("alert_tick_seconds", 0, 604_800)));
    in.end();
    return read;
  }

  private static LogTerms log(Section in) {
    var read =
        new LogTerms(
            in.sentence("reason"),
            Duration.ofSeconds(in.integer("tick_seconds", 1, 604_800)),
            Duration.ofSeconds(in.integer("promise_seconds", 1, 604_800)));
    in.end();
    return read;
  }

  private static SortedMap<String, KindTerms> kinds(Section in) {
    var kinds = new TreeMap<String, KindTerms>();
    if (in.names().isEmpty()) {
      in.none("Names no kind. Name at least one, or there is nothing to share.");
    }
    for (var name : in.names()) {
      kinds.put(name, KindReader.read(name, in));
    }
    return kinds;
  }

  private static Matching matching(Section in) {
    var read =
        new Matching(
            in.sentence("reason"),
            in.integer("c8_percent", 1, 100),
            in.integer("c12_percent", 1, 100),
            in.integer("skeleton_percent", 1, 100),
            in.integer("band_rows", 1, 8),
            in.integer("near_duplicate_percent", 1, 100),
            new Edges(in.integers("rarity_edges", 8, 2, 1_000_000)),
            new Edges(in.integers("lab_edges", 8, 2, 1_000_000)));
    in.end();
    return read;
  }

  private static Ceilings ceilings(Section in) {
    var read =
        new Ceilings(
            in.sentence("reason"),
            ceiling(in, "two_labs", List.of("observe", "review")),
            ceiling(in, "three_labs", List.of("observe", "review", "restrict")));
    in.end();
    return read;
  }

  private static Ceiling ceiling(Section in, String field, List<String> allowed) {
    return Ceiling.named(in.oneOf(field, allowed)).orElse(Ceiling.OBSERVE);
  }

  private static Verdicts verdicts(Section in) {
    var read =
        new Verdicts(
            in.sentence("reason"),
            words(in, "confirmed"),
            words(in, "benign"),
            words(in, "disputed"));
    in.end();
    return read;
  }

  private static Set<String> words(Section in, String field) {
    return in.texts(field, 64, WORD, A_WORD);
  }
}
