package org.stillwatch.sdk.cli.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A labelled corpus: JSON Lines, plain or gzip, an object a line with the string fields {@code
 * campaign}, {@code family}, {@code lab}, {@code account}, {@code level} and {@code text}. Other
 * fields are ignored.
 */
public record Corpus(List<LabelledPrompt> prompts) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int GZIP_FIRST_BYTE = 0x1f;
  private static final int GZIP_SECOND_BYTE = 0x8b;

  public Corpus {
    prompts = List.copyOf(prompts);
  }

  /**
   * Reads the file whole; about three kilobytes of memory a prompt.
   *
   * @throws MalformedCorpus at the first line that is not as described; a corpus with holes would
   *     give wrong figures
   */
  public static Corpus read(Path file) throws IOException {
    var prompts = new ArrayList<LabelledPrompt>();
    try (var in =
        new BufferedReader(new InputStreamReader(unpacked(file), StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        if (!line.isBlank()) {
          prompts.add(prompt(line, file, number));
        }
      }
    }
    return new Corpus(prompts);
  }

  private static InputStream unpacked(Path file) throws IOException {
    var in = new BufferedInputStream(Files.newInputStream(file));
    try {
      in.mark(2);
      boolean gzip = in.read() == GZIP_FIRST_BYTE && in.read() == GZIP_SECOND_BYTE;
      in.reset();
      return gzip ? new GZIPInputStream(in, 1 << 16) : in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static LabelledPrompt prompt(String line, Path file, int number) throws MalformedCorpus {
    try {
      JsonNode node = JSON.readTree(line);
      return new LabelledPrompt(
          field(node, "campaign", file, number),
          field(node, "family", file, number),
          field(node, "lab", file, number),
          field(node, "account", file, number),
          field(node, "level", file, number),
          field(node, "text", file, number));
    } catch (JsonProcessingException e) {
      throw new MalformedCorpus(file, number, "is not a JSON object");
    }
  }

  private static String field(JsonNode node, String name, Path file, int number)
      throws MalformedCorpus {
    JsonNode value = node.get(name);
    if (value == null || !value.isTextual()) {
      throw new MalformedCorpus(file, number, "has no string field \"" + name + "\"");
    }
    return value.textValue();
  }

  /** A line is not of the corpus format. Names file, line and expectation, never the content. */
  public static final class MalformedCorpus extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedCorpus(Path file, int line, String fault) {
      super(
          "Line "
              + line
              + " of "
              + file
              + " "
              + fault
              + "; expected an object with campaign, family, lab, account, level and text. Mend the"
              + " file: a corpus with holes would give wrong figures.");
    }
  }
}
