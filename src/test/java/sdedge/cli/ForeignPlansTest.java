package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.cli.Cli.ROLLING;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.Json;
import sdedge.cli.Cli.Ended;
import sdedge.instance.reader.InstanceReader;

/** {@code compare --plans}: plans of others beside the schemes of this program. */
class ForeignPlansTest {
  private static final String OTHER = "instances/quickstart.yaml";

  @TempDir private Path folder;
  private Path plan; // of ROLLING
  private String pattern = "";

  @BeforeEach
  void makeAPlan() throws Exception {
    Path result = Cli.solved(folder.resolve("result"), ROLLING, "--method", "single-task");
    String name = InstanceReader.read(Path.of(ROLLING)).name();
    plan = Files.copy(result.resolve("plan.json"), folder.resolve("plan-" + name + ".json"));
    pattern = folder.resolve("plan-{name}.json").toString();
  }

  private static String[] row(Ended ended, int row) {
    return Cli.lines(ended.out()).get(row).split(",", -1);
  }

  @Test
  void aPlanOfAnotherVersionOfTheInstanceIsWarnedOf() throws Exception {
    String text = Files.readString(Path.of(ROLLING)) + "# changed\n";
    Path changed = Files.writeString(folder.resolve("changed.yaml"), text);

    Ended ended = Cli.run("compare", changed, "--methods", "dp", "--plans", "mine=" + pattern);

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.err())
        .startsWith(
            "sdedge: warning: " + plan + " was made for another version of the instance (SHA-256 ")
        .endsWith("; it is evaluated on " + changed + " nevertheless\n")
        .hasLineCount(1);
  }

  @Test
  void aPlanIsARowWithWhatEvaluateSaysOfIt() throws Exception {
    Ended ended =
        Cli.line(
            "compare "
                + ROLLING
                + " --methods dp,single-task --plans mine="
                + pattern
                + " --plans "
                + pattern
                + " --csv -");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.err()).isEmpty();
    String[] mine = row(ended, 3);
    Path evaluated = folder.resolve("evaluated");
    assertThat(Cli.run("evaluate", ROLLING, plan, "-o", evaluated).code()).isZero();
    Object makespanS = Cli.summary(evaluated).get("makespan_s");
    assertThat(mine[1]).isEqualTo("mine");
    assertThat(mine[2]).isEqualTo("feasible");
    assertThat(Double.valueOf(mine[4])).isEqualTo(makespanS);
    double optimumS = Double.parseDouble(row(ended, 1)[4]);
    assertThat(Double.valueOf(mine[6]))
        .isEqualTo((Double.parseDouble(mine[4]) - optimumS) / optimumS);
    assertThat(row(ended, 2)).containsSequence(List.of(mine).subList(2, mine.length));
    assertThat(row(ended, 4)[1]).isEqualTo(pattern);
  }

  @Test
  void missingAndInfeasiblePlansAreRowsAndSaid() throws Exception {
    Path bad = Files.writeString(folder.resolve("bad"), "cohorts: [[{tasks: [u1], length: 1}]]");
    Path none = Files.writeString(folder.resolve("none"), "{cohort: 1}");
    Ended ended =
        Cli.line(
            "compare "
                + ROLLING
                + " "
                + OTHER
                + " --methods goodput --plans mine="
                + pattern
                + " --csv -");
    Ended wrong =
        Cli.line(
            "compare "
                + ROLLING
                + " --methods dp --plans bad="
                + bad
                + " --plans none="
                + none
                + " --csv -");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(row(ended, 2)).contains("mine", "feasible");
    assertThat(row(ended, 4)).containsSequence("mine", "failed", "completed", "", "", "", "");
    assertThat(ended.err())
        .isEqualTo(
            "sdedge: quickstart: mine: "
                + folder.resolve("plan-quickstart.json")
                + ": there is no such file\n");
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(row(wrong, 2)).containsSequence("bad", "failed");
    assertThat(row(wrong, 3)).containsSequence("none", "failed");
    assertThat(wrong.err())
        .contains("bad: its plan is infeasible: in no batch: tasks u2")
        .contains(
            none + ":1:1: cohorts: required but missing: a list of at least 1 entry (and 1 more)");
  }

  /** Of two instances, one of which has no plan of others. */
  @Test
  void scoresAreOverAllInstances() throws Exception {
    Path scores = folder.resolve("scores.csv");
    Object[] argv = {
      "compare", ROLLING, OTHER, "--methods", "dp,single-task", "--plans", "mine=" + pattern
    };
    String table = Cli.run(Cli.with(argv, "--csv", "-", "--scores", scores)).out();
    List<String> rows = Files.readAllLines(scores);

    assertThat(rows.get(0))
        .isEqualTo(
            "method,against,cases,pairs,gap_mean,gap_low,gap_high,wins,ties,losses,"
                + "gap_median,gap_largest,largest_at,to_bound,group");
    assertThat(rows).hasSize(1 + 3 * 3);
    String gap = Cli.lines(table).get(2).split(",", -1)[6]; // of the one instance that has a plan
    assertThat(rows)
        .contains("dp,optimum,2,2,0.0,0.0,0.0,0,2,0,0.0,0.0,case-100-late-uploads,0,")
        .contains(
            "mine,optimum,2,1," + gap + ",,,0,0,1," + gap + "," + gap + ",case-100-late-uploads,0,")
        .contains("mine,single-task,2,1,0.0,,,0,1,0,0.0,0.0,case-100-late-uploads,0,");
    assertThat(Cli.run(Cli.with(argv, "--scores", "-")).out()).isEqualTo(Files.readString(scores));
    assertThat(Cli.run(argv).out())
        .contains("over 2 instances\n")
        .contains("faster, equal, slower than mine\n")
        .containsPattern("\n  single-task +2 .* 0, 1, 0\n");
    Ended twice = Cli.run(Cli.with(argv, "--scores", "-", "--json"));
    assertThat(twice.err()).contains("only one table can use stdout");
  }

  @Test
  void sweepsAndBenchmarksHaveScores() throws Exception {
    Path scores = folder.resolve("scores.csv");
    Path bench = folder.resolve("bench");
    Ended sweep =
        Cli.line("sweep " + ROLLING + " --tasks 1,2,3 --methods dp,single-task --scores " + scores);
    assertThat(sweep.code()).as(sweep.err()).isZero();
    List<String> ofSweep = Files.readAllLines(scores);
    assertThat(
            Cli.line(
                    "bench "
                        + ROLLING
                        + " "
                        + OTHER
                        + " --methods dp,single-task --repeats 2 --warmup 0 -o "
                        + bench
                        + " --scores "
                        + scores
                        + " --force")
                .code())
        .isZero();

    assertThat(ofSweep)
        .hasSize(1 + 2 * 2)
        .contains("dp,optimum,3,3,0.0,0.0,0.0,0,3,0,0.0,0.0,1,0,");
    assertThat(ofSweep.get(3)).startsWith("single-task,optimum,3,3,").contains(",0,2,1,0.0,");
    assertThat(Files.readAllLines(scores))
        .contains("dp,optimum,2,2,0.0,0.0,0.0,0,2,0,0.0,0.0," + ROLLING + ",0,");
    assertThat(
            Cli.line(
                    "sweep "
                        + ROLLING
                        + " --tasks 1 --shard 1/2 --scores "
                        + scores
                        + " -o "
                        + bench)
                .err())
        .contains("--scores are of all rows: they go with --merge");
  }

  @Test
  void whatIsAskedForIsRecorded() throws Exception {
    Path out = folder.resolve("compared");
    Cli.run("compare", ROLLING, "--methods", "dp", "--plans", "mine=" + pattern, "-o", out);

    assertThat(Json.map(Cli.json(out, "run.json").get("options")))
        .containsEntry("methods", "dp")
        .containsEntry("plans mine", pattern);
    String sum = Files.readString(out.resolve("compare.json"));
    assertThat(sum).contains("\"method\": \"mine\"");
  }

  @Test
  void mistakesOfUseAreSaid() {
    assertThat(Cli.run("compare", ROLLING, "--plans", "dp=" + plan).err())
        .contains("--plans: dp is the name of a method");
    assertThat(Cli.run("compare", ROLLING, "--plans", "a=" + plan, "--plans", "a=" + plan).err())
        .contains("--plans: there are two named a");
    assertThat(Cli.run("compare", ROLLING, OTHER, "--plans", "a=" + plan).err())
        .contains("names one file for several instances; {name} stands for the name of each");
  }

  /** A plan of another kind than those searched may be better, which is no contradiction. */
  @Test
  void aPlanThatTheSearchLeavesOutMayBeFaster() throws Exception {
    Path best = Cli.solved(folder.resolve("best"), ROLLING);
    Path copy = Files.copy(best.resolve("plan.json"), folder.resolve("best.json"));

    Ended ended =
        Cli.line(
            "compare "
                + ROLLING
                + " --scope global --methods dp --plans best="
                + copy
                + " --csv -");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(Double.parseDouble(row(ended, 2)[6])).isLessThan(0);
  }
}
