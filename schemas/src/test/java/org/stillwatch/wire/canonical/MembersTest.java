package org.stillwatch.wire.canonical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.stillwatch.wire.canonical.MalformedJson.Reason;

class MembersTest {
  @Test
  void theMembersOfTheFormatAreRead() {
    var members = members("{\"list\":[\"a\",\"b\"],\"number\":7,\"text\":\"x\"}");
    assertThat(members.text("text")).isEqualTo("x");
    assertThat(members.integer("number", 1, 7)).isEqualTo(7);
    assertThat(members.texts("list", 2, String::length)).containsExactly(1, 1);
    assertThat(members.list("list", 2)).hasSize(2);
    assertThat(members.optionalText("note", String::length)).isEmpty();
  }

  @Test
  void otherMembersAreRefused() {
    assertRefused(() -> members("{\"list\":[],\"text\":\"\"}"), Reason.MISSING_MEMBER, "/number");
    assertRefused(
        () -> members("{\"list\":[],\"number\":1,\"secret\":1,\"text\":\"\"}"),
        Reason.UNKNOWN_MEMBER,
        "");
    assertRefused(() -> members("[]"), Reason.WRONG_TYPE, "/");
  }

  @Test
  void otherTypesAndValuesAreRefused() {
    var members = members("{\"list\":[1],\"note\":null,\"number\":\"7\",\"text\":7}");
    assertRefused(() -> members.text("text"), Reason.WRONG_TYPE, "/text");
    assertRefused(() -> members.integer("number", 0, 9), Reason.WRONG_TYPE, "/number");
    assertRefused(() -> members.integer("text", 0, 6), Reason.BAD_VALUE, "/text");
    assertRefused(() -> members.integer("text", 8, 9), Reason.BAD_VALUE, "/text");
    assertRefused(() -> members.list("list", 0), Reason.BAD_VALUE, "/list");
    assertRefused(() -> members.texts("list", 1, String::length), Reason.WRONG_TYPE, "/list");
    assertRefused(() -> members.list("text", 1), Reason.WRONG_TYPE, "/text");
    assertRefused(() -> members.constant("number", "8"), Reason.BAD_VALUE, "/number");
    assertRefused(() -> members.text("number", Digest::parse), Reason.BAD_VALUE, "/number");
    assertRefused(() -> members.optionalText("note", String::length), Reason.WRONG_TYPE, "/note");
  }

  private static Members members(String text) {
    var json = CanonicalJson.readExact(text.getBytes(StandardCharsets.UTF_8), new Limits(1_000, 4));
    return Members.of(json, Set.of("list", "number", "text"), Set.of("note"));
  }

  private static void assertRefused(ThrowingCallable call, Reason reason, String where) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            MalformedJson.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(reason);
              assertThat(refused.where()).isEqualTo(where);
            });
  }
}
