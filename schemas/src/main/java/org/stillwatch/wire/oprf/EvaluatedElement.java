package org.stillwatch.wire.oprf;

/** What an evaluator answers: the blinded element under its key. */
public record EvaluatedElement(Element element) {
  /** Reads 44 characters of base64url. */
  public static EvaluatedElement parse(String base64Url) {
    return new EvaluatedElement(Element.parse(base64Url));
  }

  public String base64Url() {
    return element.base64Url();
  }
}
