package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static sdedge.cli.Cli.ROLLING;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.cli.Cli.Ended;
import sdedge.study.ExitCode;

/** Tables of scores of many plans, {@code evaluate --csv}. */
class ScoredPlansTest {
  @TempDir private Path folder;

  @Test
  void aProvenResultIsTheOptimumOfScores() throws Exception {
    Path good = folder.resolve("good");
    Path cheap = folder.resolve("cheap");
    assertThat(Cli.run("solve", ROLLING, "-o", good).code()).isZero();
    Cli.run("solve", ROLLING, "--method", "single-task", "-o", cheap);
    Path plan = cheap.resolve("plan.json");
    double optimumS = Cli.makespanS(good);

    Ended ended = Cli.run("evaluate", ROLLING, plan, "--csv", "-", "--optimum", good);

    assertThat(ended.code()).as(ended.err()).isZero();
    String[] row = Cli.lines(ended.out()).get(1).split(",", -1);
    assertThat(Double.parseDouble(row[3]))
        .isPositive()
        .isCloseTo(Cli.makespanS(cheap) / optimumS - 1, within(1e-12));
    assertThat(Cli.run("evaluate", ROLLING, plan, "--csv", "-", "--optimum", cheap).err())
        .contains("cheap: is not proven optimal");
    Ended other = Cli.run("evaluate", Cli.TWO_DRAFTERS, plan, "--csv", "-", "--optimum", good);
    assertThat(other.code()).isEqualTo(3);
    assertThat(other.err()).contains("good: is not a result of this instance");
  }

  @Test
  void manyPlansAreScoredInOneTable() throws Exception {
    Path good = folder.resolve("good");
    assertThat(Cli.run("solve", ROLLING, "-o", good).code()).isZero();
    Path none = Files.writeString(folder.resolve("none.json"), "{}");
    Path bad =
        Files.writeString(folder.resolve("bad.json"), "cohorts: [[{tasks: [u1], length: 1}]]");
    Path plan = good.resolve("plan.json");

    Ended ended = Cli.run("evaluate", ROLLING, plan, none, bad, "--csv", "-", "--optimum", "0.1");

    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err()).contains("2 of 3 plans failed; the column error says why");
    List<String> rows = Cli.lines(ended.out());
    assertThat(rows).hasSize(4);
    assertThat(rows.get(1)).startsWith(plan + ",feasible,0.").endsWith(",");
    assertThat(rows.get(2)).startsWith(none + ",invalid,,,").contains("required but missing");
    assertThat(rows.get(3)).startsWith(bad + ",infeasible,,,").contains("in no batch: tasks");
    assertThat(Cli.run("evaluate", ROLLING, plan, plan).err()).contains("several plans need --csv");
  }

  /** The table falls to 0 s at 400 new tokens, of which only both prompts together have more. */
  @Test
  void aPlanBeyondATableDoesNotStopTheOthers() throws Exception {
    Files.writeString(
        folder.resolve("measured-table-mbs.csv"),
        "new_tokens,context_tokens,seconds\n100,0,0.03\n200,0,0.02\n");
    String text = Files.readString(Path.of("instances/measured-table.yaml"));
    Path table = folder.resolve("table.yaml");
    Files.writeString(table, text.replaceAll("\n  - \\{id: u[3-8].*", ""));
    Path apart =
        Files.writeString(
            folder.resolve("apart.json"),
            "cohorts: [[{tasks: [u1], length: 0}, {tasks: [u2], length: 0}]]");
    Path beyond =
        Files.writeString(
            folder.resolve("beyond.json"), "cohorts: [[{tasks: [u1, u2], length: 0}]]");
    Path csv = folder.resolve("scores.csv");

    Ended ended = Cli.run("evaluate", table, beyond, apart, "--csv", csv);

    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.INVALID_INPUT.code());
    List<String> rows = Files.readAllLines(csv);
    assertThat(rows).hasSize(3);
    assertThat(rows.get(1))
        .startsWith(beyond + ",invalid,,,")
        .contains("the latency table of node mbs extrapolates to -0.00");
    assertThat(rows.get(2)).startsWith(apart + ",feasible,").endsWith(",");
    assertThat(Cli.run("evaluate", table, beyond, "-o", folder.resolve("r")).code())
        .isEqualTo(ExitCode.INVALID_INPUT.code());
  }

  /** It is refused as an option of a plan by itself, too, but not before the others are scored. */
  @Test
  void aPlanThatCannotBeAllocatedForDoesNotStopTheOthers() throws Exception {
    Path rolling = Cli.solved(folder.resolve("a"), ROLLING).resolve("plan.json");
    Path asynchronous =
        Cli.solved(folder.resolve("b"), ROLLING, "--pipeline", "asynchronous").resolve("plan.json");
    Object[] argv = {"evaluate", ROLLING, asynchronous, rolling, "--uplink", "joint", "--csv", "-"};

    Ended ended = Cli.run(argv);

    assertThat(ended.code()).isEqualTo(ExitCode.INVALID_INPUT.code());
    List<String> rows = Cli.lines(ended.out());
    assertThat(rows).hasSize(3);
    assertThat(rows.get(1)).startsWith(asynchronous + ",invalid,").contains("--uplink joint");
    assertThat(rows.get(2)).startsWith(rolling + ",feasible,");
  }

  @Test
  void oneResultIsHeldAgainstTheOptimumToo() throws Exception {
    Path made = folder.resolve("made");
    assertThat(Cli.run("solve", ROLLING, "--method", "single-task", "-o", made).code()).isZero();
    Path plan = made.resolve("plan.json");
    Ended ended = Cli.run("evaluate", ROLLING, plan, "-o", folder.resolve("e"), "--optimum", "0.5");
    Path optimum = Cli.solved(folder.resolve("o"), ROLLING, "--class", "contiguous");
    Ended ofFolder =
        Cli.run("evaluate", ROLLING, plan, "-o", folder.resolve("f"), "--optimum", optimum);
    Ended instances = Cli.run("evaluate", ROLLING, Cli.TWO_DRAFTERS, plan);

    double above = 100 * (Cli.makespanS(folder.resolve("e")) / 0.5 - 1);
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.err())
        .contains(
            String.format(
                Locale.ROOT, "the optimum is 500 ms; this plan takes %.1f %% more", above));
    assertThat(ofFolder.err()).contains("the optimum over contiguous plans is ");
    assertThat(instances.code()).isEqualTo(2);
    assertThat(instances.err()).contains("two-drafters.yaml looks like another instance");
  }
}
