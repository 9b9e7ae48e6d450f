package org.stillwatch.sdk.reduce;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import org.stillwatch.wire.indicator.Feature;

/**
 * How a template stands inside a sealed block: whether it is ordinary, and of each feature the
 * number of shingles, then they.
 */
final class TemplateForm {
  private TemplateForm() {}

  static byte[] bytes(Template template) {
    int longs = 1 + Feature.values().length;
    for (Feature feature : Feature.values()) {
      longs += template.of(feature).size();
    }
    ByteBuffer bytes = ByteBuffer.allocate(longs * Long.BYTES);
    LongBuffer out = bytes.asLongBuffer();
    out.put(template.ordinary() ? 1 : 0);
    for (Feature feature : Feature.values()) {
      out.put(template.of(feature).size());
      template.of(feature).put(out);
    }
    return bytes.array();
  }

  static Template read(byte[] bytes) {
    LongBuffer in = ByteBuffer.wrap(bytes).asLongBuffer();
    boolean ordinary = in.get() != 0;
    return new Template(ShingleSet.get(in), ShingleSet.get(in), ShingleSet.get(in), ordinary);
  }
}
