package org.stillwatch.wire.seal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Set;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.MalformedJson;
import org.stillwatch.wire.canonical.Members;
import org.stillwatch.wire.seal.SealBroken.Reason;

/** Our protected header: exactly {@code alg}, {@code kid} and {@code typ}, in canonical form. */
record SealHeader(String algorithm, KeyId key, SealType type) {
  private static final Limits LIMITS = new Limits(256, 1);
  private static final Set<String> MEMBERS = Set.of("alg", "kid", "typ");

  static SealHeader read(Bytes header) {
    try {
      var tree = CanonicalJson.readExact(header.toByteArray(), LIMITS);
      var members = Members.of(tree, MEMBERS, Set.of());
      return new SealHeader(
          members.text("alg"),
          members.text("kid", KeyId::parse),
          members.text("typ", SealType::named));
    } catch (MalformedJson e) {
      throw new SealBroken(Reason.BAD_HEADER, e.reason().expectation());
    }
  }

  byte[] toBytes() {
    var header =
        JsonNodeFactory.instance
            .objectNode()
            .put("alg", algorithm)
            .put("kid", key.toString())
            .put("typ", type.typ());
    return CanonicalJson.write(header);
  }

  void require(SealType expected, VerifyingKey verifying) {
    if (type != expected) {
      throw new SealBroken(Reason.OTHER_TYPE, "expected " + expected.typ());
    }
    if (!key.equals(verifying.id())) {
      throw new SealBroken(Reason.OTHER_KEY);
    }
    if (!algorithm.equals(verifying.algorithm().jwsName())) {
      throw new SealBroken(Reason.OTHER_ALGORITHM);
    }
  }
}
