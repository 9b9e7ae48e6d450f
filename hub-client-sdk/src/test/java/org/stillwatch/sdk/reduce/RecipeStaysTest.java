package org.stillwatch.sdk.reduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.stillwatch.wire.indicator.Feature;

/**
 * What the recipe named {@link Reducer#NAME} makes of seeded texts, as digests that were taken when
 * it was measured. Whoever makes it faster must not move them; whoever moves them gives the reducer
 * another name.
 */
class RecipeStaysTest {
  private static final long SEED = 20_261_124;

  /** Pieces that each rule of the normaliser and of the skeleton has something to do with. */
  private static final String[] PIECES = {
    " ",
    "  ",
    "\n",
    "\t",
    "12",
    "3.14,",
    "10:45",
    "7th",
    "\"a quote\"",
    "\"",
    "'it's'",
    "don't",
    "`code x`",
    "```\nblock\n```",
    "`",
    "THE",
    "The",
    "ä",
    "é",
    "e\u0301",
    "ß",
    "\u0430\u0440",
    "\u201chm\u201d",
    "\u2014",
    "\u00a0",
    "\u200b",
    "\ufb01",
    "\ud83d\ude00",
    "\ud800",
    "中文",
    "日本",
    "한국",
    "\u1100\u1161",
    "!",
    "?!",
    "(a)",
    ";",
    "<b>",
    "a-b",
    "_x_",
    "le",
    "der",
    "0",
    "pneumonoultramicroscopic",
    "\u0000",
    "\u007f",
    "…",
    "½",
    "١٢"
  };

  private static List<String> texts() {
    Random random = new Random(SEED);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder();
      int pieces = i % 500 == 0 ? 9_000 : random.nextInt(90);
      boolean plain = i % 3 == 0;
      for (int piece = 0; piece < pieces; piece++) {
        boolean odd = !plain && random.nextInt(3) == 0;
        text.append(odd ? PIECES[random.nextInt(PIECES.length)] : Words.word(random));
        text.append(random.nextInt(5) == 0 ? " of the " : random.nextInt(9) == 0 ? "" : " ");
      }
      texts.add(text.toString());
    }
    return texts;
  }

  private static String digest(ByteArrayOutputStream bytes) throws NoSuchAlgorithmException {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
  }

  @Test
  void theNormalFormOfSeededTextsStays() throws IOException, NoSuchAlgorithmException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    Normaliser normaliser = new Normaliser();
    for (String text : texts()) {
      out.writeChars(normaliser.normalise(text));
      out.writeInt(-1);
    }
    assertThat(digest(bytes))
        .isEqualTo("5533c7df6d2e43835a683e95a626491279d67514b27f382616814decee5dd7d3");
  }

  @Test
  void theShinglesOfSeededTextsStay() throws IOException, NoSuchAlgorithmException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    Normaliser normaliser = new Normaliser();
    Shingler shingler = new Shingler(GroupKey.of(new byte[16]));
    for (String text : texts()) {
      String normal = normaliser.normalise(text);
      for (Feature feature : Feature.values()) {
        int cut = shingler.cut(normal, feature);
        out.writeInt(cut);
        for (int i = 0; i < cut; i++) {
          out.writeLong(shingler.at(i));
        }
      }
    }
    assertThat(digest(bytes))
        .isEqualTo("b2495456a8051eeff24ca1ec33849d3f34ef68a047f6e0a908de95c66ac63d33");
  }

  @Test
  void theTemplatesOfSeededAccountsStay() throws IOException, NoSuchAlgorithmException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    GroupKey key = GroupKey.of(new byte[16]);
    BackgroundBuilder honest = new BackgroundBuilder(key, 500);
    texts().subList(0, 600).forEach(honest::add);
    TemplateFinder finder = new TemplateFinder(key, honest.build());
    Normaliser normaliser = new Normaliser();
    Random random = new Random(SEED);
    List<String> texts = texts();
    for (int account = 0; account < 200; account++) {
      String frame = texts.get(random.nextInt(texts.size()));
      List<SampledPrompt> prompts = new ArrayList<>();
      for (int prompt = random.nextInt(40); prompt > 0; prompt--) {
        String own = texts.get(random.nextInt(texts.size()));
        String text = random.nextInt(4) == 0 ? own : frame + own;
        prompts.add(new SampledPrompt(normaliser.normalise(text), 1 + random.nextInt(4)));
      }
      Template template = finder.find(prompts);
      for (Feature feature : Feature.values()) {
        out.writeInt(template.of(feature).size());
        for (long shingle : template.of(feature).stream().toArray()) {
          out.writeLong(shingle);
        }
      }
    }
    assertThat(digest(bytes))
        .isEqualTo("e84e2678f6f3a9ec7accefd2512c87c1ddb4319459ac29fcf48bda40d217ccde");
  }
}
