package org.stillwatch.sdk.cli.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The counts of an evaluation; {@link Scoring} makes them.
 *
 * @param levels for each of {@link #LEVELS}, in this order
 * @param benign the corpus's benign accounts
 * @param honest the generated honest customers' accounts
 * @param listed the same honest customers and more, at labs that list the public templates
 * @param honestOwnAlerted those of {@code honest} that were alerted and use a prompt of their own
 */
public record Score(
    Map<String, Recall> levels,
    Innocent benign,
    Innocent honest,
    int honestOwnAlerted,
    Optional<Listed> listed,
    Diluted diluted,
    Campaigns campaigns) {
  public static final List<String> LEVELS = List.of("L0", "L1", "L2", "L3", "L3n");

  /**
   * Accounts of one level outside the reference lab.
   *
   * @param found in one hub campaign with an account of the reference lab and of the same campaign
   * @param wrong in hub campaigns whose accounts of other labs are all of other families
   */
  public record Recall(int accounts, int found, int wrong) {}

  /**
   * Accounts that should not be alerted.
   *
   * @param emitted had a template that left the lab
   */
  public record Innocent(int accounts, int emitted, int alerted) {}

  /**
   * What labs see that list the public frameworks' templates.
   *
   * @param honest the generated honest customers, those who use a listed template among them
   * @param edited honest customers who use an edited copy of one
   * @param operators accounts of operators who use one as it is, and pay together, outside the
   *     reference lab
   * @param operatorsMarked those of them whose alert says that their template is public
   */
  public record Listed(Innocent honest, Innocent edited, Diluted operators, int operatorsMarked) {}

  /** Hiding accounts outside the reference lab. */
  public record Diluted(int accounts, int found) {}

  /**
   * Hub campaigns that the corpus's accounts of at least two labs are in.
   *
   * @param found how many there are
   * @param mixed those with accounts of more than one family
   */
  public record Campaigns(int found, int mixed) {}

  public Score {
    levels = Collections.unmodifiableMap(new LinkedHashMap<>(levels));
  }

  /** The same, with what labs see that list the public templates. */
  Score with(Listed atListing) {
    return new Score(
        levels, benign, honest, honestOwnAlerted, Optional.of(atListing), diluted, campaigns);
  }

  /** One line, as {@code ./stillwatch evaluate} promises it. Seconds have one decimal. */
  public String json(Duration took) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    ObjectNode byLevel = root.putObject("levels");
    levels.forEach((level, recall) ->
        byLevel
            .putObject(level)
            .put("accounts", recall.accounts())
            .put("found", recall.found())
            .put("wrong", recall.wrong()));
    put(root.putObject("benign"), benign);
    put(root.putObject("honest"), honest);
    listed.ifPresent(at -> put(root.putObject("listed"), at));
    root.putObject("diluted").put("accounts", diluted.accounts()).put("found", diluted.found());
    root.putObject("campaigns").put("found", campaigns.found()).put("mixed", campaigns.mixed());
    root.put("seconds", BigDecimal.valueOf(took.toMillis(), 3).setScale(1, RoundingMode.HALF_UP));
    return root.toString();
  }

  private static void put(ObjectNode node, Listed listed) {
    put(node.putObject("honest"), listed.honest());
    put(node.putObject("edited"), listed.edited());
    node.putObject("operators")
        .put("accounts", listed.operators().accounts())
        .put("found", listed.operators().found())
        .put("marked", listed.operatorsMarked());
  }

  private static void put(ObjectNode node, Innocent innocent) {
    node.put("accounts", innocent.accounts());
    node.put("emitted", innocent.emitted());
    node.put("alerted", innocent.alerted());
  }
}
