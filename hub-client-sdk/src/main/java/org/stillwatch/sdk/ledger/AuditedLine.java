package org.stillwatch.sdk.ledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.stillwatch.wire.alert.Receipt;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.indicator.StixTime;
import org.stillwatch.wire.log.LeafOpening;
import org.stillwatch.wire.log.LogProof;
import org.stillwatch.wire.seal.BatchHeader;
import org.stillwatch.wire.tree.InclusionProof;
import org.stillwatch.wire.tree.LeafIndex;

/** What a lab shows an auditor, a line each. Read, it is well formed and no more. */
sealed interface AuditedLine {
  /** As it stands in a file. */
  ObjectNode toJson();

  /** Has itself judged by what judges its sort. */
  void judgedBy(AuditedLines lines);

  /**
   * A receipt that the hub signed: {@code {"receipt": JWS, "written": when, "proof": base64url of a
   * tlog-proof}}, the last where the lab has one. By the second it is judged whether it should.
   */
  record OfReceipt(String jws, Receipt receipt, Instant written, Optional<LogProof> proof)
      implements AuditedLine {
    @Override
    public ObjectNode toJson() {
      ObjectNode json = line().put("receipt", jws).put("written", StixTime.write(written));
      proof.ifPresent(one -> json.put("proof", one.toBytes().base64Url()));
      return json;
    }

    @Override
    public void judgedBy(AuditedLines lines) {
      lines.receipt(this);
    }
  }

  /**
   * A leaf that the hub shows this lab: {@code {"leaf": index, "opening": …, "content":
   * base64url}}.
   *
   * @param content what its subject is the digest of, where the lab has it
   */
  record OfLeaf(LeafIndex index, LeafOpening opening, Optional<Bytes> content)
      implements AuditedLine {
    @Override
    public ObjectNode toJson() {
      ObjectNode json = line().put("leaf", index.value());
      json.set("opening", opening.toJson());
      content.ifPresent(bytes -> json.put("content", bytes.base64Url()));
      return json;
    }

    @Override
    public void judgedBy(AuditedLines lines) {
      lines.leaf(this);
    }
  }

  /**
   * A withdrawal and where it stands in its batch: {@code {"withdrawal": base64url of the object,
   * "header": base64url, "place": in the batch, "path": [base64url…]}}. It says what was taken back
   * by its random id, and nothing else of it.
   */
  record OfWithdrawal(Bytes object, BatchHeader header, InclusionProof path)
      implements AuditedLine {
    @Override
    public ObjectNode toJson() {
      ObjectNode json =
          line()
              .put("withdrawal", object.base64Url())
              .put("header", Bytes.of(header.toCanonical()).base64Url())
              .put("place", path.index().value());
      ArrayNode hashes = json.putArray("path");
      path.path().forEach(hash -> hashes.add(hash.base64Url()));
      return json;
    }

    @Override
    public void judgedBy(AuditedLines lines) {
      lines.withdrawal(this);
    }
  }

  private static ObjectNode line() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** The text of a line. */
  default String text() {
    return new String(CanonicalJson.write(toJson()), StandardCharsets.UTF_8);
  }
}
