package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.cli.Cli.ROLLING;
import static sdedge.cli.Cli.TWO_DRAFTERS;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.FewerTasks;
import sdedge.HandTime;
import sdedge.cli.Cli.Ended;
import sdedge.cli.terminal.Terminal;
import sdedge.cli.terminal.WorkProgress;
import sdedge.control.Signals;
import sdedge.control.Termination;
import sdedge.control.TimeSource;
import sdedge.instance.LoadedInstance;
import sdedge.instance.reader.InstanceReader;
import sdedge.search.Outcome;
import sdedge.search.solver.Method;
import sdedge.study.Search;

class CompareIT {
  private static final String HEADER =
      "instance,method,status,termination,makespan_s,bound_s,gap_to_optimum,reduction_by_optimum,"
          + "tasks,tokens,pipeline,order,uplink,cohorts,batches,min_length,max_length,"
          + "reduction_by_joint,error";

  @TempDir private Path folder;

  private static String tiny(String minLength) throws Exception {
    return Files.readString(Path.of(ROLLING))
        .replaceFirst("min_length: \\d+", "min_length: " + minLength);
  }

  private static List<String> column(String csv, int index) {
    return csv.lines().skip(1).map(line -> line.split(",", -1)[index]).toList();
  }

  @Test
  void aRowPerMethodUnderTheHeaderOfTheSpecification() {
    Ended ended = Cli.run("compare", ROLLING, "--csv", "-");

    assertThat(ended.code()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).startsWith(HEADER + "\n").endsWith("\n").doesNotContain("\r");
    assertThat(column(ended.out(), 1))
        .containsExactly(
            "dp",
            "continuous",
            "autoregressive-max",
            "autoregressive",
            "max-batch",
            "no-pipeline",
            "sequential-upload",
            "equal-finish",
            "min-sum",
            "equal-shares",
            "proportional-bandwidth",
            "alternating",
            "single-task",
            "greedy",
            "goodput",
            "dip-sd",
            "published",
            "random",
            "fixed-length:0",
            "fixed-length:1",
            "fixed-length:2",
            "fixed-length:3");
    assertThat(column(ended.out(), 2).subList(0, 2)).containsExactly("optimal", "feasible");
    assertThat(column(ended.out(), 6).get(0)).isEqualTo("0.0");
    assertThat(column(ended.out(), 6).get(2)).isEqualTo("0.3318495633723035");
    assertThat(column(ended.out(), 5).subList(1, 20)).containsOnly("");
  }

  @Test
  void gapsAndReductionsFollowFromTheMakespans() {
    String csv = Cli.run("compare", ROLLING, "--csv", "-").out();
    List<Double> makespans = column(csv, 4).stream().map(Double::valueOf).toList();

    for (int row = 0; row < makespans.size(); row++) {
      double excess = makespans.get(row) - makespans.get(0);
      assertThat(Double.valueOf(column(csv, 6).get(row))).isEqualTo(excess / makespans.get(0));
      assertThat(Double.valueOf(column(csv, 7).get(row))).isEqualTo(excess / makespans.get(row));
    }
  }

  @Test
  void equalRunsGiveEqualBytesWhateverTheThreads() throws Exception {
    Path few = FewerTasks.of(Path.of(TWO_DRAFTERS), 3, folder.resolve("few.yaml"));
    Object[] asked = {"compare", ROLLING, few, "--uplink=auto", "--csv", "-", "--threads"};
    String one = Cli.run(Cli.with(asked, "1")).out();
    String four = Cli.run(Cli.with(asked, "4")).out();

    assertThat(four).isEqualTo(one);
    assertThat(column(one, 0)).contains("case-100-late-uploads", "two-drafters");
  }

  @Test
  void secondsAreKeptApart() throws Exception {
    Path result = folder.resolve("r");
    Path csv = folder.resolve("c.csv");

    Ended ended = Cli.run("compare", ROLLING, "-o", result, "--csv", csv, "--json");

    assertThat(ended.code()).isZero();
    assertThat(result.resolve("compare.csv")).hasSameBinaryContentAs(csv);
    assertThat(result.resolve("compare.json")).hasContent(ended.out());
    assertThat(result.resolve("run.json"))
        .content()
        .contains("\"seconds\": {", ROLLING + " dp\": ", "\"seed\": 1", "\"compare.csv\": ");
    assertThat(Cli.run("compare", ROLLING, "-o", result).code()).as("written again").isZero();
  }

  @Test
  void tablesAreForPeople() {
    Ended ended = Cli.run("compare", ROLLING, TWO_DRAFTERS, "--methods", "dp,greedy");
    Ended open =
        Cli.run("compare", ROLLING, "--pipeline", "asynchronous", "--methods", "dp,greedy");

    assertThat(ended.out()).contains("620.7 ms, optimal over contiguous plans", "over optimum");
    assertThat(open.out()).contains("no proven optimum", "over best exact");
    assertThat(Cli.lines(ended.out())).hasSize(8);
  }

  @Test
  void whatMovesTasksIsComparedButHasNoPlanOfTheInstance() {
    String devices = "instances/devices.yaml";
    String csv = Cli.run("compare", devices, "--methods", "dp,single-drafter", "--csv", "-").out();
    List<Double> makespans = column(csv, 4).stream().map(Double::valueOf).toList();
    assertThat(makespans.get(1)).as("all at the fastest handset").isLessThan(makespans.get(0));

    Ended refused = Cli.run("solve", devices, "--method", "single-drafter", "-o", folder);
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err()).contains("not one of this instance");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void fewPlansAreEnumeratedToo() throws Exception {
    Ended ended = Cli.runWithInput(tiny("3"), "compare", "-", "--csv", "-", "--order", "given");

    assertThat(ended.code()).as("autoregressive decoding is not bound by min_length").isZero();
    assertThat(column(ended.out(), 1)).startsWith("dp", "exhaustive", "continuous");
    assertThat(column(ended.out(), 2)).startsWith("optimal", "optimal", "feasible");
  }

  @Test
  void theSeedIsThatOfRandom() {
    Object[] argv = {"compare", ROLLING, "--methods", "random", "--csv", "-", "--seed", 1};
    String first = Cli.run(argv).out();
    argv[7] = 2;

    assertThat(Cli.run("compare", ROLLING, "--methods", "random", "--csv", "-").out())
        .isEqualTo(first);
    assertThat(Cli.run(argv).out()).isNotEqualTo(first);
  }

  @Test
  void mistakesAreFoundBeforeAnySearch() {
    assertThat(Cli.run("compare").code()).isEqualTo(2);
    assertThat(Cli.run("compare", ROLLING, "--csv", "-", "--json").code()).isEqualTo(2);
    assertThat(Cli.run("compare", ROLLING, "--threads", "0").code()).isEqualTo(2);
    Ended unknown = Cli.run("compare", ROLLING, "--methods", "dp,gready");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err())
        .contains("'gready' must be one of dp, exhaustive, milp, milp:scip, milp:highs,");
    assertThat(Cli.run("solve", ROLLING, "--method", "fixed-length:9").code()).isEqualTo(3);
    Path both = folder.resolve("both.csv");
    for (String command : List.of("compare", "sweep")) {
      Ended same = Cli.run(command, ROLLING, "--csv", both, "--scores", folder + "/./both.csv");
      assertThat(same.code()).isEqualTo(2);
      assertThat(same.err()).contains("--csv and --scores need two files");
    }
    assertThat(both).doesNotExist();
    Path nowhere = folder.resolve("none").resolve("c.csv");
    assertThat(Cli.run("compare", ROLLING, "--csv", nowhere).code()).isEqualTo(8);
  }

  /** No drafter of the first instance drafts on the verifier's node. */
  @Test
  void aSchemeThatDoesNotApplyIsARowWithTheReason() {
    String modes = "instances/drafts/l4-a100-modes.yaml";

    Ended ended =
        Cli.run(
            "compare", ROLLING, modes, "--order=given", "--methods", "dp,co-located", "--csv", "-");

    assertThat(ended.code()).as(ended.err()).isEqualTo(1);
    assertThat(column(ended.out(), 1)).containsExactly("dp", "co-located", "dp", "co-located");
    assertThat(column(ended.out(), 2)).containsExactly("optimal", "refused", "optimal", "feasible");
    String reason = "no drafter with tasks has such a mode";
    assertThat(column(ended.out(), 18)).containsExactly("", reason, "", "");
    assertThat(ended.err())
        .isEqualTo("sdedge: case-100-late-uploads: co-located: " + reason + "\n");
  }

  @Test
  void methodsWithoutAnyPlanEndWithALimitOnlyIfOneEndedThemAll() {
    Object[] argv = {"compare", ROLLING, "--methods", "dp,greedy,fixed-length:9"};
    Outcome limited = new Outcome.Unknown(Termination.TIME_LIMIT, null);
    Outcome refused = new Outcome.Refused("no");

    assertThat(Cli.runFinding(limited, argv).code()).isEqualTo(6);
    Ended none = Cli.runFinding(refused, argv);
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.err()).contains("case-100-late-uploads: greedy: no\n");
    Search some =
        Cli.search((instance, control) -> instance.drafters().size() == 2 ? refused : limited);
    Ended mixed = Cli.run("", some, "compare", TWO_DRAFTERS, ROLLING, "--methods", "dp");
    assertThat(mixed.code()).isEqualTo(1);
  }

  @Test
  void progressNamesInstanceAndMethod() throws Exception {
    Screen screen = new Screen();
    Terminal terminal = screen.terminal(false);
    LoadedInstance loaded = loaded(ROLLING);
    CompareCommand.Compared each =
        new CompareCommand.Compared(
            ROLLING, loaded, loaded.instance(), List.of(Method.DP, Method.EXHAUSTIVE));
    WorkProgress progress = new WorkProgress(terminal, "");
    CompareCommand.begin(progress, List.of(each, each, each));
    try (WorkProgress shown = progress.show()) {
      screen.time.advance(Duration.ofSeconds(4));
      shown.next();
      screen.time.advance(Duration.ofSeconds(7));
      terminal.status().tick();
      assertThat(screen.news()).isEqualTo("1/6 searches, now case-100-late-uploads exhaustive\n");
      progress.next();
      screen.time.advance(Duration.ofSeconds(10));
      terminal.status().tick();
      assertThat(screen.news())
          .as("2 · 4 s and 2 · 7 s")
          .isEqualTo("2/6 searches, about 22 s left, now case-100-late-uploads dp\n");
    }
  }

  private static LoadedInstance loaded(String file) throws Exception {
    Path path = Path.of(file);
    return InstanceReader.load(file, Files.readAllBytes(path), path.resolveSibling(""));
  }

  /** The draft modes of these make a search slow to begin; every look at the clock takes 1 ms. */
  @ParameterizedTest
  @ValueSource(strings = {"compressed-drafts", "handsets-band"})
  void underALimitNoSchemeThatIsPartOfTheQuestionIsFaster(String name) {
    String file = "instances/drafts/" + name + ".yaml";
    TimeSource time = new HandTime(Duration.ofMillis(1));
    Object[] argv = {"compare", file, "--time-limit", "500ms", "--csv", "-"};
    String csv = Cli.run("", new Signals(), Search.SOLVER, time, argv).out();
    List<Double> makespans = column(csv, 4).stream().map(Double::valueOf).toList();
    List<String> pipelines = column(csv, 10);
    List<String> orders = column(csv, 11);
    int compared = 0;

    assertThat(column(csv, 3).get(0)).isEqualTo("time_limit");
    for (int row = 1; row < makespans.size(); row++) {
      if (pipelines.get(row).equals("rolling") && !orders.get(row).isEmpty()) {
        compared++;
        assertThat(makespans.get(0))
            .as(column(csv, 1).get(row))
            .isLessThanOrEqualTo(makespans.get(row) * (1 + 1e-9));
      }
    }
    assertThat(compared).isGreaterThan(20);
  }

  @Test
  void infeasibleInstancesAreRowsToo() throws Exception {
    String tight =
        Files.readString(Path.of(ROLLING)).replaceFirst("id: mbs,", "id: mbs, memory_bytes: 1,");

    Ended ended = Cli.runWithInput(tight, "compare", "-", "--methods", "dp,greedy", "--csv", "-");

    assertThat(ended.code()).isEqualTo(4);
    assertThat(column(ended.out(), 2)).containsExactly("infeasible", "infeasible");
    assertThat(column(ended.out(), 4)).containsExactly("", "");
    assertThat(ended.err()).contains("the weights do not fit in the memory of node mbs");
  }
}
