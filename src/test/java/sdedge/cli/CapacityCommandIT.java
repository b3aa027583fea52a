package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.Json;
import sdedge.cli.Cli.Ended;
import sdedge.control.Signals;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;

class CapacityCommandIT {
  private static final String QUICK = "instances/quickstart.yaml";

  @TempDir private Path folder;

  @Test
  void itTellsHowManyUsersThereMayBe() throws Exception {
    Path csv = folder.resolve("tried.csv");
    Ended ended = Cli.run("capacity", QUICK, "--within", "5s", "--draws", 8, "--csv", csv);

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out())
        .startsWith(
            "quickstart: 6 users within 5 s in at least 90.0 % of 8 draws (dp, ended: completed)\n")
        .contains("\n         6                8\n")
        .containsPattern("\n +7 +[0-7]\n");
    List<String> rows = Files.readAllLines(csv);
    assertThat(rows.get(0)).isEqualTo("users,draw,within,makespan_s");
    assertThat(rows).contains("1,1,1,").hasSizeGreaterThan(8 * 4).hasSizeLessThan(8 * 6 + 2);
    assertThat(
            Cli.run("capacity", QUICK, "--within", "5s", "--draws", 8, "--csv", "-", "--threads", 3)
                .out())
        .isEqualTo(Files.readString(csv));
  }

  @Test
  void theSameAsJsonWithACurve() throws Exception {
    Ended ended =
        Cli.line(
            "capacity "
                + QUICK
                + " --within 5s --draws 5 --json --curve --seed 2 --percentile 0.6 --set"
                + " tasks[*].acceptance=0.9");

    assertThat(ended.code()).as(ended.err()).isZero();
    Map<String, Object> found = Json.parse(ended.out());
    assertThat(found)
        .containsEntry("instance", "quickstart")
        .containsEntry("method", "dp")
        .containsEntry("draws", 5)
        .containsEntry("seed", 2)
        .containsEntry("termination", "completed");
    int users = (int) Json.number(found.get("users"));
    assertThat(users).isGreaterThan(6); // more tokens are accepted
    assertThat(Json.number(found.get("too_many"))).isEqualTo(users + 1);
    List<Object> curve = Json.list(found.get("curve"));
    Map<String, Object> last = Json.map(curve.get(curve.size() - 1));
    assertThat(last).containsEntry("users", users + 1);
    assertThat(Json.number(last.get("within"))).isLessThan(3);
    assertThat(Json.number(last.get("makespan_share_s"))).isGreaterThan(5);
  }

  @Test
  void tokensComeFromATrace() throws Exception {
    Path trace =
        Files.writeString(folder.resolve("t.csv"), "ContextTokens,GeneratedTokens\n10,1\n20,2\n");
    Ended few = Cli.run("capacity", QUICK, "--within", "2s", "--draws", 4, "--json");
    Ended many =
        Cli.run("capacity", QUICK, "--within", "2s", "--draws", 4, "--json", "--trace", trace);

    assertThat(Json.number(Json.parse(many.out()).get("users")))
        .isGreaterThan(10 * Json.number(Json.parse(few.out()).get("users")));
    Path none = Files.writeString(folder.resolve("n.csv"), "ContextTokens,GeneratedTokens\n0,1\n");
    assertThat(Cli.run("capacity", QUICK, "--within", "2s", "--trace", none).err())
        .contains("n.csv: it has no usable rows");
  }

  @Test
  void aSignalKeepsWhatIsDone() {
    Signals signals = new Signals();
    AtomicInteger solved = new AtomicInteger();
    Ended ended =
        Cli.run(
            "",
            signals,
            Cli.search(
                (instance, control) -> {
                  if (solved.incrementAndGet() == 10) {
                    signals.take(2);
                  }
                  return Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, control);
                }),
            "capacity",
            QUICK,
            "--within",
            "30s",
            "--draws",
            4,
            "--threads",
            1);

    assertThat(ended.code()).isEqualTo(130);
    assertThat(ended.out())
        .startsWith("quickstart: at least 2 users within 30 s")
        .contains("ended: interrupted")
        .contains("\n         2                4\n");
  }

  @Test
  void whatCannotBeAskedIsSaid() {
    assertThat(Cli.run("capacity", QUICK).err()).contains("--within");
    assertThat(Cli.run("capacity", QUICK, "--within", "2s", "--percentile", "90").err())
        .contains("--percentile must be above 0 and at most 1. Maybe 0.9 was meant?");
    assertThat(Cli.run("capacity", QUICK, "--within", "2s", "--percentile", "-1").err())
        .contains("--percentile must be above 0 and at most 1.")
        .doesNotContain("Maybe");
    assertThat(Cli.run("capacity", QUICK, "--within", "2s", "--draws", "0").err())
        .contains("--draws must be from 1");
    Ended moved =
        Cli.run("capacity", Cli.TWO_DRAFTERS, "--within", "2s", "--method", "single-drafter");
    assertThat(moved.code()).isEqualTo(3);
    Ended none = Cli.run("capacity", "instances/infeasible.yaml", "--within", "2s");
    assertThat(none.code()).isEqualTo(4);
    assertThat(none.err()).contains("not fit in the memory");
    Ended zero = Cli.run("capacity", QUICK, "--within", "10ms", "--draws", 2);
    assertThat(zero.out()).startsWith("quickstart: 0 users within 10 ms");
    Ended most = Cli.run("capacity", QUICK, "--within", "99s", "--draws", 2, "--most", 3);
    assertThat(most.out()).startsWith("quickstart: 3 users or more within 99 s");
  }

  /** All files are of the same answer, the same ones whatever the threads; no input is replaced. */
  @Test
  void aFolderHoldsWhatWasFound() throws Exception {
    Path one = folder.resolve("one");
    Object[] asked = {"capacity", QUICK, "--within", "3500ms", "--draws", 3, "--levers"};
    Ended ended = Cli.run(Cli.with(asked, "-o", one, "--threads", 1));
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).endsWith("  written to " + one + "\n");
    Path two = folder.resolve("two");
    Cli.run(Cli.with(asked, "-o", two, "--threads", 3));

    for (String name : FILES) {
      assertThat(two.resolve(name)).hasSameBinaryContentAs(one.resolve(name));
    }
    Map<String, Object> found = Cli.json(one, "capacity.json");
    List<String> users = Files.readAllLines(one.resolve("users.csv"));
    assertThat(users.get(0)).isEqualTo("users,within,chance,chance_low,chance_high");
    assertThat(users.get(1)).startsWith("1,3,1.0,0.292401").endsWith(",1.0");
    assertThat(users).hasSize(1 + Json.list(found.get("tried")).size());
    assertThat(Files.readAllLines(one.resolve("curve.csv")))
        .hasSize(1 + Json.list(found.get("curve")).size());
    assertThat(Files.readAllLines(one.resolve("purchases.csv")))
        .hasSize(1 + Json.list(found.get("purchases")).size());
    assertThat(Json.map(found.get("refilled"))).containsEntry("draws", 3);
    Path instance = Files.copy(Path.of(QUICK), folder.resolve("x.yaml"));
    Ended over = Cli.run("capacity", instance, "--within", "3s", "--draws", 1, "-o", instance);
    assertThat(over.code()).isEqualTo(8);
    assertThat(instance).hasSameBinaryContentAs(Path.of(QUICK));
  }

  private static final List<String> FILES =
      List.of("capacity.json", "users.csv", "trials.csv", "curve.csv", "purchases.csv");

  /** The text names what to buy. */
  @Test
  void whatToBuyIsSaidInWords() {
    Object[] asked = {"capacity", QUICK, "--within", "5s", "--draws", 2, "--levers"};
    Ended ended = Cli.run(Cli.with(asked, "--price", "verifier.memory_bandwidth=900/200e9"));

    assertThat(ended.out())
        .containsPattern("\n  what to buy +users  gained  price  gained per 1000\n")
        .containsPattern("\n  200 GB/s more memory bandwidth on mbs +9 +\\+3 +900 +3.333\n")
        .containsPattern("\n  no limit to tasks per batch +10 +\\+4\n")
        .contains(" others gain no user (listed by --json)\n")
        .contains("\n  most by    100 % more memory bandwidth on mbs: from 6 to 11 users\n");
  }

  @Test
  void pricesThatMeanNothingAreRefused() {
    assertThat(Cli.run("capacity", QUICK, "--within", "2s", "--price", "drafters=1/1").err())
        .contains("--price is for --levers");
    assertThat(
            Cli.run("capacity", QUICK, "--within", "2s", "--levers", "--price", "drafter=1/1")
                .err())
        .contains("--price: the path 'drafter' must be one of", "Maybe `");
    assertThat(Cli.run("capacity", QUICK, "--within", "2s", "--levers", "--price", "x").err())
        .contains("--price: 'x' must be PATH=MONEY/UNITS, such as");
  }
}
