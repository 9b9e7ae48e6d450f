package org.stillwatch.sdk.allow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillwatch.sdk.reduce.GroupKey;
import org.stillwatch.sdk.reduce.LinkValue;
import org.stillwatch.sdk.reduce.Words;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.seal.GroupKeyCheck;

class OwnListTest {
  private static final GroupKey KEY = GroupKey.of(new byte[16]);
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final LinkValue CARD = new LinkValue("payment", "digest");

  private static OwnEntry entry(Effect effect, OwnEntry.Subject subject) {
    return new OwnEntry(RandomId.next(new Random(5)), effect, NOW, subject);
  }

  private static OwnEntry.OwnTemplate template() {
    UUID id = RandomId.next(new Random(6));
    return new OwnEntry.OwnTemplate(
        ListedTemplate.of(Words.text(new Random(1), 3), KEY, id).orElseThrow(),
        new GroupKeyCheck(Bytes.of(KEY.check())));
  }

  private static OwnList list() {
    return OwnList.EMPTY.with(
        List.of(
            entry(Effect.BLOCK, new OwnEntry.Account("acct-1")),
            entry(Effect.INFORM, new OwnEntry.Value(CARD)),
            entry(Effect.BLOCK, template())));
  }

  @Test
  void whatIsKeptIsReadAgain() throws IOException {
    OwnList read = OwnList.read(list().toBytes());
    assertThat(read.entries()).isEqualTo(list().entries());
    assertThat(read.account("acct-1")).contains(Effect.BLOCK);
    assertThat(read.account("acct-2")).isEmpty();
    assertThat(read.value(CARD)).contains(Effect.INFORM);
    assertThat(read.templates(Effect.BLOCK, KEY).isEmpty()).isFalse();
    assertThat(read.templates(Effect.INFORM, KEY).isEmpty()).isTrue();
  }

  @Test
  void theLastWordOnASubjectCounts() {
    OwnList changed = list().with(List.of(entry(Effect.INFORM, new OwnEntry.Account("acct-1"))));
    assertThat(changed.entries()).hasSize(3);
    assertThat(changed.account("acct-1")).contains(Effect.INFORM);
  }

  @Test
  void anEntryIsTakenOffByItsId() {
    UUID id = list().entries().get(0).id();
    assertThat(list().without(Set.of(id)).account("acct-1")).isEmpty();
  }

  @Test
  void aTemplateOfAnotherGroupKeyIsNotPassedOver() {
    GroupKey another = GroupKey.of("another key of members".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> list().templates(Effect.BLOCK, another))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("group key");
  }

  @Test
  void aDamagedListIsRefusedWithoutRepeatingIt() {
    String text = new String(list().toBytes(), StandardCharsets.UTF_8);
    for (String damaged :
        List.of("", "{}", text + " ", text.replace("acct-1", ""), text.replace("block", "halt"))) {
      assertThatThrownBy(() -> OwnList.read(damaged.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(IOException.class)
          .hasNoCause()
          .hasMessageNotContaining("acct-1");
    }
  }

  @Test
  void nothingOfTheListIsPrinted() {
    assertThat(list().toString() + list().entries()).doesNotContain("acct-1", "digest");
  }
}
