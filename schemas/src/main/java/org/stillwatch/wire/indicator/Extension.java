package org.stillwatch.wire.indicator;

/** The project's own STIX extension definitions (STIX 2.1 section 7.3). The ids never change. */
public enum Extension {
  /** What a cluster report adds to a grouping. */
  CLUSTER_REPORT("3ba6c464-a98d-43a5-b2d6-79749f6b9660", "property-extension"),
  /** What a kind adds to an indicator. */
  INDICATOR_KIND("6a0e3493-0c50-4d82-b3f2-0c0d82cfe443", "property-extension"),
  /** The new object type stillwatch-withdrawal. */
  WITHDRAWAL("b8a115b6-5ead-4a0d-bc86-a2feed58c018", "new-sdo"),
  /** What a lab's verdict adds to an opinion. */
  VERDICT("682e819b-3aa7-488d-b61a-125e9b37599d", "property-extension"),
  /** What a release to liaisons adds to a campaign: its aggregates. */
  RELEASE("264d1178-90c7-49fb-8353-975b8fd34133", "property-extension"),
  /** FIRST's Information Exchange Policy 2.0 as a marking. */
  IEP("178478fc-6666-4f4e-b527-132bd6f80fb6", "property-extension");

  private final String uuid;
  private final String extensionType;

  Extension(String uuid, String extensionType) {
    this.uuid = uuid;
    this.extensionType = extensionType;
  }

  /** The key under {@code extensions}. */
  public String ref() {
    return "extension-definition--" + uuid;
  }

  /** The value of {@code extension_type}. */
  public String extensionType() {
    return extensionType;
  }
}
