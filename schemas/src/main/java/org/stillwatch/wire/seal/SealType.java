package org.stillwatch.wire.seal;

/**
 * What a seal is about; bound into it, so that none can pass for another (RFC 8725 section 3.11).
 */
public enum SealType {
  BATCH("stillwatch-batch+jws"),
  RECEIPT("stillwatch-receipt+jws"),
  ALERT("stillwatch-alert+jws"),
  KEY_MANIFEST("stillwatch-key-manifest+jws"),
  ENROLMENT("stillwatch-enrolment+jws"),
  /** A list of public templates, by one member for the others. */
  PUBLIC_TEMPLATES("stillwatch-public-templates+jws"),
  /** An access token of the hub (RFC 9068). */
  ACCESS_TOKEN("at+jwt");

  private final String typ;

  SealType(String typ) {
    this.typ = typ;
  }

  /** The value of the JWS header {@code typ}. */
  public String typ() {
    return typ;
  }

  static SealType named(String typ) {
    for (var type : values()) {
      if (type.typ.equals(typ)) {
        return type;
      }
    }
    throw new IllegalArgumentException("expected the typ of a seal");
  }
}
