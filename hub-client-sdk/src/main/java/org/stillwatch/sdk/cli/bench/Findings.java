package org.stillwatch.sdk.cli.bench;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Broken promises, each counted once, however often it is found. */
final class Findings {
  private final Set<String> lost = new LinkedHashSet<>();
  private final Set<String> halfKept = new LinkedHashSet<>();
  private final Set<String> doubled = new LinkedHashSet<>();
  private final Set<String> notInLog = new LinkedHashSet<>();
  private final Consumer<String> narration;

  Findings(Consumer<String> narration) {
    this.narration = narration;
  }

  /** A receipt is no longer honoured. */
  void lost(String what) {
    add(lost, "lost: " + what);
  }

  /** Something is there without what belongs to it. */
  void halfKept(String what) {
    add(halfKept, "half kept: " + what);
  }

  /** Something is there more than once. */
  void doubled(String what) {
    add(doubled, "doubled: " + what);
  }

  /** The log lacks something, has it twice, or was changed. */
  void notInLog(String what) {
    add(notInLog, "log: " + what);
  }

  private void add(Set<String> found, String words) {
    if (found.add(words)) {
      narration.accept(words);
    }
  }

  int lost() {
    return lost.size();
  }

  int halfKept() {
    return halfKept.size();
  }

  int notInLog() {
    return notInLog.size();
  }

  int doubled() {
    return doubled.size();
  }
}
