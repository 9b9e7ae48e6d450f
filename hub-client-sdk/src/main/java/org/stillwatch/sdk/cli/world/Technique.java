package org.stillwatch.sdk.cli.world;

import java.util.List;

/** The published techniques that the invented operators use. */
public enum Technique {
  /** The hidden working behind an answer is asked for. */
  REASONING("reasoning", List.of()),
  /** The model is made a reward model. */
  GRADING("grading", List.of()),
  /** Delicate statements are made harmless. */
  REWRITING("rewriting", List.of()),
  /** Whole runs of tool use are asked for. */
  AGENTIC("agentic", List.of("shell", "browser", "editor"));

  private final String list;
  private final List<String> tools;

  Technique(String list, List<String> tools) {
    this.list = list;
    this.tools = tools;
  }

  String section(int number) {
    return list + "-" + number;
  }

  String slot() {
    return list + "-slot";
  }

  List<String> tools() {
    return tools;
  }
}
