package org.stillwatch.wire.canonical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.wire.SharedVectors;
import org.stillwatch.wire.canonical.MalformedJson.Reason;

class CanonicalJsonTest {
  private static final Limits LIMITS = new Limits(200, 4);
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  @ParameterizedTest
  @ValueSource(strings = {"arrays", "french", "structures", "unicode", "values", "weird"})
  void thePairsOfRfc8785AreReproduced(String name) throws IOException {
    var folder = SharedVectors.find("jcs");
    var input = Files.readAllBytes(folder.resolve(name + ".input.json"));
    var output = Files.readString(folder.resolve(name + ".output.json")).strip();
    var written = CanonicalJson.write(StrictJson.read(input, new Limits(10_000, 20)));
    assertThat(new String(written, StandardCharsets.UTF_8)).isEqualTo(output);
  }

  static Stream<JsonNode> numbers() {
    return Resources.lines("numbers.jsonl");
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void aNumberIsWrittenAsEcmaScriptWritesIt(JsonNode vector) {
    var text = vector.get("number").textValue().getBytes(StandardCharsets.UTF_8);
    assertThat(
            new String(CanonicalJson.write(StrictJson.read(text, LIMITS)), StandardCharsets.UTF_8))
        .isEqualTo(vector.get("form").textValue());
  }

  static Stream<JsonNode> notWire() {
    return Resources.lines("not-wire.jsonl");
  }

  @ParameterizedTest
  @MethodSource("notWire")
  void whatIsNotExactlyTheWireProfileIsRefusedWithItsReason(JsonNode vector) {
    var text = vector.get("text").textValue().getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> CanonicalJson.readExact(text, LIMITS))
        .as(vector.get("why").textValue())
        .isInstanceOfSatisfying(
            MalformedJson.class,
            refused -> {
              assertThat(refused.reason())
                  .isEqualTo(Reason.valueOf(vector.get("reason").textValue()));
              assertThat(refused).hasNoCause();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "\"\"",
        "9007199254740991",
        "-9007199254740991",
        "[[[[]]]]",
        "{\"\":0,\"a\":{\"b\":[true,false,null,\"\\u001f\\n\\\"\\\\/\"]},\"\u20ac\":\"\ud83d\ude02\"}"
      })
  void whatIsExactlyTheWireProfileIsRead(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(CanonicalJson.write(CanonicalJson.readExact(bytes, LIMITS))).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"c0af", "22c0af22", "22eda08022", "22f490808022", "22ff22", "22e28222", "80"})
  void bytesThatAreNotUtf8AreRefused(String hex) {
    assertRefused(Bytes.fromHex(hex).toByteArray(), Reason.NOT_UTF8);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void aNumberThatIsNotFiniteIsNotWritten(double number) {
    assertNotWritten(NODES.numberNode(number), Reason.NUMBER_OUT_OF_RANGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e309", "-1e309"})
  void aNumberBeyondTheDoublesIsNotRead(String text) {
    assertThatThrownBy(() -> StrictJson.read(text.getBytes(StandardCharsets.UTF_8), LIMITS))
        .isInstanceOfSatisfying(
            MalformedJson.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.NUMBER_OUT_OF_RANGE));
  }

  static Stream<JsonNode> notJson() {
    return Stream.of(NODES.binaryNode(new byte[1]), NODES.pojoNode("x"), NODES.missingNode());
  }

  @ParameterizedTest
  @MethodSource("notJson")
  void aNodeThatIsNotJsonIsNotWritten(JsonNode node) {
    assertNotWritten(NODES.arrayNode().add(node), Reason.NOT_JSON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud83d", "\ude02", "a\ud83db", "\ude02\ud83d"})
  void aLoneSurrogateIsNotWritten(String text) {
    assertNotWritten(NODES.textNode(text), Reason.LONE_SURROGATE);
    assertNotWritten(NODES.objectNode().put(text, 1), Reason.LONE_SURROGATE);
  }

  @ParameterizedTest
  @ValueSource(ints = {257, 100_000})
  void aTreeTooDeepIsNotWrittenAndDoesNotOverflowTheStack(int depth) {
    var tree = NODES.arrayNode();
    for (int i = 1; i < depth; i++) {
      tree = NODES.arrayNode().add(tree);
    }
    assertNotWritten(tree, Reason.TOO_DEEP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"secret-value", "{\"secret-value\":", "{\"secret-value\":1,\"secret-value\":2}"})
  void aRefusalNeverRepeatsTheText(String text) {
    assertThatThrownBy(() -> CanonicalJson.readExact(text.getBytes(StandardCharsets.UTF_8), LIMITS))
        .isInstanceOf(MalformedJson.class)
        .hasMessageNotContaining("secret")
        .hasNoCause()
        .hasMessageContaining("offset");
  }

  private static void assertRefused(byte[] text, Reason reason) {
    assertThatThrownBy(() -> CanonicalJson.readExact(text, LIMITS))
        .isInstanceOfSatisfying(
            MalformedJson.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  private static void assertNotWritten(JsonNode tree, Reason reason) {
    assertThatThrownBy(() -> CanonicalJson.write(tree))
        .isInstanceOfSatisfying(
            MalformedJson.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }
}
