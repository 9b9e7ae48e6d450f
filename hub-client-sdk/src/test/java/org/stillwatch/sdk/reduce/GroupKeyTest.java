package org.stillwatch.sdk.reduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class GroupKeyTest {
  private final GroupKey key =
      GroupKey.of("0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.UTF_8));

  @Test
  void theFileFormGivesTheSameKey() throws IOException {
    GroupKey made = GroupKey.generate(new SecureRandom(new byte[] {1}));
    assertThat(GroupKey.fromJson(made.toJson())).isEqualTo(made).isNotEqualTo(key);
  }

  @Test
  void aDamagedFileIsRefusedWithoutShowingIt() {
    String secret =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    String other = key.toJson().replace(secret, secret.replace('M', 'N'));
    assertThatThrownBy(() -> GroupKey.fromJson(other))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("check value")
        .hasMessageNotContaining(secret.substring(4));
    assertThatThrownBy(() -> GroupKey.fromJson("{}")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> GroupKey.fromJson("nonsense")).isInstanceOf(IOException.class);
  }

  @Test
  void theCheckValueIsStableAndThatOfAnotherKeyDiffers() {
    assertThat(key.check()).hasSize(16).isEqualTo(key.check());
    assertThat(key.check()).isNotEqualTo(GroupKey.of(new byte[16]).check());
  }

  @Test
  void aShortKeyIsRefused() {
    assertThatThrownBy(() -> GroupKey.of(new byte[15]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theKeyIsNotPrinted() {
    assertThat(key.toString()).isEqualTo("GroupKey[secret]");
  }
}
