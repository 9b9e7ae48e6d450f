package org.stillwatch.sdk.cluster;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stillwatch.sdk.reduce.SampledPrompt;
import org.stillwatch.wire.report.Technique;

/**
 * What an account's prompts ask for, by cues in their normalised text: a technique is the account's
 * if at least half of the prompts looked at, and three at least, hold a cue of it. Cues describe
 * and never join. English and Chinese wordings; what is asked in others is not seen. Thread-safe.
 */
final class TechniqueCues {
  private static final int LOOKED_AT = 8;
  private static final int FEWEST = 3;

  private static final Map<Technique, List<String>> CUES = cues();

  private TechniqueCues() {}

  private static Map<Technique, List<String>> cues() {
    Map<Technique, List<String>> cues = new EnumMap<>(Technique.class);
    cues.put(
        Technique.REASONING_TRACE_ELICITATION,
        List.of(
            "internal reasoning",
            "chain of thought",
            "chain-of-thought",
            "reasoning trace",
            "reasoning behind",
            "show your reasoning",
            "think step by step",
            "every step of your",
            "hidden thoughts",
            "thought process",
            "推理过程",
            "逐步思考",
            "思维链"));
    cues.put(
        Technique.RUBRIC_GRADING,
        List.of(
            "rubric",
            "grade the following",
            "grade this",
            "score the following",
            "rate the following",
            "assign a score",
            "which response is better",
            "which answer is better",
            "as a judge",
            "reward model",
            "评分标准",
            "打分"));
    cues.put(
        Technique.CENSORSHIP_SAFE_REWRITING,
        List.of(
            "politically sensitive",
            "sensitive topics",
            "without mentioning the government",
            "rewrite the question so that it is acceptable",
            "comply with content regulations",
            "avoid sensitive",
            "敏感话题",
            "政治敏感"));
    cues.put(
        Technique.AGENTIC_TRAJECTORY,
        List.of(
            "you are an autonomous agent",
            "next action",
            "observation:",
            "action:",
            "thought:",
            "complete the task by",
            "plan and execute",
            "trajectory"));
    cues.put(
        Technique.TOOL_TRAJECTORY,
        List.of(
            "available tools",
            "call the tool",
            "tool call",
            "function call",
            "call one of the functions",
            "use the following tools"));
    cues.put(
        Technique.COMPUTER_USE,
        List.of(
            "click on",
            "screenshot of the screen",
            "the current screen",
            "move the mouse",
            "browser window",
            "desktop environment"));
    cues.put(
        Technique.VISION_LABELLING,
        List.of(
            "describe the image",
            "describe this image",
            "label the image",
            "bounding box",
            "caption for the image",
            "objects in the picture"));
    cues.put(
        Technique.SYNTHETIC_TASK_GENERATION,
        List.of(
            "generate a new problem",
            "create a new task",
            "generate questions",
            "write a new exercise",
            "diverse set of instructions",
            "come up with a new",
            "generate training examples",
            "生成新的题目"));
    return cues;
  }

  /** The techniques of an account with these prompts. */
  static Set<Technique> of(List<SampledPrompt> prompts) {
    List<SampledPrompt> some = prompts.subList(0, Math.min(LOOKED_AT, prompts.size()));
    EnumSet<Technique> found = EnumSet.noneOf(Technique.class);
    CUES.forEach((technique, cues) -> {
      long with = some.stream().filter(one -> cues.stream().anyMatch(one.text()::contains)).count();
      if (with >= FEWEST && 2 * with >= some.size()) {
        found.add(technique);
      }
    });
    return found;
  }
}
