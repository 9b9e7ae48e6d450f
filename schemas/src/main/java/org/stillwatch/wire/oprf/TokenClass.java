package org.stillwatch.wire.oprf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.stillwatch.wire.canonical.Bytes;

/** What kind of value a token stands for. Each class has its own key in each epoch. */
public enum TokenClass {
  PAYMENT("payment"),
  CONTACT("contact"),
  NETWORK("network"),
  CANARY("canary");

  private final String wireName;

  TokenClass(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  /** Reads a wire name; refuses others. */
  public static TokenClass named(String wireName) {
    for (var tokenClass : values()) {
      if (tokenClass.wireName.equals(wireName)) {
        return tokenClass;
      }
    }
    throw new IllegalArgumentException("expected the name of a token class");
  }

  /**
   * The input of the function: class, a zero byte, the value. So no value of one class is the value
   * of another.
   *
   * @param normalised the value in the normal form of its kind, without lone surrogates
   */
  public Bytes input(String normalised) {
    var input = new ByteArrayOutputStream();
    input.writeBytes(wireName.getBytes(StandardCharsets.UTF_8));
    input.write(0);
    input.writeBytes(normalised.getBytes(StandardCharsets.UTF_8));
    return Bytes.of(input.toByteArray());
  }
}
