package org.stillwatch.sdk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the officers of a hub do with liaisons. Failures are those of {@link OperatorHub}. */
final class LiaisonsAtHub {
  private final OperatorHub hub;

  LiaisonsAtHub(OperatorHub hub) {
    this.hub = hub;
  }

  /** Proposes one, as the operator. */
  ObjectNode propose(String name, String person, String agency, String jurisdiction, String purpose)
      throws InterruptedException {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", name)
            .put("person", person)
            .put("agency", agency)
            .put("jurisdiction", jurisdiction)
            .put("purpose", purpose);
    return object(hub.json(hub.send(posting("/operator/liaisons", body), 201)));
  }

  /** Approves one, as the approver; the answer has its secret. */
  ObjectNode approve(UUID id) throws InterruptedException {
    HttpRequest.Builder approval =
        hub.request("/approver/liaisons/" + id + "/approval").POST(BodyPublishers.noBody());
    ObjectNode approved = object(hub.json(hub.send(approval, 201)));
    if (!approved.path("secret").isTextual()) {
      throw hub.notAHub("a credential", null);
    }
    return approved;
  }

  private ObjectNode object(JsonNode answer) {
    if (answer instanceof ObjectNode object) {
      return object;
    }
    throw hub.notAHub("a liaison", null);
  }

  /** Ends one, as the operator. */
  void revoke(String name) throws InterruptedException {
    hub.send(
        hub.request("/operator/liaisons/" + name + "/revocation").POST(BodyPublishers.noBody()),
        204);
  }

  /** All of them, as either officer. */
  List<ObjectNode> list(String officer) throws InterruptedException {
    JsonNode answer = hub.json(hub.send(hub.request("/" + officer + "/liaisons").GET(), 200));
    List<ObjectNode> liaisons = new ArrayList<>();
    answer.path("liaisons").forEach(one -> liaisons.add(object(one)));
    return liaisons;
  }

  /** Passes a request on, as the operator. */
  void request(String name, String citation, String message) throws InterruptedException {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("liaison", name)
            .put("citation", citation)
            .put("message", message);
    hub.send(posting("/operator/liaison-requests", body), 204);
  }

  private HttpRequest.Builder posting(String path, ObjectNode body) {
    return hub.request(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body.toString()));
  }
}
