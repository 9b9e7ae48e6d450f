package org.stillwatch.sdk.cli.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.stillwatch.sdk.Lab;
import org.stillwatch.sdk.Surroundings;
import org.stillwatch.sdk.transport.Patience;
import org.stillwatch.sdk.trust.LabConfig;
import org.stillwatch.sdk.trust.LabSettings;
import org.stillwatch.sdk.trust.PrivateFolder;

/** Labs at a local hub, each with a folder of its own in which its configuration and keys lie. */
public final class LocalLabs {
  /** The hub is on this machine: if it is not back within seconds it is gone. */
  private static final Patience SHORT =
      new Patience(Duration.ofMillis(100), Duration.ofSeconds(2), Duration.ofSeconds(20));

  private final HubProcess hub;
  private final Path folder;
  private final Admission admission;
  private final Surroundings around;

  /**
   * Labs to come.
   *
   * @param folder for the labs' folders
   */
  public LocalLabs(HubProcess hub, Path folder, Admission admission, Surroundings around) {
    this.hub = hub;
    this.folder = folder;
    this.admission = admission;
    this.around = around.with(SHORT);
  }

  /** Admits a lab, enrols it as its own engineers would, and opens it. */
  public Lab enrolled(String name) throws IOException, InterruptedException {
    return enrolled(name, Set.of());
  }

  /**
   * As above.
   *
   * @param switchedOn kinds that are off unless a lab wants them
   */
  public Lab enrolled(String name, Set<String> switchedOn)
      throws IOException, InterruptedException {
    return enrolled(name, settings -> settings.withSwitchedOn(switchedOn));
  }

  /**
   * As above.
   *
   * @param decided what the lab's counsel makes of the usual settings
   */
  public Lab enrolled(String name, UnaryOperator<LabSettings> decided)
      throws IOException, InterruptedException {
    Path config = config(name);
    PrivateFolder own = PrivateFolder.at(folder.resolve(name));
    Path ticket = own.path("ticket.json");
    String text = admission.admit(hub.awaitReady(), hub.secretFile(), name).toJson().toString();
    PrivateFolder.write(ticket, text.getBytes(StandardCharsets.UTF_8));
    Lab.enrol(config, ticket, around);
    Files.delete(ticket);
    LabConfig enrolled = LabConfig.read(config);
    enrolled.with(decided.apply(enrolled.settings())).write(config);
    return Lab.open(config, around);
  }

  /** The configuration of a lab: what {@code ./stillwatch lab --config} takes. */
  public Path config(String name) {
    return folder.resolve(name).resolve("lab.json");
  }
}
