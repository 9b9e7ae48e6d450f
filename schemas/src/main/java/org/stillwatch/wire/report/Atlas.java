package org.stillwatch.wire.report;

import java.util.UUID;

/** Techniques of MITRE ATLAS (5.6.0) that a report's techniques are cases of. */
public enum Atlas {
  /** Exfiltration via AI inference API: extract the model. */
  EXTRACT_AI_MODEL("AML.T0024.002", "3f567912-629a-5e0b-ab0c-0102977c2d6c"),
  /** Acquire infrastructure: proxies that resell an AI service. */
  AI_SERVICE_PROXIES("AML.T0008.005", "647ac4ac-b2bc-53f7-ab83-81f421a1f0b5"),
  /** Accounts made for the purpose. */
  ESTABLISH_ACCOUNTS("AML.T0021", "d3d7763a-58e1-5e38-84fd-3abea967cb08"),
  /** Use of the interface that customers use. */
  INFERENCE_API_ACCESS("AML.T0040", "5ac1f849-523e-51bf-a1e9-1a97ab91cc91");

  private final String id;
  private final UUID stix;

  Atlas(String id, String stix) {
    this.id = id;
    this.stix = UUID.fromString(stix);
  }

  /** The identifier in ATLAS, such as {@code AML.T0021}. */
  public String id() {
    return id;
  }

  /** The id of ATLAS's own STIX object. */
  public String attackPattern() {
    return "attack-pattern--" + stix;
  }
}
