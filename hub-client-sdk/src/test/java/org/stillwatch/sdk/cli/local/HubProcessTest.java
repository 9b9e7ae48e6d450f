package org.stillwatch.sdk.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process in place of a hub: it says ready, or fails as its policy file tells it to. */
class HubProcessTest {
  @TempDir private Path folder;
  private Path jar;
  private Path policy;

  /** What the jar runs. */
  static final class StandIn {
    private StandIn() {}

    public static void main(String[] args) throws IOException, InterruptedException {
      String wish = Files.readString(Path.of(args[5]));
      System.err.println("log of a hub with " + args[0] + " " + args[2] + " " + args[4]);
      if (wish.equals("fail")) {
        System.err.println("the reason why");
        System.exit(1);
      }
      System.out.println("ready http://127.0.0.1:" + args[3]);
      Thread.sleep(60_000);
    }
  }

  @BeforeEach
  void writeJar() throws IOException {
    jar = folder.resolve("hub.jar");
    policy = folder.resolve("policy.json");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandIn.class.getName());
    String name = StandIn.class.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream jarOut = new JarOutputStream(out, manifest);
        InputStream code = StandIn.class.getClassLoader().getResourceAsStream(name)) {
      jarOut.putNextEntry(new JarEntry(name));
      Objects.requireNonNull(code).transferTo(jarOut);
    }
  }

  @Test
  void aHubThatIsReadyTellsItsAddressAndIsStoppedByClosing() throws IOException {
    Files.writeString(policy, "run");
    HubProcess hub = HubProcess.start(jar, folder, policy);
    try (hub) {
      URI address = hub.awaitReady();

      assertThat(address.getHost()).isEqualTo("127.0.0.1");
      assertThat(hub.awaitReady()).isEqualTo(address);
      assertThat(hub.isRunning()).isTrue();
      assertThat(hub.logTail()).contains("log of a hub with --data --port --policy");
    }
    assertThat(hub.isRunning()).isFalse();
  }

  @Test
  void aHubThatFailsIsReportedWithTheEndOfItsLog() throws IOException {
    Files.writeString(policy, "fail");
    try (HubProcess hub = HubProcess.start(jar, folder, policy)) {
      assertThatIOException()
          .isThrownBy(hub::awaitReady)
          .withMessageContaining("did not start")
          .withMessageContaining("the reason why");
    }
  }
}
