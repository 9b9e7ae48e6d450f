package org.stillwatch.hub.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Why the policy does not take a report or one of its indicators. It names the field, what was
 * expected and what to do; never the value, which may be what must not be stored or logged.
 */
public sealed interface Objection {

  /** Stable, fit for a machine: {@code too-few-accounts}. */
  String code();

  /**
   * The field, as a JSON pointer below the object that carries the kind's or the report's own
   * fields; {@code /valid_until} and {@code /object_refs} are STIX's own.
   */
  String field();

  /** What the policy accepts there, as half a sentence. */
  String expected();

  /** What the lab can do. */
  String remedy();

  /**
   * The kind is unknown here or not enabled.
   *
   * @param enabled the kinds that are
   */
  record KindNotEnabled(SortedSet<String> enabled) implements Objection {
    @Override
    public String code() {
      return "kind-not-enabled";
    }

    @Override
    public String field() {
      return "/kind";
    }

    @Override
    public String expected() {
      return "one of the kinds this hub takes: " + String.join(", ", enabled);
    }

    @Override
    public String remedy() {
      return "Leave this indicator out; the other kinds of the cluster may still be reported.";
    }
  }

  /**
   * The form is not one of its kind's.
   *
   * @param accepted the forms that are
   */
  record FormUnknown(SortedSet<String> accepted) implements Objection {
    @Override
    public String code() {
      return "form-unknown";
    }

    @Override
    public String field() {
      return "/form";
    }

    @Override
    public String expected() {
      return "one of the forms " + String.join(", ", accepted);
    }

    @Override
    public String remedy() {
      return "Use a version of the SDK that makes this form, and observe the exchanges again.";
    }
  }

  /**
   * The indicator stands for fewer accounts than the policy asks for.
   *
   * @param least the number it asks for
   */
  record TooFewAccounts(int least) implements Objection {
    @Override
    public String code() {
      return "too-few-accounts";
    }

    @Override
    public String field() {
      return "/accounts";
    }

    @Override
    public String expected() {
      return "a class of at least " + least + " accounts";
    }

    @Override
    public String remedy() {
      return "Keep it until the cluster has grown: fewer accounts could be one customer.";
    }
  }

  /** The indicator has expired already. */
  record TooOld() implements Objection {
    @Override
    public String code() {
      return "too-old";
    }

    @Override
    public String field() {
      return "/valid_until";
    }

    @Override
    public String expected() {
      return "a moment still to come";
    }

    @Override
    public String remedy() {
      return "Observe recent exchanges and report anew; do not stretch what has expired.";
    }
  }

  /**
   * The indicator asks to be kept for longer than its kind may be.
   *
   * @param latest the latest end accepted now
   * @param maxAge the longest life of the kind
   */
  record KeptTooLong(Instant latest, Duration maxAge) implements Objection {
    @Override
    public String code() {
      return "kept-too-long";
    }

    @Override
    public String field() {
      return "/valid_until";
    }

    @Override
    public String expected() {
      return "at most " + maxAge.toDays() + " days from now, so not after " + latest;
    }

    @Override
    public String remedy() {
      return "Set an earlier end, or check the lab's clock, and sign again.";
    }
  }

  /**
   * The report has more indicators of a kind than a cluster may.
   *
   * @param kind one of the enabled kinds
   * @param most the number allowed
   */
  record TooManyOfKind(String kind, int most) implements Objection {
    @Override
    public String code() {
      return "too-many-of-kind";
    }

    @Override
    public String field() {
      return "/object_refs";
    }

    @Override
    public String expected() {
      return "at most " + most + " indicators of kind " + kind + " in a report";
    }

    @Override
    public String remedy() {
      return "Report those that most accounts of the cluster share.";
    }
  }

  /**
   * A word that the policy's list does not have.
   *
   * @param field the field that holds it
   * @param accepted the list
   */
  record WordNotAccepted(String field, SortedSet<String> accepted) implements Objection {
    @Override
    public String code() {
      return "word-not-accepted";
    }

    @Override
    public String expected() {
      return "only " + String.join(", ", accepted);
    }

    @Override
    public String remedy() {
      return "Use the policy's words, or leave the report with the lab.";
    }
  }

  /**
   * The batch is of an epoch that ended too long ago.
   *
   * @param overlap for how long after its end an epoch is accepted
   */
  record EpochOver(Duration overlap) implements Objection {
    @Override
    public String code() {
      return "epoch-over";
    }

    @Override
    public String field() {
      return "/epoch";
    }

    @Override
    public String expected() {
      return "the present epoch, or one that ended less than " + overlap.toDays() + " days ago";
    }

    @Override
    public String remedy() {
      return "Fetch the present key manifest, tokenise again from the lab's own values, sign again.";
    }
  }

  /** A list in one order, so that the same objection always reads the same. */
  static SortedSet<String> sorted(Collection<String> words) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(List.copyOf(words)));
  }
}
