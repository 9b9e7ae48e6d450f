package org.stillwatch.sdk.sink.stix;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.TreeMap;
import java.util.UUID;
import org.stillwatch.wire.alert.Alert;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.indicator.Tlp;
import org.stillwatch.wire.stix.StixName;

/**
 * Alerts into one bundle. Of an object that several alerts make, the newest version is kept. The
 * same alerts give the same bytes. Not thread-safe.
 */
public final class StixExport {
  private final AlertHistory history;
  private final UUID lab;
  private final Tlp tlp;
  private final int confidence;
  private final TreeMap<String, ObjectNode> objects = new TreeMap<>();

  /**
   * An empty export.
   *
   * @param tlp marks every object
   * @param confidence of the lab in its clusters, 0 to 100
   */
  public StixExport(AlertHistory history, UUID lab, Tlp tlp, int confidence) {
    this.history = history;
    this.lab = lab;
    this.tlp = tlp;
    this.confidence = confidence;
  }

  /**
   * Adds an alert.
   *
   * @param patterns values of the cluster that the lab exports in the clear; none is usual
   */
  public void add(Alert alert, Collection<StixPattern> patterns) {
    history.add(alert);
    for (ObjectNode one : new StixObjects(alert, history, lab, tlp, confidence).of(patterns)) {
      objects.merge(one.path("id").asText(), one, StixExport::newer);
    }
  }

  private static ObjectNode newer(ObjectNode old, ObjectNode fresh) {
    return fresh.path("modified").asText().compareTo(old.path("modified").asText()) < 0
        ? old
        : fresh;
  }

  public boolean isEmpty() {
    return objects.isEmpty();
  }

  /** The bundle, in canonical form; its id is of its content. */
  public Bytes bundle() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", "bundle");
    var list = json.putArray("objects");
    objects.values().forEach(list::add);
    String content = Bytes.of(CanonicalJson.write(json)).base64Url();
    StixId id = new StixName(lab).of("bundle", content);
    return Bytes.of(CanonicalJson.write(json.put("id", id.toString())));
  }
}
