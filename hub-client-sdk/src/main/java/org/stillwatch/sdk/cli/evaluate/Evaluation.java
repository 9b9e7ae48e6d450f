package org.stillwatch.sdk.cli.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.stillwatch.sdk.Surroundings;
import org.stillwatch.sdk.cli.local.Admission;
import org.stillwatch.sdk.cli.local.Ending;
import org.stillwatch.sdk.cli.local.GroupFiles;
import org.stillwatch.sdk.cli.local.HubProcess;
import org.stillwatch.sdk.cli.local.Installation;
import org.stillwatch.sdk.cli.local.LocalLabs;
import org.stillwatch.sdk.cli.local.RunFolder;
import org.stillwatch.sdk.cli.local.TimeSpent;
import org.stillwatch.sdk.observe.Exchange;

/**
 * The measuring run. The corpus goes through labs at one hub; the generated honest customers and
 * hiding operators go through other labs at a second hub, with the same group key and background,
 * so that neither can change what is counted of the other. At a third hub the labs list the public
 * frameworks' templates, and see the honest customers again.
 */
public final class Evaluation {
  /** So that every run generates the same honest customers and operators. */
  private static final long SEED = 7;

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
  public Evaluation(
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

  /**
   * Runs it.
   *
   * @param minAccounts least accounts of what may leave, a lower bound of an accounts bucket
   * @param ending closes the hubs, if something ends the run before its time
   */
  public Score of(Corpus corpus, int minAccounts, RunFolder folder, Ending ending)
      throws IOException, InterruptedException {
    Halves halves = Halves.of(corpus);
    List<String> labels = labels(corpus);
    HonestWorld honest = HonestWorld.of(SEED, labels);
    DilutedWorld diluted = DilutedWorld.of(SEED, labels);
    Path policy =
        EvaluationPolicy.with(minAccounts, installation.policy("evaluation"), folder.path());
    Hub first = start("corpus", policy, folder, ending);
    LabsAtHub labs = first.enrolled(labels);
    Hub second = start("generated", policy, folder, ending);
    GroupFiles shared = shared(labs, halves, folder.in("members"));
    Seen ofCorpus = measured("The corpus", labs, halves.measured());
    first.process().close();
    LabsAtHub others = second.enrolled(labels);
    for (MeasuredLab lab : others.labs()) {
      shared.importedBy(lab.lab());
    }
    List<LabelledPrompt> generated = new ArrayList<>(honest.prompts());
    generated.addAll(diluted.prompts());
    Seen ofGenerated = measured("The generated customers and operators", others, generated);
    second.process().close();
    Score.Listed listed = listed(honest, labels, policy, shared, folder, ending);
    return new Scoring(
            labels.get(0),
            LabelledAccount.of(halves.measured()),
            Scoring.HonestAccounts.of(honest),
            LabelledAccount.of(diluted.prompts()),
            ofCorpus.and(ofGenerated))
        .score()
        .with(listed);
  }

  /** The honest customers again, at labs that list what is public, and others beside them. */
  private Score.Listed listed(
      HonestWorld honest,
      List<String> labels,
      Path policy,
      GroupFiles shared,
      RunFolder folder,
      Ending ending)
      throws IOException, InterruptedException {
    Hub third = start("listed", policy, folder, ending);
    LabsAtHub labs = third.enrolled(labels);
    for (MeasuredLab lab : labs.labs()) {
      shared.importedBy(lab.lab());
    }
    PublicTexts.listedBy(labs.labs(), ListedWorld.publicTexts(), folder.in("public"));
    ListedWorld world = ListedWorld.of(SEED, labels);
    List<LabelledPrompt> prompts = new ArrayList<>(honest.prompts());
    prompts.addAll(world.prompts());
    Seen seen = measured("Labs that list public templates", labs, prompts, world::exchange);
    third.process().close();
    return new ListedScoring(labels.get(0), honest, world, seen).score();
  }

  private record Hub(HubProcess process, LocalLabs local, TimeSpent time) {
    LabsAtHub enrolled(List<String> labels) throws IOException, InterruptedException {
      time.during("waiting for a hub", process::awaitReady);
      return time.of("enrolling", () -> LabsAtHub.enrolled(labels, local, time));
    }
  }

  private Hub start(String name, Path policy, RunFolder folder, Ending ending) throws IOException {
    Path own = folder.in(name);
    HubProcess process = ending.with(HubProcess.start(installation.hubJar(), own, policy));
    return new Hub(process, new LocalLabs(process, own, admission, around), time);
  }

  static List<String> labels(Corpus corpus) throws IOException {
    List<String> labels =
        corpus.prompts().stream().map(LabelledPrompt::lab).distinct().sorted().toList();
    if (labels.size() < 2) {
      throw new IOException("The corpus is of " + labels.size() + " lab; expected two or more.");
    }
    return labels;
  }

  private GroupFiles shared(LabsAtHub labs, Halves halves, Path folder)
      throws IOException, InterruptedException {
    List<MeasuredLab> all = labs.labs();
    GroupFiles files =
        time.of(
            "building the background",
            () ->
                GroupFiles.madeBy(
                    all.get(0).lab(), HonestFiles.write(halves.background(), folder), folder));
    for (MeasuredLab lab : all.subList(1, all.size())) {
      files.importedBy(lab.lab());
    }
    narration.accept(
        "The background is made of "
            + files.prompts()
            + " benign prompts, which are used for nothing else.");
    return files;
  }

  private Seen measured(String what, LabsAtHub labs, List<LabelledPrompt> prompts)
      throws IOException, InterruptedException {
    return measured(what, labs, prompts, prompt -> Exchange.of(prompt.account(), prompt.text()));
  }

  private Seen measured(
      String what,
      LabsAtHub labs,
      List<LabelledPrompt> prompts,
      Function<LabelledPrompt, Exchange> exchanges)
      throws IOException, InterruptedException {
    narration.accept(what + ": " + prompts.size() + " prompts at " + labs.labs().size() + " labs.");
    Seen seen = labs.measure(prompts, exchanges);
    narration.accept(
        what
            + ": "
            + labs.reports()
            + " reports were accepted, "
            + seen.emitted().size()
            + " accounts emitted a template, "
            + seen.alerted().size()
            + " were alerted.");
    return seen;
  }
}
