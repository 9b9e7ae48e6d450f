package org.stillwatch.sdk.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stillwatch.sdk.Lab;
import org.stillwatch.sdk.observe.Exchange;
import org.stillwatch.sdk.observe.ExchangeReader;
import org.stillwatch.sdk.sink.stix.StixExport;
import org.stillwatch.sdk.sink.stix.StixPattern;
import org.stillwatch.sdk.trust.PrivateFolder;
import org.stillwatch.sdk.trust.VerifiedAlert;
import org.stillwatch.wire.indicator.Tlp;

/**
 * Alerts of one command as a STIX bundle in a file (0600). In the clear are only the values that
 * the lab names files of, and never payment values.
 */
final class StixFile {
  private final List<Path> clear;
  private final boolean withAccounts;
  private final List<VerifiedAlert> alerts = new ArrayList<>();
  private final List<SortedSet<String>> accounts = new ArrayList<>();

  /**
   * An empty file.
   *
   * @param clear exchanges whose contacts and addresses may be written, if they are of an account
   *     of an alert
   * @param withAccounts whether the lab's own names of accounts are written
   */
  StixFile(List<Path> clear, boolean withAccounts) {
    this.clear = List.copyOf(clear);
    this.withAccounts = withAccounts;
  }

  void take(VerifiedAlert alert, SortedSet<String> of) {
    alerts.add(alert);
    accounts.add(of);
  }

  /**
   * Writes the bundle; no file if there was no alert.
   *
   * @return whether there was one
   */
  boolean write(Lab lab, Path file) throws IOException {
    var config = lab.config();
    StixExport export =
        new StixExport(
            lab.alertHistory(),
            config.root().lab().value(),
            Tlp.AMBER_STRICT,
            config.settings().confidence());
    Map<String, SortedSet<StixPattern>> patterns = patterns();
    for (int i = 0; i < alerts.size(); i++) {
      SortedSet<StixPattern> ofCluster = new TreeSet<>();
      for (String account : accounts.get(i)) {
        ofCluster.addAll(patterns.getOrDefault(account, new TreeSet<>()));
        if (withAccounts) {
          ofCluster.add(StixPattern.account(account));
        }
      }
      export.add(alerts.get(i).alert(), ofCluster);
    }
    if (!export.isEmpty()) {
      PrivateFolder.write(file, export.bundle().toByteArray());
    }
    return !export.isEmpty();
  }

  private Map<String, SortedSet<StixPattern>> patterns() throws IOException {
    Map<String, SortedSet<StixPattern>> patterns = new HashMap<>();
    accounts.forEach(some -> some.forEach(one -> patterns.put(one, new TreeSet<>())));
    for (Path file : clear) {
      try (ExchangeReader reader =
          new ExchangeReader(Files.newInputStream(file), ExchangeReader.Limits.USUAL, read -> {})) {
        for (Optional<Exchange> one = reader.next(); one.isPresent(); one = reader.next()) {
          add(one.get(), Optional.ofNullable(patterns.get(one.get().account())));
        }
      }
    }
    return patterns;
  }

  private static void add(Exchange exchange, Optional<? extends Collection<StixPattern>> into) {
    into.ifPresent(patterns -> {
      exchange.contact().flatMap(StixPattern::email).ifPresent(patterns::add);
      exchange.ip().flatMap(StixPattern::address).ifPresent(patterns::add);
    });
  }
}
