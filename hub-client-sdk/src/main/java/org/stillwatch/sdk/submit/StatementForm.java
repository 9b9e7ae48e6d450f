package org.stillwatch.sdk.submit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.Members;
import org.stillwatch.wire.canonical.StrictJson;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.oprf.Epoch;

/** The file form of a statement. */
final class StatementForm {
  static final Limits LIMITS = new Limits(Integer.MAX_VALUE - 8, 16);

  private StatementForm() {}

  static ObjectNode json(Statement statement) {
    ObjectNode json =
        JsonNodeFactory.instance.objectNode().put("about", statement.about().toString());
    statement.epoch().ifPresent(epoch -> json.put("epoch", epoch.toString()));
    var objects = json.putArray("objects");
    for (Bytes object : statement.objects()) {
      objects.add(new String(object.toByteArray(), StandardCharsets.UTF_8));
    }
    return json;
  }

  static byte[] write(Statement statement) {
    return CanonicalJson.write(json(statement));
  }

  static Statement read(byte[] file) {
    JsonNode json = StrictJson.read(file, LIMITS);
    Members in = Members.of(json, Set.of("about", "objects"), Set.of("epoch"));
    Optional<Epoch> epoch = in.optionalText("epoch", Epoch::parse);
    return new Statement(
        in.text("about", StixId::parse),
        epoch,
        in.texts("objects", Integer.MAX_VALUE, Bytes::utf8));
  }
}
