package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.FewerTasks;

/**
 * The same bytes from every run, whatever the threads, the Java version, its compiler, the locale,
 * the time zone and the encoding. {@code -Ddeterminism.full=true} takes all instances for every
 * variant instead of some, and random ones too.
 */
@Timeout(1800)
class DeterminismIT {
  private static final boolean FULL = Boolean.getBoolean("determinism.full");
  private static final int FIRST = FULL ? 0 : 5; // seed 4 takes longer than the next ten
  private static final int RANDOM = FULL ? 300 : 11;
  private static final int TASKS = FULL ? 12 : 2; // per drafter of batches with several
  private static final String QUICK = "instances/quickstart.yaml";
  private static final int QUICK_TASKS = FULL ? 8 : 3; // compared and swept, only solved by -Xint
  private static final int SHARED_TASKS = FULL ? 4 : 2; // per drafter of those that share memory

  @TempDir private static Path folder;
  private static List<String> some = List.of();
  private static List<String> byThreads = List.of(); // of one after the other, all by one Java
  private static List<String> usual = List.of();

  /** What a variant prints: of some instances, or of all. */
  private static List<String> fingerprints(
      Program program, String threads, boolean random, boolean all) throws Exception {
    Path work = Files.createTempDirectory(folder, "work");
    boolean slow = !FULL && program.has("-Xint");
    List<Object> argv =
        new ArrayList<>(
            List.of(work, threads, random ? FIRST + "-" + (FIRST + RANDOM - 1) : "", TASKS));
    argv.addAll(slow ? List.of(some.get(0), "--", some.get(1)) : some);
    if (all) {
      argv.addAll(FULL ? shipped() : List.of("--"));
      argv.addAll(FULL ? List.of() : shipped());
    }
    Process process = program.startMain(Fingerprints.class.getName(), argv.toArray());
    try {
      assertThat(process.waitFor(FULL ? 1500 : 600, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly(); // so that it prints nothing beside the next one
    }
    assertThat(process.exitValue()).as(program.err()).isZero();
    return Files.readAllLines(program.out(), StandardCharsets.UTF_8);
  }

  /** With the compiler that starts fastest; each other one is a variant. */
  private static Program program() {
    return new Program(folder);
  }

  /** What this Java prints with one thread, and with more. */
  @BeforeAll
  static void printUsual() throws Exception {
    Path shared = folder.resolve("shared-memory.yaml");
    FewerTasks.of(Path.of(Cli.SHARED_MEMORY), SHARED_TASKS, shared);
    Path quick =
        ChangedInstance.of(Path.of(QUICK))
            .firstTasks(QUICK_TASKS)
            .write(folder.resolve("quick.yaml"));
    some = List.of(Cli.ROLLING, quick.toString(), shared.toString());
    List<String> threads = FULL ? List.of("1", "4", "2") : List.of("1", "4");
    byThreads = fingerprints(program(), String.join(",", threads), true, true);
    usual = byThreads.subList(0, byThreads.size() / threads.size());
    assertThat(usual).hasSizeGreaterThan(9 * some.size() + 4 * RANDOM + 5 * shipped().size());
    assertThat(usual).doesNotHaveDuplicates();
  }

  private static List<String> shipped() throws Exception {
    List<String> instances = new ArrayList<>();
    for (Path place : List.of(Path.of("instances"), Path.of("instances/bench"))) {
      WholeResult.names(place).stream()
          .filter(name -> name.endsWith(".yaml"))
          .filter(
              name ->
                  FULL
                      || !name.matches(
                          "city.*|memory-limited.*|l4.*|paper-1.*|published.*|.*infeasible.*|tasks-.[28].*"))
          .forEach(name -> instances.add(place.resolve(name).toString()));
    }
    assertThat(instances).hasSizeGreaterThan(7);
    return instances;
  }

  @Test
  void threadsChangeNothing() {
    for (int from = 0; from < byThreads.size(); from += usual.size()) {
      assertThat(byThreads.subList(from, from + usual.size())).isEqualTo(usual);
    }
  }

  @Test
  void otherJavaVersionsGiveTheSameBytes() throws Exception {
    Map<String, String> others = OtherJava.executables();
    assumeFalse(
        others.isEmpty(),
        "no other Java beside " + System.getProperty("java.home") + ", see -Dsdedge.otherJava");
    for (Map.Entry<String, String> other : others.entrySet()) {
      Program program = program().java(other.getValue());
      List<String> printed = fingerprints(program, "2", true, FULL);
      assertThat(printed).as("Java " + other.getKey()).hasSizeGreaterThan(9 * some.size());
      assertThat(printed).as("Java " + other.getKey()).isEqualTo(usual.subList(0, printed.size()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XX:+TieredCompilation -Duser.language=tr -Duser.country=TR"
            + " -Duser.timezone=Asia/Kathmandu",
        "-Xint -Duser.language=ar -Dfile.encoding=ISO-8859-1 -Duser.timezone=America/St_Johns",
        "-XX:-TieredCompilation -Duser.language=hi -Duser.script=Deva -Dfile.encoding=UTF-16BE",
      })
  void compilersLocalesZonesAndEncodingsChangeNothing(String options) throws Exception {
    Program program = Program.usual(folder).with(options.split(" "));

    List<String> printed = fingerprints(program, "2", FULL, false);

    assertThat(printed).hasSizeGreaterThan(9);
    assertThat(usual).containsSubsequence(printed);
  }
}
