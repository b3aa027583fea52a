package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.cli.Cli.Ended;

/** What is most likely a mistake is said once, on standard error, and in summary.json. */
class WarningsIT {
  private static final String WARNING =
      "tasks[0].channel_gain_db: 95 dB, usually -160 to -40 dB. Maybe the sign is missing?";

  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void forgetTheSign() throws Exception {
    String text = Files.readString(Path.of("instances/quickstart.yaml"));
    file = folder.resolve("instance.yaml");
    Files.writeString(file, text.replace("channel_gain_db: -95}", "channel_gain_db: 95}"));
  }

  private String said() {
    return "sdedge: warning: " + file + ": " + WARNING + "\n";
  }

  @Test
  void validateWarnsAndSucceeds() {
    Ended ended = Cli.run("validate", file);

    assertThat(ended.err()).isEqualTo(said());
    assertThat(ended.out()).isEqualTo(file + ": valid, 8 tasks, 1 drafter\n");
    assertThat(ended.code()).isZero();
  }

  @Test
  void solveAndEvaluateWarnInTheSummaryToo() {
    Path solved = folder.resolve("solved");
    Path evaluated = folder.resolve("evaluated");
    Ended solve = Cli.run("solve", file, "-o", solved);
    Ended evaluate = Cli.run("evaluate", file, solved.resolve("plan.json"), "-o", evaluated);

    for (Ended ended : List.of(solve, evaluate)) {
      assertThat(warned(ended)).isEqualTo(said());
      assertThat(ended.code()).isZero();
    }
    for (Path result : List.of(solved, evaluated)) {
      assertThat(result.resolve("summary.json"))
          .content()
          .contains("\"warnings\": [", "\"" + WARNING + "\"");
      assertThat(Cli.run("check", file, result).code()).isZero();
    }
  }

  /** What is said, but for that continuous service is faster. */
  private static String warned(Ended ended) {
    return ended.err().replaceFirst("sdedge: note: continuous batching .*\n", "");
  }

  /**
   * The measured table of the shipped instance, cut to 16 new tokens; what is searched is little.
   */
  private Path cutTable() throws Exception {
    Path cut = folder.resolve("measured-table.yaml");
    Files.writeString(
        cut,
        Files.readString(Path.of("instances/measured-table.yaml"))
            .replace("steps: expected}", "steps: mean}\norder: given"));
    Files.write(
        folder.resolve("measured-table-mbs.csv"),
        Files.readAllLines(Path.of("instances/measured-table-mbs.csv")).stream()
            .filter(line -> line.matches("(new|1|8|16)[,_].*"))
            .toList());
    return cut;
  }

  private static Ended bench(Path file, Path output, String... more) {
    List<Object> argv = new ArrayList<>(List.of("bench", file, "-o", output));
    argv.addAll(List.of("--methods", "dp,goodput", "--repeats", "1", "--warmup", "0"));
    argv.addAll(List.of(more));
    return Cli.run(argv.toArray());
  }

  /** What silently changed 4.904 s into 3.812 once. */
  @Test
  void passesBeyondATableAreWarnedOfWhereverPlansAreExecuted() throws Exception {
    Path cut = cutTable();
    String expected =
        "verifier.table: passes beyond its grid are 18.51 % of the makespan, the farthest with 814"
            + " new_tokens, 50.88 times its last, usually none. Maybe it ends too early?";
    String said = "sdedge: warning: " + cut + ": " + expected + "\n";
    Path solved = folder.resolve("solved");
    Path plan = solved.resolve("plan.json");
    Path other = folder.resolve("other");
    Path drawn = folder.resolve("drawn");

    assertThat(warned(Cli.run("solve", cut, "-o", solved))).isEqualTo(said);
    assertThat(solved.resolve("summary.json")).content().contains("\"" + expected + "\"");
    assertThat(Cli.run("check", cut, solved).code()).isZero();
    assertThat(Cli.run("evaluate", cut, plan, "-o", other).err()).isEqualTo(said);
    assertThat(other.resolve("summary.json")).content().contains("\"" + expected + "\"");
    assertThat(Cli.run("simulate", cut, plan, "--runs", "2", "-o", drawn).err()).isEqualTo(said);
    assertThat(drawn.resolve("summary.json")).content().contains("\"" + expected + "\"");
    Ended compared = Cli.run("compare", cut, "--methods", "dp,goodput", "--json");
    assertThat(compared.err()).isEqualTo(said);
    assertThat(compared.out()).contains("\"" + expected + "\"");
    assertThat(Cli.run("sweep", cut, "--methods", "dp", "--tasks", "7,8").err())
        .containsOnlyOnce("verifier.table: passes beyond its grid are ");
    assertThat(Cli.run("evaluate", cut, plan, plan, "--csv", "-").err()).isEqualTo(said);
    assertThat(Cli.run("explain", solved, "--time-limit", "1ms").err()).startsWith(said);
    assertThat(Cli.run("export", solved, "--to", "long-csv").err()).isEqualTo(said);
    assertThat(bench(cut, folder.resolve("bench")).err()).isEqualTo(said);
    Path refused = folder.resolve("refused");
    for (Ended strict :
        List.of(
            Cli.run("solve", cut, "-o", refused, "--strict"),
            Cli.run("evaluate", cut, plan, "-o", refused, "--strict"),
            Cli.run("simulate", cut, plan, "--runs", "2", "-o", refused, "--strict"),
            bench(cut, folder.resolve("strict"), "--strict"),
            Cli.run("compare", cut, "--methods", "dp", "-o", refused, "--strict"))) {
      assertThat(strict.code()).isEqualTo(3);
      assertThat(strict.err()).isEqualTo(cut + ": " + expected + "\n");
    }
    assertThat(refused).doesNotExist();
    Ended swept = Cli.run("sweep", cut, "--methods", "dp", "--tasks", "7,8", "--strict");
    assertThat(swept.code()).isEqualTo(3);
    assertThat(swept.err()).contains("tasks=7 dp: verifier.table: passes beyond its grid are ");
  }

  /** Of the nodes that are taken over, once for all instances made of them. */
  @Test
  void generateWarnsOfItsBase() throws Exception {
    String text = Files.readString(Path.of("instances/quickstart.yaml"));
    Files.writeString(file, text.replace("memory_bandwidth: 432e9", "memory_bandwidth: 432"));
    Path made = folder.resolve("made");

    Ended ended = Cli.run("generate", "--base", file, "--tasks", "3", "--count", "2", "-o", made);

    assertThat(ended.err())
        .isEqualTo(
            "sdedge: warning: generated.yaml: verifier.memory_bandwidth: 432 bytes/s, usually 1e10"
                + " to 1e13 bytes/s. Maybe it is in GB/s, which is 4.32e11 bytes/s?\n");
    assertThat(made.resolve("generated-0002.yaml")).exists();
  }

  /** A folder that is not there yet has no parent to look for tables in. */
  @Test
  void generateFindsTheTablesOfItsBaseFromANewFolder() throws Exception {
    Path made = folder.resolve("new");

    Ended ended = Cli.run("generate", "--base", cutTable(), "--tasks", "3", "-o", made);

    assertThat(ended.err()).isEmpty();
    assertThat(Cli.run("validate", made.resolve("generated.yaml")).code()).isZero();
  }

  @Test
  void strictMakesThemProblems() {
    Path solved = folder.resolve("solved");
    Path plan = solved.resolve("plan.json");
    assertThat(Cli.run("solve", file, "-o", solved).code()).isZero();
    for (List<Object> command :
        List.<List<Object>>of(
            List.of("validate", file),
            List.of("solve", file),
            List.of("compare", file),
            List.of("evaluate", file, plan),
            List.of("simulate", file, plan),
            List.of("check", file, solved),
            List.of("sweep", file, "--tasks", "1"),
            List.of("bench", file, "-o", folder.resolve("bench")))) {
      List<Object> strict = new ArrayList<>(command);
      strict.add("--strict");
      Ended ended = Cli.run(strict.toArray());

      assertThat(ended.out() + ended.err()).contains(file + ": " + WARNING);
      assertThat(ended.code()).as(command.toString()).isEqualTo(3);
    }
    assertThat(Cli.run("validate", "instances/quickstart.yaml", "--strict").code()).isZero();
  }
}
