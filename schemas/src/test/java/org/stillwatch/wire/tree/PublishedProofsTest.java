package org.stillwatch.wire.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.stillwatch.wire.SharedVectors;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.StrictJson;

/** The cases of transparency-dev/merkle. */
class PublishedProofsTest {
  @Test
  void inclusionIsJudgedAsPublished() throws IOException {
    var cases = cases("merkle-inclusion.jsonl");
    assertThat(cases).hasSizeGreaterThan(50);
    for (var it : cases) {
      judge(
          it,
          () ->
              new InclusionProof(new LeafIndex(number(it, "leafIdx")), path(it))
                  .verify(
                      new LeafHash(digest(it.get("leafHash"))),
                      new TreeSize(number(it, "treeSize")),
                      new RootHash(digest(it.get("root")))));
    }
  }

  @Test
  void consistencyIsJudgedAsPublished() throws IOException {
    var cases = cases("merkle-consistency.jsonl");
    assertThat(cases).hasSizeGreaterThan(50);
    for (var it : cases) {
      judge(
          it,
          () ->
              new ConsistencyProof(path(it))
                  .verify(
                      new TreeSize(number(it, "size1")),
                      new RootHash(digest(it.get("root1"))),
                      new TreeSize(number(it, "size2")),
                      new RootHash(digest(it.get("root2")))));
    }
  }

  private static void judge(JsonNode it, ThrowingCallable verification) {
    var name = it.get("name").textValue();
    if (it.get("wantErr").booleanValue()) {
      assertThatThrownBy(verification)
          .as(name)
          .isInstanceOfAny(ProofBroken.class, IllegalArgumentException.class);
    } else {
      assertThatCode(verification).as(name).doesNotThrowAnyException();
    }
  }

  private static List<JsonNode> cases(String file) throws IOException {
    var cases = new ArrayList<JsonNode>();
    for (var line : Files.readAllLines(SharedVectors.find(file))) {
      cases.add(StrictJson.read(line.getBytes(StandardCharsets.UTF_8), new Limits(1_000_000, 10)));
    }
    return cases;
  }

  private static List<Digest> path(JsonNode it) {
    var path = new ArrayList<Digest>();
    it.path("proof").forEach(hash -> path.add(digest(hash)));
    return path;
  }

  /** An unsigned number of 64 bits; one beyond our range becomes -1, which the types refuse. */
  private static long number(JsonNode it, String name) {
    var number = it.path(name);
    return number.canConvertToLong() ? number.longValue() : -1;
  }

  private static Digest digest(JsonNode base64) {
    return new Digest(
        Bytes.of(base64.isNull() ? new byte[0] : Base64.getDecoder().decode(base64.asText())));
  }
}
