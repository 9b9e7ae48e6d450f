package org.stillwatch.sdk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script {@code ./stillwatch}, copied into an empty project in a folder with spaces, with a JDK
 * and a Maven that only write down what they were asked for.
 */
@NullMarked
class ScriptTest {
  private static final Path ORIGINAL =
      Path.of(System.getProperty("stillwatch.root", "..")).resolve("stillwatch");

  @TempDir Path folder;

  private Path project;
  private Path jdks;
  private final Map<String, String> environment = new TreeMap<>();

  private record Ended(int code, List<String> out, String err) {}

  @BeforeEach
  void makeAnEmptyProject() throws Exception {
    project = Files.createDirectories(folder.resolve("a project"));
    jdks = Files.createDirectories(folder.resolve("some jdks"));
    Files.copy(ORIGINAL, project.resolve("stillwatch"));
    executable(project.resolve("stillwatch"));
    for (String part : List.of("schemas", "hub-client-sdk/src/main", "hub-server", ".mvn")) {
      Files.createDirectories(project.resolve(part));
    }
    Files.createDirectories(project.resolve("governance"));
    Files.writeString(
        project.resolve("pom.xml"), "<project>\n  <version>7.1</version>\n</project>");
    makeJdk("21");
    makeMaven("3.9.1", 0);
    environment.put("STILLWATCH_JDKS", jdks.toString());
    environment.put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
  }

  @Test
  void helpIsAResultAndNamesEveryCommandAndExitCode() throws Exception {
    Ended ended = run("help");

    assertThat(ended.code()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(String.join("\n", ended.out()))
        .contains("demo", "test", "serve", "operator", "lab", "evaluate", "bench", "help")
        .contains("3  refused by the hub", "4  hub unreachable");
  }

  @Test
  void everyCommandThatThereIsIsInTheHelpAndIsHandedOn() throws Exception {
    String help = String.join("\n", run("help").out());
    String script = Files.readString(ORIGINAL);
    for (String command : StillwatchCli.commandLine().getSubcommands().keySet()) {
      if (!command.equals("help")) {
        assertThat(help).as(command).containsPattern("(?m)^  " + command + "\\b");
        assertThat(script)
            .as(command)
            .containsPattern("(?m)^  ([a-z| ]*\\| )?" + command + "( \\|[a-z| ]*)?\\)$");
      }
    }
  }

  @Test
  void aCommandThatDoesNotExistAndNoneAtAllAreUsageErrors() throws Exception {
    for (List<String> line : List.of(List.of("levitate"), List.<String>of())) {
      Ended ended = run(line.toArray(String[]::new));
      assertThat(ended.code()).isEqualTo(2);
      assertThat(ended.out()).isEmpty();
      assertThat(ended.err()).contains("usage: stillwatch");
    }
  }

  @Test
  void whereThereIsNoJdkThatFitsTheScriptSaysWhatWasFoundAndWhatToInstall() throws Exception {
    environment.put("STILLWATCH_JDKS", Files.createDirectories(folder.resolve("none")).toString());
    environment.put("JAVA_HOME", makeJdk("17").toString());

    Ended ended = run("lab", "simulate");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .contains("no JDK from 21 to 25", "jdk-17: 17", "openjdk-21-jdk-headless", "JAVA_HOME");
  }

  @Test
  void aMavenThatIsTooOldIsSaidSo() throws Exception {
    makeMaven("3.6.3", 0);
    assertThat(run("demo").err()).contains("Maven 3.6.3 was found; 3.8.7 or later is needed");
    assertThat(run("demo").code()).isEqualTo(1);
  }

  @Test
  void theNewestJdkThatFitsRunsTheCommandAndJavaHomeWins() throws Exception {
    makeJdk("25");
    makeJdk("26");
    makeJdk("17");
    assertThat(run("lab", "simulate").out()).contains("jdk 25");

    environment.put("JAVA_HOME", jdks.resolve("jdk-21").toString());
    assertThat(run("lab", "simulate").out())
        .contains("jdk 21")
        .doesNotContain("--sun-misc-unsafe-memory-access=allow");
  }

  /** The SDK, and what a lab may add to it. */
  private String classPath() {
    Path sdk = project.resolve("hub-client-sdk");
    return Stream.of(
            sdk.resolve("target/hub-client-sdk-7.1.jar"),
            sdk.resolve("target/lib/*"),
            sdk.resolve("meaning/target/hub-client-sdk-meaning-7.1.jar"),
            sdk.resolve("meaning/target/lib/*"),
            sdk.resolve("kafka/target/hub-client-sdk-kafka-7.1.jar"),
            sdk.resolve("kafka/target/lib/*"))
        .map(Path::toString)
        .collect(Collectors.joining(":"));
  }

  @Test
  void argumentsComeThroughExactlyAndTheExitCodeGoesBack() throws Exception {
    environment.put("CODE", "3");

    Ended ended = run("operator", "--hub", "http://127.0.0.1:1", "a b", "", "*");

    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.out())
        .containsSubsequence(
            "[-cp]",
            "[" + classPath() + "]",
            "[-Dstillwatch.root=" + project + "]",
            "[-Dstillwatch.hub.jar=" + hubJar() + "]",
            "[org.stillwatch.sdk.cli.StillwatchCli]",
            "[operator]",
            "[--hub]",
            "[http://127.0.0.1:1]",
            "[a b]",
            "[]",
            "[*]");
  }

  @Test
  void whatIsBuiltIsNotBuiltAgainUntilASourceIsNewer() throws Exception {
    assertThat(run("demo").err()).contains("building with the JDK");
    assertThat(run("demo").err()).isEmpty();
    assertThat(builds()).isEqualTo(1);

    Path source = Files.writeString(project.resolve("hub-client-sdk/src/main/A.java"), "new");
    later(source);
    run("demo");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void twoThatStartAtOnceBuildOnce() throws Exception {
    assumeThat(Path.of("/usr/bin/flock")).as("the lock needs flock").exists();
    Process first = start("demo");
    Process second = start("demo");

    assertThat(end(first).code()).isZero();
    assertThat(end(second).code()).isZero();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void aBuildThatFailsStopsTheCommandAndIsTriedAgainNextTime() throws Exception {
    makeMaven("3.9.1", 1);
    Ended ended = run("serve", "--data", "d", "--port", "1");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("built something", "the build failed");

    makeMaven("3.9.1", 0);
    assertThat(run("serve", "--data", "d", "--port", "1").code()).isZero();
  }

  @Test
  void serveRunsTheHubsJarWithTheUsersJavaOptionsLast() throws Exception {
    environment.put("STILLWATCH_JAVA_OPTS", "-Xmx3g -Dx=y");

    assertThat(run("serve", "--data", "d d", "--port", "1").out())
        .containsSubsequence(
            "[-Xmx1g]",
            "[-Xmx3g]",
            "[-Dx=y]",
            "[-jar]",
            "[" + hubJar() + "]",
            "[--data]",
            "[d d]",
            "[--port]",
            "[1]")
        .contains("driver ");
  }

  @Test
  void aPostgresqlAddressBringsItsDriverAlong() throws Exception {
    environment.put("HUB_DB_URL", "jdbc:postgresql://127.0.0.1/hub");
    assertThat(run("serve").out()).contains("driver org.postgresql.ds.PGSimpleDataSource");

    environment.put("HUB_DB_DRIVER", "org.example.Other");
    assertThat(run("serve").out()).contains("driver org.example.Other");
  }

  @Test
  void theScriptFindsItsProjectThroughALinkFromAnotherFolder() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link to it"), project);
    Path script = folder.resolve("bin").resolve("stillwatch");
    Files.createSymbolicLink(script, Path.of("../link to it/stillwatch"));

    Ended ended = end(start(folder.resolve("bin"), script, "demo"));

    assertThat(link).isSymbolicLink();
    assertThat(ended.out()).contains("[-Dstillwatch.root=" + project.toRealPath() + "]");
  }

  @Test
  void testRunsAllTestsAndGivesTheirExitCodeBack() throws Exception {
    Ended ended = run("test", "-pl", "schemas");
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).containsExactly("built something", "[-B] [verify] [-pl] [schemas]");

    makeMaven("3.9.1", 1);
    assertThat(run("test").code()).isEqualTo(1);
  }

  private Path hubJar() {
    return project.resolve("hub-server/target/stillwatch-hub.jar");
  }

  /** How often Maven was asked to package. */
  private long builds() throws IOException {
    try (var lines = Files.lines(project.resolve("calls"))) {
      return lines.filter(line -> line.contains("[package]")).count();
    }
  }

  private Path makeJdk(String version) throws IOException {
    Path home = jdks.resolve("jdk-" + version);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + ".0.1\"\n");
    executable(
        Files.writeString(
            home.resolve("bin/java"),
            "#!/bin/sh\necho 'jdk "
                + version
                + "'\nprintf '[%s]\\n' \"$@\"\necho \"driver $HUB_DB_DRIVER\"\nexit ${CODE-0}\n"));
    executable(Files.writeString(home.resolve("bin/javac"), "#!/bin/sh\nexit 1\n"));
    return home;
  }

  /** A Maven that writes down its arguments, makes empty artifacts and ends with that code. */
  private void makeMaven(String version, int code) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    String script =
        """
        #!/bin/sh
        if [ "$1" = --version ]; then echo "Apache Maven VERSION"; exit 0; fi
        echo built something
        if [ "$2" = verify ]; then printf '[%s] ' "$@" | sed 's/ $//'; exit CODE; fi
        printf '[%s]' "$@" >>calls
        echo >>calls
        sleep 0.5
        mkdir -p hub-server/target hub-client-sdk/target/lib
        : >hub-server/target/stillwatch-hub.jar
        : >hub-client-sdk/target/hub-client-sdk-7.1.jar
        exit CODE
        """
            .replace("VERSION", version)
            .replace("CODE", Integer.toString(code));
    executable(Files.writeString(bin.resolve("mvn"), script));
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void later(Path file) throws IOException {
    FileTime now = Files.getLastModifiedTime(file);
    Files.setLastModifiedTime(file, FileTime.from(now.toInstant().plus(Duration.ofSeconds(2))));
  }

  private Ended run(String... arguments) throws Exception {
    return end(start(arguments));
  }

  private Process start(String... arguments) throws IOException {
    return start(folder, project.resolve("stillwatch"), arguments);
  }

  private Process start(Path from, Path script, String... arguments) throws IOException {
    List<String> line = new ArrayList<>(List.of(script.toString()));
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line).directory(from.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static Ended end(Process process) throws Exception {
    List<String> out;
    String err;
    try (var results = process.inputReader();
        var words = process.errorReader()) {
      out = results.lines().toList();
      err = String.join("\n", words.lines().toList());
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), out, err);
  }
}
