package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.cli.BenchRows.deterministic;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.cli.Cli.Ended;
import sdedge.control.Termination;
import sdedge.search.Outcome;
import sdedge.study.Search;

class BenchCommandIT {
  @TempDir private Path folder;
  private Path instances;

  @BeforeEach
  void copyInstances() throws Exception {
    instances = Files.createDirectory(folder.resolve("instances"));
    Files.copy(Path.of(Cli.ROLLING), instances.resolve("b.yaml"));
    Files.copy(Path.of(Cli.ROLLING), instances.resolve("a.yaml"));
    Files.writeString(instances.resolve("notes.txt"), "no instance");
  }

  private Path out() {
    return folder.resolve("out");
  }

  private Ended bench(Object... more) {
    return bench(Search.SOLVER, more);
  }

  private Ended bench(Search search, Object... more) {
    List<Object> argv =
        new ArrayList<>(List.of("bench", instances, "--warmup", "0", "--order", "given"));
    argv.addAll(List.of("--uplink", "uniform"));
    argv.addAll(List.of("-o", out()));
    if (!List.of(more).contains("--repeats")) {
      argv.addAll(List.of("--repeats", "2"));
    }
    argv.addAll(List.of(more));
    return Cli.run("", search, argv.toArray());
  }

  @Test
  void rowsMediansAndConditionsAreWritten() throws Exception {
    Ended ended = bench("--methods", "dp,exhaustive");

    assertThat(ended.err()).isEmpty();
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).contains("median", "geometric mean ");
    assertThat(out().toFile().list())
        .containsExactlyInAnyOrder("runs.csv", "bench.json", "bench-summary.csv");
    assertThat(deterministic(out().resolve("runs.csv")))
        .hasSize(9)
        .element(2)
        .asString()
        .startsWith(instances + "/a.yaml,exhaustive,1,1/1,optimal,completed,");
    assertThat(Files.readAllLines(out().resolve("bench-summary.csv"))).hasSize(5);
    assertThat(out().resolve("bench.json")).content().contains("sdedge-bench", "\"seed\": \"1\"");
  }

  @Test
  void rowsAreNeverOverwritten() throws Exception {
    assertThat(bench().code()).isZero();
    List<String> before = Files.readAllLines(out().resolve("runs.csv"));

    Ended again = bench();

    assertThat(again.code()).isEqualTo(8);
    assertThat(again.err()).contains("exists already", "--resume");
    assertThat(bench("--resume").code()).isZero();
    assertThat(Files.readAllLines(out().resolve("runs.csv"))).isEqualTo(before);
  }

  @Test
  void failuresBecomeRows() throws Exception {
    Files.writeString(instances.resolve("bad.yaml"), "version: 2\n");
    AtomicInteger calls = new AtomicInteger();
    Search search =
        Cli.search(
            (instance, control) -> {
              if (calls.incrementAndGet() == 2) {
                throw new IllegalStateException("broken,\non purpose");
              } else if (calls.get() == 3) {
                throw new OutOfMemoryError("no memory");
              }
              return new Outcome.Unknown(Termination.TIME_LIMIT, null);
            });

    Ended ended = bench(search);

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err())
        .contains(
            "4 of 6 runs failed; the column error says why, of the first:"
                + " java.lang.IllegalStateException: broken");
    List<String> rows = deterministic(out().resolve("runs.csv"));
    assertThat(rows).hasSize(7);
    assertThat(rows.get(1)).contains("a.yaml,dp,1,1/1,unknown,time_limit,");
    assertThat(rows.get(2)).contains("b.yaml,dp,1,1/1,failed,", "broken, on purpose");
    assertThat(rows.get(3))
        .contains("bad.yaml,dp,1,1/1,failed,", "required but missing", "6 more by validate");
    assertThat(rows.get(4)).contains("a.yaml,dp,2,1/1,failed,", "no memory");
    assertThat(rows.get(5)).contains("b.yaml,dp,2,1/1,unknown,time_limit,");
  }

  @Test
  void aResultThatFailsItsCheckIsAContradiction() {
    Ended ended =
        bench(
            Cli.search(
                (instance, control) -> {
                  Outcome.Found best = ExitCodesTest.best(instance);
                  return new Outcome.Optimal(best.plan(), best.makespanS() / 2, best.counts());
                }));

    assertThat(ended.code()).isEqualTo(7);
    assertThat(ended.err()).contains("check failed: the search says ");
  }

  @Test
  void wrongUsageIsRefused() {
    assertThat(Cli.run("bench").code()).isEqualTo(2);
    assertThat(bench("--merge").code()).isEqualTo(2);
    assertThat(bench("--shard", "3/2").code()).isEqualTo(2);
    assertThat(bench("--methods", "dq").err()).contains("must be one of dp");
    Path nowhere = folder.resolve("out-of-nowhere");
    Ended ended = Cli.run("bench", nowhere, "-o", out());
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("why, of the first: " + nowhere + ": no such file");
  }

  @Test
  void whatAMethodRefusesIsARowWithTheReason() throws Exception {
    assertThat(bench("--methods", "dp,fixed-length:64").code()).isEqualTo(1);
    assertThat(Files.readString(out().resolve("runs.csv")))
        .contains("fixed-length:64,1,1/1,refused,", "length must be at most max_length, which is ");
  }
}
