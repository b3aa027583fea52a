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

class CapacityCommandTest {
  private static final String QUICK = "instances/quickstart.yaml";

  @TempDir private Path folder;

  @Test
  void itTellsHowManyUsersThereMayBe() throws Exception {
    Path csv = folder.resolve("tried.csv");
    Ended ended = Cli.run("capacity", QUICK, "--within", "5s", "--draws", 8, "--csv", csv);

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out())
        .startsWith("quickstart: 6 users within 5 s in 90.0 % of 8 draws (dp, ended: completed)\n")
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
        Cli.run(
            "capacity",
            QUICK,
            "--within",
            "5s",
            "--draws",
            5,
            "--json",
            "--curve",
            "--seed",
            2,
            "--percentile",
            "0.6",
            "--set",
            "tasks[*].acceptance=0.9");

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
}
