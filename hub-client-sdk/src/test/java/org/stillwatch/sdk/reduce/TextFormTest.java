package org.stillwatch.sdk.reduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormTest {
  private static byte[] written(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    TextForm.write(text, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static String read(byte[] bytes, int length) throws IOException {
    return TextForm.read(new DataInputStream(new ByteArrayInputStream(bytes, 0, length)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "plain", "\u0000 zero", "推理", "\ud83d\ude00", "\ud800", "a\udc00b", "\ud83d"})
  void everyTextComesBackAsItWas(String text) throws IOException {
    byte[] bytes = written(text);
    assertThat(read(bytes, bytes.length)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "\ud800 half"})
  void aCutTextIsNoText(String text) throws IOException {
    byte[] bytes = written(text);
    assertThatThrownBy(() -> read(bytes, bytes.length - 1)).isInstanceOf(EOFException.class);
  }

  @Test
  void ordinaryTextIsUtf8AfterItsLength() throws IOException {
    assertThat(written("é")).containsExactly(0, 0, 0, 2, 0xC3, 0xA9);
  }
}
