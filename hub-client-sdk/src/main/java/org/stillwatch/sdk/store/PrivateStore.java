package org.stillwatch.sdk.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
 * to accounts, and keyed digests of their values, never the values.
 */
public final class PrivateStore {
  private static final Limits LIMITS = new Limits(Integer.MAX_VALUE - 8, 4);
  private static final String CURSOR = "cursor";
  private static final String FEED_READ = "feed-read";

  private final PrivateFolder folder;
  private final PrivateFolder reports;
  private final PrivateFolder alerts;
  private final PrivateFolder own;
  private final PrivateFolder withdrawn;
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
    this.withdrawn = folder.in("withdrawn");
    this.sealing = new SealedFile(key, random);
  }

  /**
   * What is remembered of a report.
   *
   * @param accounts by the lab's own names
   * @param values keyed digests of the values of the accounts, as the watch writes them
   */
  public record Kept(SortedSet<String> accounts, Bytes values) {
    @Override
    public String toString() {
      return "Kept[" + accounts.size() + " accounts]";
    }
  }

  /** Remembers which accounts and values a report is about. */
  public void keepReport(StixId report, Kept kept) throws IOException {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("report", report.toString());
    var list = json.putArray("accounts");
    kept.accounts().forEach(list::add);
    json.put("values", kept.values().base64Url());
    String name = report.toString();
    reports.write(name, sealing.sealed(name, CanonicalJson.write(json)));
  }

  /** The accounts of a report; empty if this lab did not make it, or does not remember. */
  public Optional<SortedSet<String>> accounts(StixId report) throws IOException {
    return report(report).map(Kept::accounts);
  }

  /** What is remembered of a report; empty if this lab did not make it, or does not remember. */
  public Optional<Kept> report(StixId report) throws IOException {
    String name = report.toString();
    Optional<byte[]> sealed = reports.read(name);
    if (sealed.isEmpty()) {
      return Optional.empty();
    }
    JsonNode json = StrictJson.read(sealing.opened(name, sealed.get()), LIMITS);
    SortedSet<String> accounts = new TreeSet<>();
    json.path("accounts").forEach(account -> accounts.add(account.asText()));
    return Optional.of(new Kept(accounts, Bytes.fromBase64Url(json.path("values").asText(""))));
  }

  /** The reports that are remembered. */
  public List<StixId> reports() throws IOException {
    return ids(reports);
  }

  /** Remembers that the lab took a report back. */
  public void keepWithdrawn(StixId report) throws IOException {
    withdrawn.write(report.toString(), new byte[0]);
  }

  /** The hub refused that it be taken back. */
  public void forgetWithdrawn(StixId report) throws IOException {
    withdrawn.delete(report.toString());
  }

  /** The reports that the lab took back. */
  public Set<StixId> withdrawn() throws IOException {
    return Set.copyOf(ids(withdrawn));
  }

  private static List<StixId> ids(PrivateFolder of) throws IOException {
    return of.names().stream().map(StixId::parse).toList();
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

  /** The alerts that were delivered, in no order of meaning. */
  public List<StixId> deliveredAlerts() throws IOException {
    return ids(alerts);
  }

  /** The sealed text of an alert that was delivered. */
  public Optional<String> deliveredText(StixId alert) throws IOException {
    String name = alert.toString();
    Optional<byte[]> sealed = alerts.read(name);
    return sealed.isEmpty()
        ? Optional.empty()
        : Optional.of(new String(sealing.opened(name, sealed.get()), StandardCharsets.UTF_8));
  }

  /** When the hub last answered whoever read the feed; empty if never. */
  public Optional<Instant> feedRead() throws IOException {
    Optional<byte[]> text = folder.read(FEED_READ);
    try {
      return text.map(one -> Instant.parse(new String(one, StandardCharsets.US_ASCII)));
    } catch (DateTimeParseException e) {
      throw new IOException(FEED_READ + " of the private store is no time: delete it", e);
    }
  }

  public void keepFeedRead(Instant when) throws IOException {
    folder.write(FEED_READ, when.toString().getBytes(StandardCharsets.US_ASCII));
  }

  /** Where reading the feed stopped; empty at the beginning. */
  public Optional<String> cursor() throws IOException {
    return folder.read(CURSOR).map(text -> new String(text, StandardCharsets.UTF_8));
  }

  public void keepCursor(String cursor) throws IOException {
    folder.write(CURSOR, cursor.getBytes(StandardCharsets.UTF_8));
  }
}
