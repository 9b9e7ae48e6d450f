package org.stillwatch.wire.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The terms of one kind. Any name will do: a new kind needs no change here. */
final class KindReader {
  static final List<String> RECIPIENTS = List.of("matched-labs", "liaisons", "peers");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,39}");
  private static final Pattern VERSIONED = Pattern.compile("[a-z][a-z0-9-]{0,63}/[1-9][0-9]{0,3}");
  private static final String A_VERSIONED = "a name, a slash and a version, payment-token/1";
  private static final List<String> SIX =
      List.of("information", "recipients", "redaction", "attribution", "handling", "conditions");

  private KindReader() {}

  static KindTerms read(String name, Section kinds) {
    if (!NAME.matcher(name).matches()) {
      kinds.wrong(
          name, "Is no name of a kind: 2 to 40 small letters, digits and hyphens. Rename it.");
    }
    var in = kinds.section(name);
    var enabled = in.flag("enabled");
    var terms =
        new KindTerms(
            enabled,
            in.sentence("reason"),
            forms(name, in),
            in.texts("reducers", 16, VERSIONED, A_VERSIONED),
            minAccounts(in, "min_accounts"),
            in.ifPresent("public_min_accounts", KindReader::minAccounts),
            Duration.ofDays(in.integer("max_age_days", 1, 400)),
            in.flag("alone"),
            in.ifPresent("near_percent", (from, field) -> from.integer(field, 1, 100)),
            in.integer("max_per_cluster", 1, 1000),
            sharing(enabled, in));
    in.end();
    return terms;
  }

  private static Set<String> forms(String kind, Section in) {
    var forms = in.texts("forms", 8, VERSIONED, A_VERSIONED);
    for (var form : forms) {
      if (!form.startsWith(kind + "/")) {
        in.wrong(
            "forms",
            "Names " + form + ", a form of another kind. Write " + kind + "/ and a version.");
      }
    }
    return forms;
  }

  private static int minAccounts(Section in, String field) {
    var least = in.integer(field, 1, 10_000);
    if (!AccountsBucket.edges().contains(least)) {
      in.wrong(
          field,
          "Is "
              + least
              + ", which no report can show: reports carry only the class of a number of accounts."
              + " Write one of the classes' edges "
              + AccountsBucket.edges()
              + ".");
    }
    return least;
  }

  private static Optional<Sharing> sharing(boolean enabled, Section kind) {
    var present = kind.optional("sharing");
    if (present.isEmpty()) {
      if (enabled) {
        kind.wrong("sharing", without(SIX));
      }
      return Optional.empty();
    }
    var in = present.get();
    var missing = new ArrayList<>(SIX);
    missing.removeAll(in.names());
    if (enabled && !missing.isEmpty()) {
      kind.wrong("sharing", without(missing));
    }
    var information = in.ifPresent("information", Section::sentence);
    var recipients = in.ifPresent("recipients", (from, field) -> from.words(field, RECIPIENTS));
    var redaction = in.ifPresent("redaction", Section::sentence);
    var attribution =
        in.ifPresent("attribution", (from, field) -> from.oneOf(field, PolicyReader.ATTRIBUTION));
    var handling = in.ifPresent("handling", Section::sentence);
    var conditions = in.ifPresent("conditions", Section::sentence);
    in.end();
    if (!missing.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Sharing(
            information.orElse(""),
            recipients.orElse(Set.of()),
            redaction.orElse(""),
            attribution.orElse(""),
            handling.orElse(""),
            conditions.orElse("")));
  }

  private static String without(List<String> missing) {
    return "Lacks "
        + String.join(", ", missing)
        + ". A kind is enabled only with all six fields of NIST SP 800-150: write them, or set"
        + " enabled to false.";
  }
}
