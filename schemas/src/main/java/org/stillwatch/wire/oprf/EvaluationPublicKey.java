package org.stillwatch.wire.oprf;

/** What a lab verifies evaluations against; also the commitment to a share of a key. */
public record EvaluationPublicKey(Element element) {
  /** Reads 44 characters of base64url. */
  public static EvaluationPublicKey parse(String base64Url) {
    return new EvaluationPublicKey(Element.parse(base64Url));
  }

  public String base64Url() {
    return element.base64Url();
  }
}
