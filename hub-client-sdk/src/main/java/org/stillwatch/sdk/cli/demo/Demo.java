package org.stillwatch.sdk.cli.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.stillwatch.sdk.Surroundings;
import org.stillwatch.sdk.cli.local.Admission;
import org.stillwatch.sdk.cli.local.Ending;
import org.stillwatch.sdk.cli.local.GroupFiles;
import org.stillwatch.sdk.cli.local.HubProcess;
import org.stillwatch.sdk.cli.local.Installation;
import org.stillwatch.sdk.cli.local.LiaisonAdmission;
import org.stillwatch.sdk.cli.local.LocalLabs;
import org.stillwatch.sdk.cli.local.RunFolder;
import org.stillwatch.sdk.cli.local.StandingAlerts;
import org.stillwatch.sdk.cli.local.TimeSpent;
import org.stillwatch.sdk.cli.local.VerifiedLog;
import org.stillwatch.wire.log.LeafKind;
import org.stillwatch.wire.report.GovConsent;

/** The run of the demo, step by step. Every step is the real one. */
public final class Demo {
  private static final int LOOKS = 60;
  private static final Duration BETWEEN = Duration.ofMillis(250);

  private final HubProcess hub;
  private final RunFolder folder;
  private final LocalLabs local;
  private final LiaisonAdmission liaisons;
  private final Surroundings around;
  private final TimeSpent time;
  private final Story story;

  private Demo(
      HubProcess hub,
      RunFolder folder,
      LocalLabs local,
      LiaisonAdmission liaisons,
      Surroundings around,
      TimeSpent time,
      Story story) {
    this.hub = hub;
    this.folder = folder;
    this.local = local;
    this.liaisons = liaisons;
    this.around = around;
    this.time = time;
    this.story = story;
  }

  /** Starts the hub; {@link #play} waits for it. */
  public static Demo starting(
      Installation installation,
      RunFolder folder,
      Ending ending,
      Admission admission,
      LiaisonAdmission liaisons,
      Surroundings around,
      TimeSpent time,
      Consumer<String> teller)
      throws IOException {
    HubProcess hub =
        ending.with(
            HubProcess.start(installation.hubJar(), folder.path(), installation.policy("demo")));
    LocalLabs local = new LocalLabs(hub, folder.in("labs"), admission, around);
    return new Demo(hub, folder, local, liaisons, around, time, new Story(teller));
  }

  /**
   * Plays it.
   *
   * @throws Unexpected if an attacked lab is not alerted, or anybody else is
   */
  public DemoResult play() throws IOException, InterruptedException {
    InventedWorld world =
        time.of(
            "inventing the world",
            () -> InventedWorld.in(folder.in("world"), around.clock().instant()));
    URI address = time.of("waiting for the hub", hub::awaitReady);
    List<DemoLab> labs = time.of("enrolling", this::enrolled);
    story.up(address, labs);
    time.during("sharing key and background", () -> share(labs, world));
    observe(labs, world);
    Duration tick = labs.get(0).lab().terms().policy().release().alertTick();
    Alerted alerted =
        time.of(
            "waiting for alerts", () -> Alerted.of(labs, world.attacked(), tick, around.sleeper()));
    check(labs, world, alerted);
    LiaisonView seen = time.of("the liaison's reading", () -> liaison(address, labs));
    story.liaison(seen);
    story.logged(time.of("verifying the log", () -> verified(labs)), labs.size());
    story.read(reads(labs.get(0)));
    story.left(labs);
    int reports = labs.stream().mapToInt(lab -> lab.reports().size()).sum();
    return new DemoResult(labs.size(), reports, alerted.count(), alerted.campaigns());
  }

  private List<DemoLab> enrolled() throws IOException, InterruptedException {
    List<DemoLab> labs = new ArrayList<>();
    for (String name : InventedWorld.LABS) {
      labs.add(
          new DemoLab(
              name, local.enrolled(name, usual -> usual.withGovConsent(GovConsent.AGGREGATE))));
    }
    return labs;
  }

  private void share(List<DemoLab> labs, InventedWorld world) throws IOException {
    Path members = folder.in("members");
    GroupFiles files = GroupFiles.madeBy(labs.get(0).lab(), world.honest(), members);
    for (DemoLab lab : labs.subList(1, labs.size())) {
      files.importedBy(lab.lab());
    }
    story.shared(labs.get(0), files.prompts());
  }

  private void observe(List<DemoLab> labs, InventedWorld world)
      throws IOException, InterruptedException {
    story.say("Each lab observes a fortnight and sends signed reports; the hub's receipts verify:");
    for (DemoLab lab : labs) {
      time.during("observing", () -> lab.observe(world.file(lab.name())));
      time.during("submitting", lab::submit);
      story.sent(lab, world.operated(lab.name()));
    }
  }

  private LiaisonView liaison(URI address, List<DemoLab> labs)
      throws IOException, InterruptedException {
    Path operator = hub.secretFile();
    String credential =
        liaisons.admit(address, operator, operator.resolveSibling("approver.secret"));
    LiaisonView view = LiaisonView.of(address, credential, around);
    if (view.ofType("campaign").size() != 1) {
      throw new Unexpected(
          "the liaison saw "
              + view.ofType("campaign").size()
              + " campaigns where one was released");
    }
    for (DemoLab lab : labs) {
      boolean told =
          view.tells(lab.lab().config().root().lab().toString())
              || lab.reports().stream()
                  .anyMatch(draft -> view.tells(draft.report().id().uuid().toString()));
      if (told) {
        throw new Unexpected("the liaison was told of " + lab.name());
      }
    }
    return view;
  }

  /** The log shows them at its next tick. */
  private long reads(DemoLab lab) throws IOException, InterruptedException {
    for (int look = 0; look < LOOKS; look++) {
      long reads =
          lab.lab().log().liaisons().stream()
              .filter(leaf -> leaf.kind() == LeafKind.LIAISON_READ)
              .count();
      if (reads > 0) {
        return reads;
      }
      around.sleeper().sleep(BETWEEN);
    }
    throw new Unexpected("the log does not show the labs what the liaison read");
  }

  private VerifiedLog verified(List<DemoLab> labs) throws IOException, InterruptedException {
    VerifiedLog log =
        VerifiedLog.of(
            labs.stream().map(DemoLab::lab).toList(), folder.path().resolve("log"), around);
    if (!log.findings().isEmpty()) {
      throw new Unexpected("the audit of the log found: " + log.findings());
    }
    return log;
  }

  /** The invented world knows the truth: whatever is not as it must be ends the demo. */
  private void check(List<DemoLab> labs, InventedWorld world, Alerted alerted) throws Unexpected {
    story.say("The hub matched what the labs sent. Alerts, verified and explained:");
    for (DemoLab lab : labs) {
      Set<String> operated = world.operated(lab.name());
      List<StandingAlerts.Standing> alerts = alerted.of(lab);
      if (operated.isEmpty() != alerts.isEmpty()) {
        throw new Unexpected(
            operated.isEmpty()
                ? lab.name() + " is not attacked and got an alert"
                : lab.name() + " is attacked and got no alert");
      }
      for (StandingAlerts.Standing alert : alerts) {
        story.matched(lab, alert);
        if (alert.accounts().isEmpty() || !operated.containsAll(alert.accounts())) {
          throw new Unexpected("the alert of " + lab.name() + " is not about the operator alone");
        }
        story.truth(lab, operated.size(), alert.accounts().size());
      }
      if (alerts.isEmpty()) {
        story.spared(lab);
      }
    }
    if (alerted.campaigns() != 1) {
      throw new Unexpected("one operator was seen as " + alerted.campaigns() + " campaigns");
    }
  }

  /**
   * Says where to look, and stays until the hub ends: because the run does, or by itself.
   *
   * @throws IOException if it was by itself
   */
  public void stay(Ending ending) throws IOException {
    Path config = local.config(InventedWorld.LABS.get(0));
    story.whereToLook(hub.awaitReady(), folder.path(), config, folder.isTemporary());
    try {
      hub.awaitEnd();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    if (!ending.isBegun()) {
      throw new IOException("The hub ended by itself. The end of its log:\n" + hub.logTail());
    }
  }
}
