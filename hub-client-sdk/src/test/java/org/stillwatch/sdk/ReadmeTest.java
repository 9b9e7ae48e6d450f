package org.stillwatch.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.testing.FakeHub;
import org.stillwatch.wire.indicator.StixId;

/** The Java of the README is compiled and run as it stands there. */
class ReadmeTest {
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  @Test
  void theTenLinesSubmitAndFollowAlerts() throws Exception {
    Path config = folder.resolve("lab.json");
    try (FakeHub hub = new FakeHub(FakeHub.policy("demo"))) {
      Files.writeString(folder.resolve("ticket"), hub.ticket().toJson().toString());
      Lab.enrol(config, folder.resolve("ticket"), Surroundings.real());
      Path exchanges = Files.writeString(folder.resolve("exchanges.jsonl"), exchanges());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      PrintStream before = System.out;
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      Thread program = new Thread(() -> run(config, exchanges));
      try (Lab reader = Lab.open(config)) {
        program.start();
        var lab = reader.config().root().lab();
        await(() -> !hub.batches(lab, "main").isEmpty());
        String grouping =
            new String(
                hub.batches(lab, "main").get(0).objects().get(0).toByteArray(),
                StandardCharsets.UTF_8);
        Matcher id = Pattern.compile("grouping--[0-9a-f-]{36}").matcher(grouping);
        assertThat(id.find()).isTrue();
        hub.feed.raise(lab, StixId.parse(id.group()));
        await(() -> out.toString(StandardCharsets.UTF_8).contains("campaign--"));
      } finally {
        System.setOut(before);
        program.interrupt();
        program.join(Duration.ofSeconds(10).toMillis());
      }
    }
  }

  @Test
  void aSignUpAsksTheWatch() throws Exception {
    Path config = folder.resolve("lab.json");
    try (FakeHub hub = new FakeHub(FakeHub.policy("demo"))) {
      Files.writeString(folder.resolve("ticket"), hub.ticket().toJson().toString());
      Lab.enrol(config, folder.resolve("ticket"), Surroundings.real());
      Path exchanges = Files.writeString(folder.resolve("exchanges.jsonl"), exchanges());
      try (Lab lab = Lab.open(config)) {
        Submitted report = lab.observeFiles(List.of(exchanges), bytes -> {}).submit().get(0);
        hub.feed.raise(lab.config().root().lab(), report.about());
        lab.catchUp();
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      PrintStream before = System.out;
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      try {
        run("SignUp", config.toString(), "4000000000000002,4242424242424242");
      } finally {
        System.setOut(before);
      }
      assertThat(out.toString(StandardCharsets.UTF_8).lines())
          .containsExactly("for review", "go on");
    }
  }

  @Test
  void aProgramIsTestedOnTheFakeHub() throws Exception {
    Path exchanges = Files.writeString(folder.resolve("exchanges.jsonl"), exchanges());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      run("OurTest", folder.toString(), exchanges.toString());
    } finally {
      System.setOut(before);
    }
    assertThat(out.toString(StandardCharsets.UTF_8).lines()).containsExactly("1");
  }

  @Test
  void thereAreTenLines() throws IOException {
    for (String name : List.of("Start", "SignUp")) {
      String block = block("class " + name);
      assertThat(block.lines().filter(line -> line.startsWith("    ")).count())
          .isLessThanOrEqualTo(10);
    }
  }

  private void run(Path config, Path exchanges) {
    run("Start", config.toString(), exchanges.toString());
  }

  private void run(String name, String... arguments) {
    try (URLClassLoader compiled =
        new URLClassLoader(new URL[] {compile(name).toUri().toURL()}, Lab.class.getClassLoader())) {
      compiled.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) arguments);
    } catch (java.lang.reflect.InvocationTargetException e) {
      if (!Thread.currentThread().isInterrupted() && !(e.getCause() instanceof IOException)) {
        throw new IllegalStateException("the README's program failed", e.getCause());
      }
    } catch (IOException | ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path compile(String name) throws IOException {
    Path source = Files.writeString(folder.resolve(name + ".java"), block("class " + name));
    Path classes = Files.createDirectories(folder.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int result =
        compiler.run(
            null,
            said,
            said,
            "-d",
            classes.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            source.toString());
    assertThat(result).as(said.toString(StandardCharsets.UTF_8)).isZero();
    return classes;
  }

  private static String block(String word) throws IOException {
    Path readme = Path.of(System.getProperty("stillwatch.root"), "README.md");
    Matcher found = JAVA.matcher(Files.readString(readme));
    while (found.find()) {
      if (found.group(1).contains(word)) {
        return found.group(1);
      }
    }
    throw new AssertionError("no Java block in the README with " + word);
  }

  private static String exchanges() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 25; i++) {
      lines
          .append("{\"account\":\"a")
          .append(i)
          .append("\",\"prompt\":\"number ")
          .append(i)
          .append("\",\"payment\":\"4000000000000002\"}\n");
    }
    return lines.toString();
  }

  private static void await(java.util.function.BooleanSupplier condition)
      throws InterruptedException {
    for (int i = 0; i < 600 && !condition.getAsBoolean(); i++) {
      Thread.sleep(50);
    }
    assertThat(condition.getAsBoolean()).as("what was waited for").isTrue();
  }
}
