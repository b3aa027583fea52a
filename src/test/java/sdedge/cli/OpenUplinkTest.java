package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.Json;
import sdedge.api.BatchPlan;
import sdedge.api.PlanningInstance;
import sdedge.api.TaskBatch;
import sdedge.cli.Cli.Ended;

/** Plans that name no uplink have the best one of what the question allows, in every command. */
class OpenUplinkTest {
  private static final String SLOW = "instances/slow-uplink.yaml"; // uplink: joint

  @TempDir private Path folder;
  private Path open;

  @BeforeEach
  void writeAPlan() throws Exception {
    open = plan("open", "");
  }

  private static String id(int task) {
    return String.format(Locale.ROOT, "s%03d", task);
  }

  private Path plan(String name, String more) throws Exception {
    StringBuilder batches = new StringBuilder();
    for (int k = 1; k <= 12; k += 3) {
      batches.append(k == 1 ? "" : ", ");
      batches.append(
          "{tasks: [" + id(k) + ", " + id(k + 1) + ", " + id(k + 2) + "], length: 3}"); // as listed
    }
    String text = "cohorts: [[" + batches + "]]" + "\n" + more;
    return Files.writeString(folder.resolve(name + ".yaml"), text);
  }

  private double evaluatedS(Object... argv) throws Exception {
    return Json.number(evaluated(argv).get("makespan_s"));
  }

  private Map<String, Object> evaluated(Object... more) {
    Object[] argv = new Object[more.length + 5];
    System.arraycopy(new Object[] {"evaluate", SLOW, "--json", "-o"}, 0, argv, 0, 4);
    argv[4] = folder.resolve("result");
    System.arraycopy(more, 0, argv, 5, more.length);
    Ended ended = Cli.run(argv);
    assertThat(ended.code()).as(ended.err()).isZero();
    return Json.parse(ended.out());
  }

  @Test
  void evaluateAllocatesForIt() throws Exception {
    double jointS = evaluatedS(open, "--uplink", "joint", "--force");
    double policyS = evaluatedS(open, "--uplink", "auto", "--force");
    double inTurnS = evaluatedS(open, "--uplink", "sequential", "--force");

    assertThat(jointS).isCloseTo(16.289, within(0.0005));
    assertThat(policyS).isCloseTo(16.475, within(0.0005));
    assertThat(inTurnS).isCloseTo(29.845, within(0.0005));
    assertThat(evaluated(open, "--force")).containsEntry("makespan_s", jointS);
    assertThat(evaluated(plan("joint", "uplink: joint"), "--force"))
        .containsEntry("makespan_s", jointS)
        .containsEntry("uplink", "explicit");
    assertThat(evaluated(plan("auto", "uplink: auto"), "--force"))
        .containsEntry("makespan_s", policyS);
    assertThat(evaluatedS(plan("own", "uplink: sequential"), "--force")).isEqualTo(inTurnS);
    String written = Files.readString(folder.resolve("result/plan.json"));
    assertThat(Json.parse(written)).containsEntry("uplink", "sequential");
    assertThat(Cli.run("check", SLOW, folder.resolve("result")).code()).isZero();
  }

  @Test
  void anAllocatedResultIsVerifiedAndSaysWhatAHertzIsWorth() throws Exception {
    assertThat((List<?>) evaluated(open).get("multipliers")).isNotEmpty();
    assertThat(Cli.run("check", SLOW, folder.resolve("result")).code()).isZero();
  }

  @Test
  void comparedScoredAndSimulatedPlansAreTheSame() throws Exception {
    double jointS = evaluatedS(open);

    String[] compared =
        row(
            Cli.run(
                "compare", SLOW, "--methods", "goodput", "--plans", "mine=" + open, "--csv", "-"),
            2);
    String[] scored = row(Cli.run("evaluate", SLOW, open, "--csv", "-"), 1);
    Ended simulated =
        Cli.run("simulate", SLOW, open, "--runs", 2, "-o", folder.resolve("sim"), "--json");

    assertThat(Double.parseDouble(compared[4])).isEqualTo(jointS);
    assertThat(compared[12]).isEqualTo("explicit");
    assertThat(Double.parseDouble(scored[2])).isEqualTo(jointS);
    assertThat(scored[7]).isEqualTo("explicit");
    assertThat(simulated.code()).as(simulated.err()).isZero();
    assertThat(Json.map(Json.list(Json.parse(simulated.out()).get("plans")).get(0)))
        .containsEntry("predicted_makespan_s", jointS)
        .containsEntry("uplink", "explicit");
  }

  /** A program and a registered scheme go the same way in a sweep and a benchmark. */
  @Test
  void plansOfProgramsAreTheSame() throws Exception {
    double jointS = evaluatedS(open);
    String program = "mine=exec:cat '" + open + "'";

    String[] swept = row(Cli.run("sweep", SLOW, "--tasks", "12", "--methods", program), 1);
    Path bench = folder.resolve("bench");
    Ended ended =
        Cli.run("bench", SLOW, "--methods", program, "--repeats", 1, "--warmup", 0, "-o", bench);

    assertThat(List.of(swept)).contains("mine", Double.toString(jointS), "explicit");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(Files.readAllLines(bench.resolve("runs.csv")).get(1)).contains("," + jointS + ",");
  }

  @Test
  void aFixedUplinkOfTheQuestionKeepsScoringCheap() {
    String[] compared =
        row(
            Cli.line(
                "compare "
                    + SLOW
                    + " --uplink sequential --methods goodput --plans mine="
                    + open
                    + " --csv -"),
            2);

    assertThat(compared[12]).isEqualTo("sequential");
  }

  @Test
  void plansFromJavaAreAllocatedToo() throws Exception {
    PlanningInstance instance = PlanningInstance.read(Path.of(SLOW));
    List<TaskBatch> batches = new ArrayList<>();
    for (int k = 1; k <= 12; k += 3) {
      batches.add(new TaskBatch(List.of(id(k), id(k + 1), id(k + 2)), 3));
    }

    BatchPlan plan = BatchPlan.of(instance, List.of(batches));

    assertThat(plan.makespanS()).isEqualTo(evaluatedS(open));
    assertThat(plan.uplink()).isEqualTo("explicit");
    assertThat(BatchPlan.parse(instance, plan.json()).makespanS()).isEqualTo(plan.makespanS());
  }

  private static String[] row(Ended ended, int row) {
    assertThat(ended.code()).as(ended.err()).isZero();
    return Cli.lines(ended.out()).get(row).split(",", -1);
  }
}
