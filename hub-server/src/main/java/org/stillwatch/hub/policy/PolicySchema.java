package org.stillwatch.hub.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.MalformedJson;
import org.stillwatch.wire.canonical.StrictJson;
import org.stillwatch.wire.policy.Finding;

/**
 * The JSON Schema beside the policies. The reader of the policy refuses no less; whoever edits a
 * policy sees the schema's answer in an editor already, and here the two are held together.
 */
final class PolicySchema {
  private static final Limits LIMITS = new Limits(262_144, 16);
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(
              new String(
                  PolicyFile.resource("policy.schema.json").toByteArray(), StandardCharsets.UTF_8),
              SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build());

  private PolicySchema() {}

  /** What the schema finds, in the order of its rules; nothing if the bytes are no JSON at all. */
  static List<Finding> findings(byte[] json) {
    try {
      return findings(StrictJson.read(json, LIMITS));
    } catch (MalformedJson e) {
      return List.of();
    }
  }

  /** What the schema finds at places where nothing was found yet, nor above or below them. */
  static List<Finding> findingsBeside(List<Finding> known, byte[] json) {
    return findings(json).stream()
        .filter(found -> known.stream().noneMatch(one -> touch(one.pointer(), found.pointer())))
        .toList();
  }

  private static List<Finding> findings(JsonNode tree) {
    return SCHEMA.validate(tree).stream().map(PolicySchema::finding).toList();
  }

  private static Finding finding(ValidationMessage message) {
    var pointer = message.getInstanceLocation().toString();
    var property = message.getProperty();
    var words = message.getMessage();
    if (words.startsWith(pointer + ": ")) {
      words = words.substring(pointer.length() + 2);
    }
    return new Finding(
        property == null ? pointer : pointer + "/" + property,
        "Does not keep to policy.schema.json: " + words + ".");
  }

  private static boolean touch(String one, String other) {
    return one.equals(other) || one.startsWith(other + "/") || other.startsWith(one + "/");
  }
}
