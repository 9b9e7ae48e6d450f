package org.stillwatch.wire.indicator;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A STIX identifier (STIX 2.1 section 2.9): a type, two hyphens and a UUID. Ours are random
 * (version 4), so that an id says nothing about what it names.
 *
 * @param type lower case letters, digits and hyphens
 */
public record StixId(String type, UUID uuid) {
  private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9-]{2,49}");
  private static final String SEPARATOR = "--";

  /** Checks the type. */
  public StixId {
    if (!TYPE.matcher(type).matches()) {
      throw new IllegalArgumentException("a STIX type of lower case letters, digits and hyphens");
    }
  }

  /**
   * Reads an id in its canonical form.
   *
   * @throws IllegalArgumentException otherwise; the message does not repeat the text
   */
  public static StixId parse(String text) {
    int cut = text.indexOf(SEPARATOR);
    if (cut < 0 || text.length() != cut + 38) {
      throw new IllegalArgumentException("a STIX identifier: type--uuid");
    }
    UUID uuid;
    try {
      uuid = UUID.fromString(text.substring(cut + 2));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("a STIX identifier: type--uuid", e);
    }
    StixId id = new StixId(text.substring(0, cut), uuid);
    if (!id.toString().equals(text)) {
      throw new IllegalArgumentException("a STIX identifier in lower case");
    }
    return id;
  }

  /** As {@link #parse(String)}, of one type only. */
  public static StixId parse(String type, String text) {
    StixId id = parse(text);
    if (!id.type().equals(type)) {
      throw new IllegalArgumentException("a STIX identifier of type " + type);
    }
    return id;
  }

  @Override
  public String toString() {
    return type + SEPARATOR + uuid;
  }
}
