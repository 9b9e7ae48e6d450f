package org.stillwatch.wire.canonical;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/** Small damage to a text, as a fuzzer does it. */
public final class Mutations {
  private static final byte[] TELLING =
      "{}[]:,\"\\/0123456789-+.eEtfnu \n\t\u0000\u007f"
          .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

  private Mutations() {}

  /** One to three changes of a byte, cuts, repeats, or nothing at all. */
  public static byte[] mutate(byte[] text, Random random) {
    var mutated = text;
    for (int i = random.nextInt(4); i > 0; i--) {
      mutated = mutated.length == 0 ? mutated : once(mutated, random);
    }
    return mutated;
  }

  private static byte[] once(byte[] text, Random random) {
    int at = random.nextInt(text.length);
    int to = Math.min(text.length, at + 1 + random.nextInt(6));
    var changed = text.clone();
    switch (random.nextInt(6)) {
      case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> changed[at] = TELLING[random.nextInt(TELLING.length)];
      case 2 -> changed = join(text, at, new byte[0], to);
      case 3 -> changed = join(text, at, new byte[] {TELLING[random.nextInt(TELLING.length)]}, at);
      case 4 -> changed = join(text, to, Arrays.copyOfRange(text, at, to), to);
      default -> changed = Arrays.copyOf(text, at);
    }
    return changed;
  }

  private static byte[] join(byte[] text, int head, byte[] middle, int tail) {
    var joined = new ByteArrayOutputStream();
    joined.write(text, 0, head);
    joined.writeBytes(middle);
    joined.write(text, tail, text.length - tail);
    return joined.toByteArray();
  }
}
