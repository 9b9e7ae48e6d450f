package org.stillwatch.wire.oprf;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Set;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.MalformedJson;
import org.stillwatch.wire.canonical.MalformedJson.Reason;
import org.stillwatch.wire.canonical.Members;

/** What an evaluator answers a lab. */
public record EvaluationResponse(Evaluation evaluation) {
  private static final Limits LIMITS = new Limits(64 * Suite.MAX_BATCH, 2);
  private static final Set<String> MEMBERS = Set.of("evaluated", "proof");

  public byte[] toCanonical() {
    var response =
        JsonNodeFactory.instance.objectNode().put("proof", evaluation.proof().base64Url());
    var elements = response.putArray("evaluated");
    evaluation.elements().forEach(element -> elements.add(element.base64Url()));
    return CanonicalJson.write(response);
  }

  /**
   * Reads the canonical form.
   *
   * @throws MalformedJson for anything else
   */
  public static EvaluationResponse parse(byte[] canonical) {
    var members = Members.of(CanonicalJson.readExact(canonical, LIMITS), MEMBERS, Set.of());
    var evaluated = members.texts("evaluated", Suite.MAX_BATCH, EvaluatedElement::parse);
    if (evaluated.isEmpty()) {
      throw new MalformedJson(Reason.BAD_VALUE, "/evaluated");
    }
    var proof = members.text("proof", EvaluationProof::parse);
    return new EvaluationResponse(new Evaluation(evaluated, proof));
  }
}
