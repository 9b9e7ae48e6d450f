package org.stillwatch.wire.oprf;

/** What a lab sends: a value behind a blind that only the lab knows. */
public record BlindedElement(Element element) {
  /** Reads 44 characters of base64url. */
  public static BlindedElement parse(String base64Url) {
    return new BlindedElement(Element.parse(base64Url));
  }

  public String base64Url() {
    return element.base64Url();
  }
}
