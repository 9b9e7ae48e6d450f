package org.stillwatch.wire.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what a policy says of liaisons. */
final class LiaisonReader {
  private static final Pattern JURISDICTION = Pattern.compile("[A-Z]{2}");

  private LiaisonReader() {}

  static LiaisonTerms read(Section in) {
    var read =
        new LiaisonTerms(
            in.sentence("reason"),
            in.integer("labs", 3, 1000),
            in.integer("members", 5, 10_000),
            in.integer("dominance_percent", 34, 60),
            Duration.ofHours(in.integer("delay_hours", 0, 8760)),
            Duration.ofSeconds(in.integer("snapshot_seconds", 1, 2_678_400)),
            Duration.ofDays(in.integer("credential_days", 1, 90)),
            in.words("purposes", Purpose.words()).stream()
                .map(Purpose::of)
                .collect(Collectors.toSet()),
            bases(in.section("legal_basis")));
    in.end();
    return read;
  }

  private static List<LegalBasis> bases(Section in) {
    var bases = new ArrayList<LegalBasis>();
    if (in.names().isEmpty()) {
      in.none("Names no law. Name one, ended or not, or leave liaison out: then it is closed.");
    }
    for (var id : in.names()) {
      var one = in.section(id);
      bases.add(
          new LegalBasis(
              id,
              one.text("jurisdiction", JURISDICTION, "two capital letters of ISO 3166-1"),
              one.instant("valid_from"),
              one.instant("valid_until")));
      one.end();
    }
    return bases;
  }
}
