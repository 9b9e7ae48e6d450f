package org.stillwatch.wire.seal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.MalformedJson;
import org.stillwatch.wire.canonical.Members;
import org.stillwatch.wire.canonical.StrictJson;
import org.stillwatch.wire.seal.UnfitKey.Reason;

/**
 * The two shapes of JWK that a seal knows, read strictly. The label that a JWK gives itself ({@code
 * kid}) is ignored: keys are named by thumbprint.
 */
record Jwk(SignatureAlgorithm algorithm, Members members) {
  private static final Limits LIMITS = new Limits(2_000, 2);
  private static final Set<String> DESCRIPTIONS = Set.of("alg", "kid", "use", "key_ops", "d");
  private static final int COORDINATE_SIZE = 32;

  static Jwk readPublic(String json) {
    var tree = tree(json);
    if (tree.has("d")) {
      throw new UnfitKey(Reason.PRIVATE_PART);
    }
    return read(tree, "verify");
  }

  static Jwk readPrivate(String json) {
    var tree = tree(json);
    if (!tree.has("d")) {
      throw new UnfitKey(Reason.NO_PRIVATE_PART);
    }
    return read(tree, "sign");
  }

  /** 32 bytes: a coordinate, or the private part. */
  Bytes part(String name) {
    try {
      var part = members.text(name, Bytes::fromBase64Url);
      if (part.size() == COORDINATE_SIZE) {
        return part;
      }
    } catch (MalformedJson _unrepeated) {
      throw new UnfitKey(Reason.NOT_A_JWK);
    }
    throw new UnfitKey(Reason.NOT_A_JWK);
  }

  /** RFC 7638: the required members in order, which is their canonical form. */
  static KeyId thumbprint(ObjectNode required) {
    return new KeyId(Digest.of(CanonicalJson.write(required)));
  }

  static ObjectNode required(SignatureAlgorithm algorithm) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("crv", algorithm.curve())
        .put("kty", algorithm.keyType());
  }

  private static JsonNode tree(String json) {
    try {
      var tree = StrictJson.read(json.getBytes(StandardCharsets.UTF_8), LIMITS);
      if (tree.isObject()) {
        return tree;
      }
    } catch (MalformedJson _unrepeated) {
      throw new UnfitKey(Reason.NOT_A_JWK);
    }
    throw new UnfitKey(Reason.NOT_A_JWK);
  }

  private static Jwk read(JsonNode tree, String operation) {
    var algorithm = algorithm(tree);
    if (tree.has("alg") && !algorithm.jwsName().equals(tree.get("alg").textValue())) {
      throw new UnfitKey(Reason.OTHER_ALGORITHM);
    }
    if (tree.has("use") && !"sig".equals(tree.get("use").textValue())) {
      throw new UnfitKey(Reason.NOT_FOR_SIGNING);
    }
    if (tree.has("key_ops") && !allows(tree.get("key_ops"), operation)) {
      throw new UnfitKey(Reason.NOT_FOR_SIGNING);
    }
    var required =
        algorithm == SignatureAlgorithm.ES256
            ? Set.of("kty", "crv", "x", "y")
            : Set.of("kty", "crv", "x");
    try {
      return new Jwk(algorithm, Members.of(tree, required, DESCRIPTIONS));
    } catch (MalformedJson _unrepeated) {
      throw new UnfitKey(Reason.NOT_A_JWK);
    }
  }

  private static SignatureAlgorithm algorithm(JsonNode tree) {
    for (var algorithm : SignatureAlgorithm.values()) {
      if (algorithm.keyType().equals(tree.path("kty").textValue())
          && algorithm.curve().equals(tree.path("crv").textValue())) {
        return algorithm;
      }
    }
    throw new UnfitKey(Reason.UNSUPPORTED);
  }

  private static boolean allows(JsonNode operations, String operation) {
    return operations.isArray()
        && StreamSupport.stream(operations.spliterator(), false)
            .anyMatch(one -> operation.equals(one.textValue()));
  }
}
