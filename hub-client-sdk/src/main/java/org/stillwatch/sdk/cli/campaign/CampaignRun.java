package org.stillwatch.sdk.cli.campaign;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.stillwatch.sdk.Lab;
import org.stillwatch.sdk.cli.bench.Bench;
import org.stillwatch.sdk.cli.local.Ending;
import org.stillwatch.sdk.cli.local.HubProcess;
import org.stillwatch.sdk.cli.local.LocalLabs;
import org.stillwatch.sdk.cli.local.RunFolder;
import org.stillwatch.sdk.cli.world.World;
import org.stillwatch.sdk.cli.world.WorldPlan;

/** The run, step by step; what is done already is not done again. Every step is the real one. */
public final class CampaignRun {
  private static final Instant START = Instant.parse(WorldPlan.DEFAULT_START);

  private final Bench bench;
  private final CampaignPlan plan;
  private final Meter.Maker meters;
  private final Consumer<String> narration;
  private final Stopwatch watch = new Stopwatch(System::nanoTime);

  /**
   * A run to come.
   *
   * @param narration hears what is done, a sentence at a time
   */
  public CampaignRun(
      Bench bench, CampaignPlan plan, Meter.Maker meters, Consumer<String> narration) {
    this.bench = bench;
    this.plan = plan;
    this.meters = meters;
    this.narration = narration;
  }

  /** Whether a run began in this folder, so that it can go on there. */
  public static boolean isBegunIn(Path folder) {
    return Done.isIn(folder);
  }

  /** Runs what is not done yet in this folder. */
  public CampaignResult in(RunFolder folder, Ending ending)
      throws IOException, InterruptedException {
    Done done = Done.in(folder.path(), plan);
    if (done.runs() > 1) {
      narration.accept("This campaign goes on; it is the run number " + done.runs() + ".");
    }
    simulated("simulate", plan.world(START), folder.in("world"), done);
    List<Path> honest = honest(folder, done);
    HubProcess hub =
        ending.with(
            CampaignHub.start(
                bench.installation(), folder.in("hub"), bench.database().settings(), done));
    URI address = hub.awaitReady();
    done.step("start hub", watch.lap());
    narration.accept("The hub answers at " + address + ".");
    List<Lab> labs =
        enrolled(
            new LocalLabs(hub, folder.in("labs"), bench.admission(), bench.around()),
            folder.in("labs"),
            done);
    share(labs, honest, folder.in("members"), done);
    List<LabWork> works = observed(labs, folder.in("world"), done);
    LastAlerts alerts = LastAlerts.of(plan.labNames(), labs, bench.around().sleeper());
    done.step("alerts", alerts.seconds());
    labs.forEach(Lab::close);
    Found found = Found.of(folder.in("world").resolve("truth.json"), alerts.standing());
    int reports = works.stream().mapToInt(LabWork::submitted).sum();
    return new CampaignResult(
        plan, done.seconds(), done.runs(), reports, alerts.count(), found, bench.database().name());
  }

  private void simulated(String step, WorldPlan world, Path out, Done done)
      throws IOException, InterruptedException {
    if (done.has(step)) {
      return;
    }
    AtomicLong written = new AtomicLong();
    try (Meter meter = meters.of(step, world.exchanges())) {
      World.simulate(world, out, more -> meter.reached(written.addAndGet(more)));
    }
    done.step(step, watch.lap());
    narration.accept(
        "Invented: " + world.exchanges() + " exchanges of " + world.accounts() + " accounts.");
  }

  /** An enrolment that was cut short is another member's: its keys may not be complete. */
  private List<Lab> enrolled(LocalLabs local, Path folder, Done done)
      throws IOException, InterruptedException {
    List<Lab> labs = new ArrayList<>();
    for (String name : plan.labNames()) {
      Optional<String> member = done.value(name + " member");
      if (member.isPresent()) {
        Path config = folder.resolve(member.get()).resolve("lab.json");
        labs.add(Lab.open(config, bench.around()));
      } else {
        String fresh = done.runs() == 1 ? name : name + "-" + done.runs();
        labs.add(local.enrolled(fresh));
        done.keep(name + " member", fresh);
      }
    }
    if (!done.has("enrol")) {
      done.step("enrol", watch.lap());
    }
    return labs;
  }

  private List<Path> honest(RunFolder folder, Done done) throws IOException, InterruptedException {
    List<Path> files = new ArrayList<>();
    for (WorldPlan world : plan.honest(START)) {
      String name = "honest-" + world.seed();
      Path out = folder.in(name);
      simulated("simulate " + name, world, out, done);
      CampaignPlan.honestFiles().forEach(file -> files.add(out.resolve(file)));
    }
    return files;
  }

  private void share(List<Lab> labs, List<Path> honest, Path members, Done done)
      throws IOException {
    String step = "background";
    if (done.has(step)) {
      return;
    }
    Path key = members.resolve("group-key.json");
    Path background = members.resolve("background.bin");
    Files.deleteIfExists(key);
    long bytes = 0;
    for (Path file : honest) {
      bytes += Files.size(file);
    }
    Lab maker = labs.get(0);
    maker.newGroupKey(key);
    maker.importGroupKey(key);
    try (Meter meter = meters.of(step, bytes)) {
      maker.buildBackground(honest, meter::reached, background);
    }
    for (Lab lab : labs) {
      lab.importGroupKey(key);
      lab.importBackground(background);
    }
    done.step(step, watch.lap());
    narration.accept("One lab made group key and background, all imported them.");
  }

  private List<LabWork> observed(List<Lab> labs, Path world, Done done) throws IOException {
    List<LabWork> works = new ArrayList<>();
    List<String> names = plan.labNames();
    for (int i = 0; i < labs.size(); i++) {
      LabWork work = new LabWork(names.get(i), labs.get(i), done, watch);
      work.observeAndSubmit(world.resolve(names.get(i) + ".jsonl.gz"), meters);
      narration.accept(names.get(i) + " submitted " + work.submitted() + " reports.");
      works.add(work);
    }
    return works;
  }
}
