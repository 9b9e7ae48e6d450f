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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.sdk.fake.FakeHub;
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
  void thereAreTenLines() throws IOException {
    assertThat(block().lines().filter(line -> !line.isBlank()).count()).isLessThanOrEqualTo(13);
    assertThat(block().lines().filter(line -> line.startsWith("    ")).count())
        .isLessThanOrEqualTo(10);
  }

  private void run(Path config, Path exchanges) {
    try (URLClassLoader compiled =
        new URLClassLoader(new URL[] {compile().toUri().toURL()}, Lab.class.getClassLoader())) {
      compiled
          .loadClass("Start")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[] {config.toString(), exchanges.toString()});
    } catch (java.lang.reflect.InvocationTargetException e) {
      if (!Thread.currentThread().isInterrupted() && !(e.getCause() instanceof IOException)) {
        throw new IllegalStateException("the README's program failed", e.getCause());
      }
    } catch (IOException | ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path compile() throws IOException {
    Path source = Files.writeString(folder.resolve("Start.java"), block());
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

  private static String block() throws IOException {
    Path readme = Path.of(System.getProperty("stillwatch.root"), "README.md");
    Matcher found = JAVA.matcher(Files.readString(readme));
    assertThat(found.find()).as("a Java block in the README").isTrue();
    return found.group(1);
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
