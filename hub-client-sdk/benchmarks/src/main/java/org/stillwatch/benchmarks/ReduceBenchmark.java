package org.stillwatch.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.stillwatch.sdk.reduce.Background;
import org.stillwatch.sdk.reduce.GroupKey;
import org.stillwatch.sdk.reduce.Normaliser;
import org.stillwatch.sdk.reduce.PromptHash;
import org.stillwatch.sdk.reduce.SampledPrompt;
import org.stillwatch.sdk.reduce.Shingler;
import org.stillwatch.sdk.reduce.Signatures;
import org.stillwatch.sdk.reduce.Template;
import org.stillwatch.sdk.reduce.TemplateFinder;
import org.stillwatch.wire.indicator.Feature;

/**
 * The features, apart from files and accounts: a prompt of 1,000 characters is the unit, but for
 * the sketches, where it is a template. One thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ReduceBenchmark {
  private static final int MANY = 256;
  private static final int FEW = 8;
  private static final int SAMPLE = 32;

  private final GroupKey key = GroupKey.of(new byte[16]);
  private final Normaliser normaliser = new Normaliser();
  private final PromptHash hash = new PromptHash(key);
  private final Shingler shingler = new Shingler(key);
  private final TemplateFinder finder = new TemplateFinder(key, Background.none(key));
  private final Signatures signatures = new Signatures(key);
  private final List<String> prompts = Texts.unlike(MANY);
  private final List<String> normal = prompts.stream().map(normaliser::normalise).toList();
  private final List<String> fewRaw = Texts.framed(FEW, 600);
  private final List<SampledPrompt> few = sampled(Texts.framed(FEW, 600));
  private final List<SampledPrompt> sample = sampled(Texts.framed(SAMPLE, 600));
  private final Template template = finder.find(sample);

  private List<SampledPrompt> sampled(List<String> texts) {
    return texts.stream().map(text -> new SampledPrompt(normaliser.normalise(text), 1)).toList();
  }

  /** Choosing the sample and telling repetitions: of every prompt, as it was sent. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public long promptHash() {
    long sum = 0;
    for (String prompt : prompts) {
      sum += hash.of(prompt);
    }
    return sum;
  }

  /** Normalising. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public long normalise() {
    long sum = 0;
    for (String prompt : prompts) {
      sum += normaliser.normalise(prompt).length();
    }
    return sum;
  }

  /** Shingles of all three features, from normalised text. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public long shingles() {
    long sum = 0;
    for (String text : normal) {
      sum += cut(text);
    }
    return sum;
  }

  /** Normalising and the shingles of all three features, of every prompt. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public long features() {
    long sum = 0;
    for (String prompt : prompts) {
      sum += cut(normaliser.normalise(prompt));
    }
    return sum;
  }

  private long cut(String text) {
    long sum = 0;
    for (Feature feature : Feature.values()) {
      sum += shingler.cut(text, feature) + shingler.at(0);
    }
    return sum;
  }

  /** All features, and counting what an account's eight prompts share; per prompt. */
  @Benchmark
  @OperationsPerInvocation(FEW)
  public Template templateOfEight() {
    return finder.find(few);
  }

  /** Every step from the prompt as it was sent: normalising, all features, counting; per prompt. */
  @Benchmark
  @OperationsPerInvocation(FEW)
  public Template everyStep() {
    return finder.find(sampled(fewRaw));
  }

  /** As {@link #templateOfEight}, of a full sample of 32 prompts; per prompt. */
  @Benchmark
  @OperationsPerInvocation(SAMPLE)
  public Template templateOfSample() {
    return finder.find(sample);
  }

  /** What leaves: three sketches under SipHash of a template of 600 characters; per template. */
  @Benchmark
  public long sketches() {
    long sum = 0;
    for (Feature feature : Feature.values()) {
      sum += signatures.sketch(feature, template.of(feature)).hashCode();
    }
    return sum;
  }
}
