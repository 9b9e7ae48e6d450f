package org.stillwatch.wire.oprf;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Set;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.MalformedJson;
import org.stillwatch.wire.canonical.MalformedJson.Reason;
import org.stillwatch.wire.canonical.Members;

/**
 * What a lab asks an evaluator.
 *
 * @param blinded 1 to {@link Suite#MAX_BATCH}
 */
public record EvaluationRequest(TokenClass tokenClass, Epoch epoch, List<BlindedElement> blinded) {
  private static final Limits LIMITS = new Limits(64 * Suite.MAX_BATCH, 2);
  private static final Set<String> MEMBERS = Set.of("class", "epoch", "blinded");

  public EvaluationRequest {
    blinded = List.copyOf(blinded);
    if (blinded.isEmpty() || blinded.size() > Suite.MAX_BATCH) {
      throw new IllegalArgumentException("a batch has 1 to " + Suite.MAX_BATCH + " elements");
    }
  }

  public byte[] toCanonical() {
    var request =
        JsonNodeFactory.instance
            .objectNode()
            .put("class", tokenClass.wireName())
            .put("epoch", epoch.toString());
    var elements = request.putArray("blinded");
    blinded.forEach(element -> elements.add(element.base64Url()));
    return CanonicalJson.write(request);
  }

  /**
   * Reads the canonical form.
   *
   * @param most elements that the caller takes, at most {@link Suite#MAX_BATCH}
   * @throws MalformedJson for anything else
   */
  public static EvaluationRequest parse(byte[] canonical, int most) {
    var members = Members.of(CanonicalJson.readExact(canonical, LIMITS), MEMBERS, Set.of());
    var tokenClass = members.text("class", TokenClass::named);
    var epoch = members.text("epoch", Epoch::parse);
    var blinded = members.texts("blinded", Math.min(most, Suite.MAX_BATCH), BlindedElement::parse);
    if (blinded.isEmpty()) {
      throw new MalformedJson(Reason.BAD_VALUE, "/blinded");
    }
    return new EvaluationRequest(tokenClass, epoch, blinded);
  }
}
