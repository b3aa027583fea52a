package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * When {@code scripts/sdedge} builds, and by which goals: in a checkout of one source, with a Maven
 * that only writes down what it is asked for.
 */
class LauncherIT {
  private static final String MAVEN =
      """
      #!/bin/sh
      echo "$*" >>"$CALLS"
      [ ! -f "$CALLS.offline-fails" ] || [ "$1" != -o ] || exit 1
      mkdir -p target && echo jar >target/sdedge.jar
      """;
  private static final String JAVA =
      """
      #!/bin/sh
      echo "$*" >"$CALLS.java"
      case "$*" in
        *XshowSettings*) echo "    java.version = 17.0.1" >&2 ;;
      esac
      """;

  @TempDir Path work;
  private Path checkout;

  @BeforeEach
  void checkout() throws IOException {
    checkout = work.resolve("checkout");
    Files.createDirectories(checkout.resolve("scripts"));
    Files.createDirectories(source(checkout).getParent());
    Files.copy(Path.of("scripts/sdedge"), checkout.resolve("scripts/sdedge"));
    Files.writeString(checkout.resolve("pom.xml"), "<project/>");
    Files.writeString(source(checkout), "class One {}");
    program(work.resolve("bin/mvn"), MAVEN);
    program(work.resolve("java/bin/java"), JAVA);
  }

  @Test
  void buildsOnceByTheGoalsThatMakeTheProgram() throws Exception {
    start(checkout);
    start(checkout);
    assertThat(calls()).hasSize(1);
    assertThat(calls().get(0))
        .startsWith("-o ")
        .contains(" -Dlauncher ")
        .contains("compiler:compile@default-compile")
        .doesNotContain("test")
        .doesNotContain("checks");
  }

  @Test
  void asksTheNetworkOnlyWhereLibrariesAreMissing() throws Exception {
    Files.writeString(work.resolve("calls.offline-fails"), "");
    start(checkout);
    assertThat(calls()).hasSize(2);
    assertThat(calls().get(0)).startsWith("-o ");
    assertThat(calls().get(1)).startsWith("-B ");
  }

  @Test
  void buildsNoCopyAgain() throws Exception {
    start(checkout);
    Path copy = work.resolve("copy");
    try (var files = Files.walk(checkout)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(checkout.relativize(file)));
      }
    }
    later(source(copy));
    start(copy);
    assertThat(calls()).hasSize(1);
  }

  @Test
  void buildsAgainWhatWasEditedOrRemoved() throws Exception {
    Path other = checkout.resolve("src/main/java/Other.java");
    Files.writeString(other, "class Other {}");
    start(checkout);
    Files.writeString(source(checkout), "class Two {}");
    later(source(checkout));
    start(checkout);
    assertThat(calls()).hasSize(2);
    Files.delete(other);
    later(other.resolveSibling(""));
    start(checkout);
    assertThat(calls()).hasSize(3);
  }

  /** Few tasks are solved before the optimising compiler has paid for itself. */
  @Test
  void waitsForNoOptimisingCompilerWithFewTasks() throws Exception {
    String few = Path.of("instances/quickstart.yaml").toAbsolutePath().toString();
    String many = Path.of("instances/l4-a100.yaml").toAbsolutePath().toString();
    String alone = "-XX:TieredStopAtLevel=1 ";
    assertThat(java("solve", few, "-o", "out")).contains(alone);
    assertThat(java("solve", few, "--class", "partitions")).doesNotContain(alone);
    assertThat(java("solve", few, "--method", "milp")).doesNotContain(alone);
    assertThat(java("solve", many)).doesNotContain(alone);
    assertThat(java("compare", few)).doesNotContain(alone);
    assertThat(java("solve", many, "--pipeline", "continuous")).contains(alone);
  }

  private String java(String... arguments) throws Exception {
    start(checkout, arguments);
    return Files.readString(work.resolve("calls.java"));
  }

  private static Path source(Path checkout) {
    return checkout.resolve("src/main/java/One.java");
  }

  private static void later(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60)));
  }

  private static void program(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private void start(Path checkout) throws Exception {
    start(checkout, "--version");
  }

  private void start(Path checkout, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("sh", checkout + "/scripts/sdedge"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("PATH", work.resolve("bin") + ":" + System.getenv("PATH"));
    builder.environment().put("JAVA_HOME", work.resolve("java").toString());
    builder.environment().put("CALLS", work.resolve("calls").toString());
    Process process =
        builder.redirectErrorStream(true).redirectOutput(work.resolve("out").toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(work.resolve("out"))).isZero();
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(work.resolve("calls"));
  }
}
