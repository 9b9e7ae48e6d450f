package org.stillwatch.sdk.cli.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.stillwatch.sdk.Surroundings;
import org.stillwatch.sdk.cli.local.Admission;
import org.stillwatch.sdk.cli.local.Ending;
import org.stillwatch.sdk.cli.local.GroupFiles;
import org.stillwatch.sdk.cli.local.HubProcess;
import org.stillwatch.sdk.cli.local.Installation;
import org.stillwatch.sdk.cli.local.LocalLabs;
import org.stillwatch.sdk.cli.local.RunFolder;
import org.stillwatch.sdk.cli.local.TimeSpent;
import org.stillwatch.wire.indicator.IndicatorKinds;

/**
 * The measuring run of {@code prompt-meaning}. Accounts get network addresses, some shared within
 * their campaign and some with strangers; the corpus goes through labs that have the kind on, and
 * then, at a second hub, through labs that have it off. Same group key, same background.
 */
public final class MeaningEvaluation {
  private static final long SEED = 7;
  private static final Set<String> ON = Set.of(IndicatorKinds.PROMPT_MEANING.name());

  private final Installation installation;
  private final Admission admission;
  private final Surroundings around;
  private final TimeSpent time;
  private final Consumer<String> narration;

  /**
   * A run to come.
   *
   * @param narration hears what is done, a sentence at a time
   */
  public MeaningEvaluation(
      Installation installation,
      Admission admission,
      Surroundings around,
      TimeSpent time,
      Consumer<String> narration) {
    this.installation = installation;
    this.admission = admission;
    this.around = around;
    this.time = time;
    this.narration = narration;
  }

  /** What is measured, and what the background is made of. */
  private record Material(
      List<LabelledPrompt> prompts,
      Map<String, List<String>> background,
      List<String> labels,
      SharedNetworks networks) {}

  /**
   * Runs it.
   *
   * @param honest whose benign prompts make the background; empty for half of the corpus's own
   * @param minAccounts least accounts of what may leave, a lower bound of an accounts bucket
   * @param ending closes the hubs, if something ends the run before its time
   * @throws org.stillwatch.sdk.meaning.MeaningUnavailable if there is no model, or too few benign
   *     prompts
   */
  public MeaningScore of(
      Corpus corpus, Optional<Corpus> honest, int minAccounts, RunFolder folder, Ending ending)
      throws IOException, InterruptedException {
    narration.accept("The model is " + around.embeddings().needed().reducer() + ".");
    List<LabelledPrompt> prompts =
        honest.isPresent() ? corpus.prompts() : Halves.of(corpus).measured();
    List<String> labels = Evaluation.labels(corpus);
    Material material =
        new Material(
            prompts,
            Halves.of(honest.orElse(corpus)).background(),
            labels,
            SharedNetworks.of(prompts, labels.get(0), SEED));
    Path policy =
        EvaluationPolicy.with(minAccounts, installation.policy("evaluation"), folder.path());
    HubProcess first = start("on", policy, folder, ending);
    LabsAtHub on = enrolled(first, folder.in("on"), labels, ON);
    GroupFiles shared = shared(on, material, folder.in("members"));
    MeaningScore.Arm with = arm("With meaning", on, material);
    first.close();
    HubProcess second = start("off", policy, folder, ending);
    LabsAtHub off = enrolled(second, folder.in("off"), labels, Set.of());
    for (MeasuredLab lab : off.labs()) {
      shared.importedBy(lab.lab());
    }
    MeaningScore.Arm without = arm("Without", off, material);
    second.close();
    return new MeaningScore(without, with);
  }

  private HubProcess start(String name, Path policy, RunFolder folder, Ending ending)
      throws IOException {
    return ending.with(HubProcess.start(installation.hubJar(), folder.in(name), policy));
  }

  private LabsAtHub enrolled(HubProcess hub, Path folder, List<String> labels, Set<String> on)
      throws IOException, InterruptedException {
    time.during("waiting for a hub", hub::awaitReady);
    LocalLabs local = new LocalLabs(hub, folder, admission, around);
    return time.of("enrolling", () -> LabsAtHub.enrolled(labels, on, local, time));
  }

  private GroupFiles shared(LabsAtHub labs, Material material, Path folder)
      throws IOException, InterruptedException {
    List<MeasuredLab> all = labs.labs();
    List<Path> honest = HonestFiles.write(material.background(), folder);
    GroupFiles files =
        time.of(
            "building the background", () -> GroupFiles.madeBy(all.get(0).lab(), honest, folder));
    for (MeasuredLab lab : all.subList(1, all.size())) {
      files.importedBy(lab.lab());
    }
    narration.accept("The background is made of " + files.prompts() + " benign prompts.");
    return files;
  }

  private MeaningScore.Arm arm(String what, LabsAtHub labs, Material material)
      throws IOException, InterruptedException {
    Seen seen = labs.measure(material.prompts(), material.networks()::exchange);
    narration.accept(what + ": " + labs.reports() + " reports were accepted.");
    Score sharing = score(material, seen, material.networks()::shares);
    Score apart = score(material, seen, prompt -> !material.networks().shares(prompt));
    return new MeaningScore.Arm(
        sharing.levels(), apart.levels(), sharing.benign(), sharing.campaigns());
  }

  /** The levels count only the prompts that pass; who is joined with whom is seen of all. */
  private static Score score(Material material, Seen seen, Predicate<LabelledPrompt> counted) {
    List<LabelledAccount> accounts = new ArrayList<>();
    for (LabelledPrompt prompt : material.prompts()) {
      boolean counts = prompt.isBenign() || counted.test(prompt);
      accounts.add(
          new LabelledAccount(
              prompt.at(),
              prompt.campaign(),
              prompt.family(),
              counts ? prompt.level() : "not counted"));
    }
    return new Scoring(
            material.labels().get(0),
            accounts.stream().distinct().toList(),
            new Scoring.HonestAccounts(Set.of(), Set.of()),
            List.of(),
            seen)
        .score();
  }
}
