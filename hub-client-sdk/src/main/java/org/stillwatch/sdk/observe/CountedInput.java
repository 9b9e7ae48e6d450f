package org.stillwatch.sdk.observe;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Tells how many bytes were read so far, after each read. */
final class CountedInput extends FilterInputStream {
  private final LongConsumer progress;
  private long read;

  CountedInput(InputStream in, LongConsumer progress) {
    super(in);
    this.progress = progress;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    told(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int more = super.read(bytes, offset, length);
    told(more);
    return more;
  }

  private void told(int more) {
    if (more > 0) {
      read += more;
      progress.accept(read);
    }
  }
}
