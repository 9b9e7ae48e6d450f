package org.stillwatch.sdk.cli.world;

import java.util.List;

/** The published techniques that the invented operators use. */
public enum Technique {
  /** The hidden working behind an answer is asked for. */
  REASONING("reasoning"),
  /** The model is made a reward model. */
  GRADING("grading"),
  /** Delicate statements are made harmless. */
  REWRITING("rewriting"),
  /** Whole runs of tool use are asked for. */
  AGENTIC("agentic");

  private final String list;

  Technique(String list) {
    this.list = list;
  }

  String section(int number) {
    return list + "-" + number;
  }

  String slot() {
    return list + "-slot";
  }

  List<String> tools() {
    return this == AGENTIC ? List.of("shell", "browser", "editor") : List.of();
  }
}
