package org.stillwatch.wire.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the cluster does, in the field's words (MITRE ATLAS AML.T0024.002 and its neighbours). */
public enum Technique {
  /** Reasoning trace elicitation. */
  REASONING_TRACE_ELICITATION,
  /** Rubric grading. */
  RUBRIC_GRADING,
  /** Censorship safe rewriting. */
  CENSORSHIP_SAFE_REWRITING,
  /** Agentic trajectory. */
  AGENTIC_TRAJECTORY,
  /** Tool trajectory. */
  TOOL_TRAJECTORY,
  /** Computer use. */
  COMPUTER_USE,
  /** Vision labelling. */
  VISION_LABELLING,
  /** Synthetic task generation. */
  SYNTHETIC_TASK_GENERATION,
  /** Model pivot. */
  MODEL_PIVOT;

  /**
   * What it is a case of in MITRE ATLAS: every one of them takes a model's behaviour out through
   * the interface that customers use.
   */
  public List<Atlas> atlas() {
    return List.of(Atlas.EXTRACT_AI_MODEL, Atlas.INFERENCE_API_ACCESS);
  }

  /** The word on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The value of that word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Technique of(String word) {
    return Arrays.stream(values())
        .filter(value -> value.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a word of Technique"));
  }
}
