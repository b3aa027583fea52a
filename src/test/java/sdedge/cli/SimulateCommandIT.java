package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static sdedge.Json.list;
import static sdedge.Json.map;
import static sdedge.Json.number;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.HandTime;
import sdedge.Json;
import sdedge.cli.Cli.Ended;
import sdedge.control.Signals;
import sdedge.control.TimeSource;
import sdedge.study.Search;

class SimulateCommandIT {
  private static final String INSTANCE = "instances/quickstart.yaml";

  @TempDir private Path folder;

  @BeforeEach
  void plan() {
    assertThat(Cli.run("solve", INSTANCE, "-o", folder.resolve("best")).code()).isZero();
    assertThat(
            Cli.run("solve", INSTANCE, "--method", "max-batch", "-o", folder.resolve("max")).code())
        .isZero();
  }

  private String planOf(String result) {
    return folder.resolve(result).resolve("plan.json").toString();
  }

  private Ended simulate(String out, Object... more) {
    Object[] argv = {"simulate", INSTANCE, planOf("best"), planOf("max"), "--runs", "200"};
    Object[] all = new Object[argv.length + more.length + 2];
    System.arraycopy(argv, 0, all, 0, argv.length);
    all[argv.length] = "-o";
    all[argv.length + 1] = folder.resolve(out);
    System.arraycopy(more, 0, all, argv.length + 2, more.length);
    return Cli.run(all);
  }

  @Test
  void tablesAndSummaryAgree() throws Exception {
    Ended ended = simulate("out", "--json", "--slo", "e2e=6s");

    assertThat(ended.code()).as(ended.err()).isZero();
    Map<String, Object> summary = Json.parse(ended.out());
    List<String> samples = Files.readAllLines(folder.resolve("out/samples.csv"));
    assertThat(samples).hasSize(1 + 2 * 200).first().isEqualTo("plan,run,makespan_s");
    double mean =
        samples.stream()
            .skip(1)
            .limit(200)
            .mapToDouble(row -> Double.parseDouble(row.split(",", -1)[2]))
            .average()
            .orElseThrow();
    Map<String, Object> best = map(list(summary.get("plans")).get(0));
    Map<String, Object> max = map(list(summary.get("plans")).get(1));
    assertThat(number(best.get("makespan_mean_s"))).isCloseTo(mean, within(1e-12));
    assertThat(number(best.get("prediction_error"))).isBetween(-0.01, 0.01);
    assertThat(number(best.get("slo_share"))).isBetween(0.5, 1.0);
    assertThat(best.get("difference_to_first_s")).isNull();
    assertThat(number(max.get("difference_low_s"))).isPositive();
    assertThat(Files.readAllLines(folder.resolve("out/tasks.csv"))).hasSize(1 + 2 * 8);
    assertThat(Files.readString(folder.resolve("out/summary.json"))).isEqualTo(ended.out());
  }

  /** The clock is looked at after every run. */
  @Test
  void runsUpToASignalAreKept() throws Exception {
    Signals signals = new Signals();
    HandTime time = new HandTime();
    TimeSource interrupting =
        new TimeSource() {
          private int looks;

          @Override
          public long nanos() {
            looks++;
            if (looks == 300) {
              signals.take(2);
            }
            return time.nanos();
          }

          @Override
          public Instant now() {
            return time.now();
          }
        };
    Object[] argv = {
      "simulate", INSTANCE, planOf("best"), "--threads", 1, "-o", folder.resolve("cut"), "--json"
    };

    Ended ended = Cli.run("", signals, Search.SOLVER, interrupting, argv);

    assertThat(ended.code()).isEqualTo(130);
    int runs = (int) number(Json.parse(ended.out()).get("runs"));
    assertThat(runs).isBetween(100, 299);
    assertThat(ended.err()).contains("ended after " + runs + " of 1000 runs, which are kept");
    assertThat(simulate("whole").code()).isZero();
    List<String> kept = Files.readAllLines(folder.resolve("cut/samples.csv"));
    assertThat(kept).hasSize(1 + runs);
    assertThat(kept.subList(1, 100))
        .isEqualTo(Files.readAllLines(folder.resolve("whole/samples.csv")).subList(1, 100));
  }

  private Ended anew(TimeSource time, Object... more) {
    List<Object> argv =
        new ArrayList<>(List.of("simulate", INSTANCE, planOf("best"), "--runs", 20, "--json"));
    argv.addAll(List.of(more));
    return Cli.run("", new Signals(), Search.SOLVER, time, argv.toArray());
  }

  /** Every look at the clock takes a millisecond. */
  @Test
  void runsPlannedAnewUpToALimitAreKept() throws Exception {
    Path cut = folder.resolve("cut");
    HandTime time = new HandTime(Duration.ofMillis(1));
    Ended ended = anew(time, "--clairvoyant", 20, "--threads", 1, "--time-limit", "10s", "-o", cut);

    assertThat(ended.code()).as(ended.err()).isZero();
    Map<String, Object> known = map(Json.parse(ended.out()).get("clairvoyant"));
    int planned = (int) number(known.get("runs"));
    assertThat(planned).isBetween(1, 19);
    assertThat(ended.err()).contains(planned + " of 20 runs were planned anew");
    Ended whole = anew(new HandTime(), "--clairvoyant", planned, "-o", folder.resolve("whole"));
    assertThat(map(Json.parse(whole.out()).get("clairvoyant"))).isEqualTo(known);
    assertThat(map(Cli.json(cut, "run.json").get("options"))).containsEntry("time_limit_s", 10.0);
  }

  @Test
  void aLimitBeforeAnyRunIsAnError() {
    Path out = folder.resolve("out");
    Ended ended = anew(new HandTime(Duration.ofMillis(400)), "--time-limit", "1s", "-o", out);
    assertThat(ended.code()).isEqualTo(6);
    assertThat(ended.err()).contains("ended before any run was done; nothing is written");
    assertThat(out).doesNotExist();
  }

  @Test
  void anEarlierSimulationIsReplaced() throws Exception {
    assertThat(simulate("out", "--seed", "1").code()).isZero();
    String before = Files.readString(folder.resolve("out/samples.csv"));
    Ended again = simulate("out", "--seed", "2");

    assertThat(again.code()).as(again.err()).isZero();
    assertThat(folder.resolve("out/samples.csv")).content().isNotEqualTo(before);
  }

  @Test
  void mistakesAreNamed() throws Exception {
    Path twice =
        Files.writeString(folder.resolve("bad.json"), "cohorts: [[{tasks: [u1, u1], length: 1}]]");

    Ended infeasible = Cli.run("simulate", INSTANCE, twice);
    Ended level = simulate("out", "--slo", "ttft=fast");
    Ended runs = simulate("out", "--runs", "0");

    assertThat(infeasible.code()).isEqualTo(9);
    assertThat(infeasible.err()).contains("the plan is infeasible", "u1 is in batches 2 times");
    assertThat(level.code()).isEqualTo(2);
    assertThat(level.err()).contains("'fast' must be a number and a unit");
    assertThat(runs.code()).isEqualTo(2);
    assertThat(folder.resolve("out")).doesNotExist();
  }
}
