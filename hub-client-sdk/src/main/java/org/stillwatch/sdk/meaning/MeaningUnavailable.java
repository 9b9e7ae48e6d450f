package org.stillwatch.sdk.meaning;

import java.io.IOException;

/** Meaning was asked for and there is none to be had. Names the reason and the remedy, no text. */
public final class MeaningUnavailable extends IOException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    NOT_INSTALLED(
        "the artifact with the model is not on the class path: add hub-client-sdk-meaning"),
    SEVERAL_INSTALLED("several models are on the class path: leave one"),
    NATIVE_LIBRARY(
        "the model's native library cannot be loaded on this machine: switch"
            + " prompt-meaning off, or run where onnxruntime and its tokenizer have builds"),
    MODEL("the model cannot be read or run: restore the artifact"),
    NOT_IN_BACKGROUND(
        "the members' background says nothing of meaning: build it again with the"
            + " artifact on the class path, and import it at all members"),
    OTHER_MODEL(
        "the members' background was made with another model: use that one, or build the"
            + " background again"),
    TOO_FEW_PROMPTS(
        "a background of so few prompts cannot say which meanings are ordinary: give it"
            + " "
            + Ordinary.LEAST
            + " distinct ones at least");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    /** The reason and what to do, for people. */
    public String words() {
      return words;
    }
  }

  private final Reason reason;

  public MeaningUnavailable(Reason reason) {
    super(reason.words());
    this.reason = reason;
  }

  public MeaningUnavailable(Reason reason, Throwable cause) {
    super(reason.words(), cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
