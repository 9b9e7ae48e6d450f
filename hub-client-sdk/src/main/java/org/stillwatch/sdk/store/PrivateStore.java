package org.stillwatch.sdk.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stillwatch.sdk.trust.PrivateFolder;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.StrictJson;
import org.stillwatch.wire.indicator.StixId;

/**
 * The lab's own memory, on disk. What a call kept is durable when it returns. It holds references
 * to accounts, never their values.
 */
public final class PrivateStore {
  private static final Limits LIMITS = new Limits(Integer.MAX_VALUE - 8, 4);
  private static final String CURSOR = "cursor";

  private final PrivateFolder folder;
  private final PrivateFolder reports;
  private final PrivateFolder alerts;
  private final PrivateFolder own;
  private final SealedFile sealing;

  /**
   * The store in that folder.
   *
   * @param key 32 bytes
   * @param random for nonces
   */
  public PrivateStore(PrivateFolder folder, Bytes key, SecureRandom random) throws IOException {
    this.folder = folder;
    this.reports = folder.in("reports");
    this.alerts = folder.in("alerts");
    this.own = folder.in("own");
    this.sealing = new SealedFile(key, random);
  }

  /** Remembers which accounts a report is about. */
  public void keepReport(StixId report, SortedSet<String> accounts) throws IOException {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("report", report.toString());
    var list = json.putArray("accounts");
    accounts.forEach(list::add);
    String name = report.toString();
    reports.write(name, sealing.sealed(name, CanonicalJson.write(json)));
  }

  /** The accounts of a report; empty if this lab did not make it, or does not remember. */
  public Optional<SortedSet<String>> accounts(StixId report) throws IOException {
    String name = report.toString();
    Optional<byte[]> sealed = reports.read(name);
    if (sealed.isEmpty()) {
      return Optional.empty();
    }
    JsonNode json = StrictJson.read(sealing.opened(name, sealed.get()), LIMITS);
    SortedSet<String> accounts = new TreeSet<>();
    json.path("accounts").forEach(account -> accounts.add(account.asText()));
    return Optional.of(accounts);
  }

  /** Whether an alert was delivered already. */
  public boolean delivered(StixId alert) {
    return alerts.has(alert.toString());
  }

  /** Remembers that an alert was delivered, with its sealed text as evidence. */
  public void keepDelivered(StixId alert, String jws) throws IOException {
    String name = alert.toString();
    alerts.write(name, sealing.sealed(name, jws.getBytes(StandardCharsets.UTF_8)));
  }

  /** Keeps something of the lab's own under a name, encrypted; what was there before goes. */
  public void keep(String name, byte[] content) throws IOException {
    own.write(name, sealing.sealed(name, content));
  }

  /** What was kept under that name; empty if nothing was. */
  public Optional<byte[]> kept(String name) throws IOException {
    Optional<byte[]> sealed = own.read(name);
    return sealed.isEmpty() ? sealed : Optional.of(sealing.opened(name, sealed.get()));
  }

  /** Where reading the feed stopped; empty at the beginning. */
  public Optional<String> cursor() throws IOException {
    return folder.read(CURSOR).map(text -> new String(text, StandardCharsets.UTF_8));
  }

  public void keepCursor(String cursor) throws IOException {
    folder.write(CURSOR, cursor.getBytes(StandardCharsets.UTF_8));
  }
}
