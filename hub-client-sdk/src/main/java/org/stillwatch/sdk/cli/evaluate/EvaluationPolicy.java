package org.stillwatch.sdk.cli.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.stillwatch.wire.policy.Policy;

/** The policy under which is measured. */
public final class EvaluationPolicy {
  private static final JsonMapper JSON = new JsonMapper();

  private EvaluationPolicy() {}

  /**
   * The policy itself if it asks for so many accounts anyway; else a copy in which every kind does.
   *
   * @param usual the project's own evaluation policy
   * @param minAccounts a lower bound of an accounts bucket
   * @param folder for the copy
   * @return the file that the hub is to read
   */
  public static Path with(int minAccounts, Path usual, Path folder) throws IOException {
    boolean fits =
        Policy.read(Files.readAllBytes(usual)).kinds().values().stream()
            .allMatch(kind -> kind.minAccounts() == minAccounts);
    if (fits) {
      return usual;
    }
    JsonNode policy = JSON.readTree(usual.toFile());
    for (JsonNode kind : policy.path("kinds")) {
      ((ObjectNode) kind).put("min_accounts", minAccounts);
      int ofPublic = kind.path("public_min_accounts").asInt(0);
      if (ofPublic > 0) {
        ((ObjectNode) kind).put("public_min_accounts", Math.max(ofPublic, minAccounts));
      }
    }
    Path copy = folder.resolve("policy.json");
    byte[] bytes = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(policy);
    Policy.read(bytes);
    Files.write(copy, bytes);
    return copy;
  }
}
