package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static sdedge.cli.Sweeps.column;
import static sdedge.cli.Sweeps.run;
import static sdedge.cli.Sweeps.sweep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.Json;
import sdedge.cli.Cli.Ended;
import sdedge.study.ExitCode;

/** Sweeps over files and seeds, with linked values and factors, that can be continued. */
class SweepStudyIT {
  private static final String SLOW = "instances/slow-uplink.yaml";
  private static final String QUICK = "instances/quickstart.yaml";

  @TempDir private Path folder;

  private Path out() {
    return folder.resolve("out");
  }

  @Test
  void filesAndSeedsAreColumnsAndMeansAreTaken() throws Exception {
    Ended ended =
        sweep(
            SLOW,
            QUICK,
            "--tasks",
            "2",
            "--seeds",
            "1..2",
            "--fading",
            "rayleigh",
            "--methods",
            "dp,single-task",
            "-o",
            out());

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.err()).isEqualTo("sdedge: 8 searches, at least about 1 s\n");
    assertThat(out().toFile().list())
        .containsExactlyInAnyOrder("sweep.csv", "sweep-mean.csv", "sweep.json");
    String rows = Files.readString(out().resolve("sweep.csv"));
    assertThat(rows).startsWith("instance,tasks,seed,method,status,");
    assertThat(column(rows, "seed")).containsExactly("1", "1", "2", "2", "1", "1", "2", "2");
    double[] makespans =
        column(rows, "makespan_s").stream().mapToDouble(Double::parseDouble).toArray();
    assertThat(makespans[0]).isNotEqualTo(makespans[2]);
    String means = Files.readString(out().resolve("sweep-mean.csv"));
    assertThat(means).startsWith("instance,tasks,method,rows,plans,optimal,makespan_mean_s,");
    assertThat(column(means, "method")).containsExactly("dp", "single-task", "dp", "single-task");
    double mean = (makespans[0] + makespans[2]) / 2;
    // Two values: the half width is the 97.5 % quantile of t with one degree, times half of their
    // difference.
    double half = 12.706204736432095 * Math.abs(makespans[0] - makespans[2]) / 2;
    assertNumber(means, 0, "makespan_mean_s", mean);
    assertNumber(means, 0, "makespan_low_s", mean - half);
    assertNumber(means, 0, "makespan_high_s", mean + half);
    double first = makespans[5] - makespans[4];
    double second = makespans[7] - makespans[6];
    double apart = 12.706204736432095 * Math.abs(first - second) / 2;
    assertThat(List.of(first, second)).doesNotContain(0.0).doesNotHaveDuplicates();
    assertNumber(means, 3, "difference_mean_s", (first + second) / 2);
    assertNumber(means, 3, "difference_low_s", (first + second) / 2 - apart);
    assertNumber(means, 3, "difference_high_s", (first + second) / 2 + apart);
    assertThat(column(means, "plans")).containsOnly("2");
  }

  private static void assertNumber(String csv, int row, String name, double expected) {
    assertThat(Double.parseDouble(column(csv, name).get(row)))
        .isCloseTo(expected, withinPercentage(1e-7));
  }

  @Test
  void withoutSeedsMeansAreOverTheInstances() throws Exception {
    assertThat(sweep(SLOW, QUICK, "--tasks", "1", "-o", out()).code()).isZero();

    String means = Files.readString(out().resolve("sweep-mean.csv"));
    assertThat(means).startsWith("tasks,method,rows,plans,").contains("\n1,dp,2,2,2,");
  }

  @Test
  void aResumedSweepHasTheSameRowsAndMayGrow() throws Exception {
    Path whole = folder.resolve("whole");
    List<Object> options = List.of(SLOW, "--fading", "rayleigh", "--tasks", "1,2");
    assertThat(run(options, "--seeds", "1..3", "-o", whole).code()).isZero();
    String expected = Files.readString(whole.resolve("sweep.csv"));
    Files.createDirectories(out());
    Files.copy(whole.resolve("sweep.json"), out().resolve("sweep.json"));
    for (int length : new int[] {0, 10, expected.length() / 2, expected.length() - 1}) {
      Files.writeString(out().resolve("sweep.csv"), expected.substring(0, length));
      assertThat(run(options, "--seeds", "1..3", "-o", out(), "--resume").code()).isZero();
      assertThat(out().resolve("sweep.csv")).hasContent(expected);
    }

    Ended grown = run(options, "--seeds", "1..4", "-o", out(), "--resume");

    assertThat(grown.err())
        .isEqualTo("sdedge: 2 searches, 6 are there already, at least about 1 s\n");
    assertThat(Files.readString(out().resolve("sweep.csv"))).startsWith(expected);
    assertThat(column(Files.readString(out().resolve("sweep-mean.csv")), "rows"))
        .containsExactly("4", "4");
    assertThat(run(options, "--seeds", "1..3", "-o", out(), "--resume").err())
        .contains("the rows present are not of this sweep");
  }

  @Test
  void rowsOfOtherConditionsAreNotMixed() {
    assertThat(sweep(QUICK, "--tasks", "1", "-o", out()).code()).isZero();

    assertThat(sweep(QUICK, "--tasks", "1", "-o", out()).err())
        .contains("sweep.csv exists already. Maybe continue it with --resume");
    Ended other = sweep(QUICK, "--tasks", "1", "-o", out(), "--resume", "--scope", "global");
    assertThat(other.code()).isEqualTo(8);
    assertThat(other.err()).contains("option scope: was nothing, is global");
    Ended columns = sweep(QUICK, "--set", "order=given", "-o", out(), "--resume");
    assertThat(columns.err()).contains("has other columns than this command writes");
  }

  /** Edits the conditions of the table, and makes one row more; the exit code and what is said. */
  private Ended resumed(List<Object> options, String key, String value) throws Exception {
    Path manifest = out().resolve("sweep.json");
    String before = Files.readString(manifest);
    String edited = before.replaceFirst("\"" + key + "\": \"[^\"]*\"", quoted(key, value));
    assertThat(edited).isNotEqualTo(before);
    Files.writeString(manifest, edited);
    Path table = out().resolve("sweep.csv");
    String rows = Files.readString(table);
    Ended ended = run(options, "--tasks", "1,2", "-o", out(), "--resume");
    assertThat(Files.readString(table)).startsWith(rows);
    Files.writeString(table, rows);
    return ended;
  }

  private static String quoted(String key, String value) {
    return "\"" + key + "\": \"" + value + "\"";
  }

  /** A search that went to its end finds the same on every machine and Java. */
  @ParameterizedTest
  @CsvSource({
    "cores, 64",
    "heap_mib, 1",
    "cpu, abacus",
    "os, CP/M",
    "arch, z80",
    "java, 99",
    "threads, 77"
  })
  void aTableGoesOnOnAnotherMachineUnlessALimitEndedSearches(String key, String value)
      throws Exception {
    List<Object> untimed = List.of(QUICK);
    assertThat(run(untimed, "--tasks", "1", "-o", out()).code()).isZero();
    Ended ended = resumed(untimed, key, value);
    assertThat(ended.code()).as(ended.err()).isZero();

    Path table = out().resolve("sweep.csv");
    String rows = Files.readString(table);
    Files.writeString(table, rows.replace("optimal,completed", "feasible,memory_limit"));
    Ended cut = resumed(untimed, key, value);
    assertThat(cut.code()).isEqualTo(ExitCode.IO_FAILED.code());
    assertThat(cut.err()).contains(" " + key + ": was " + value + ", is ");
  }

  @Test
  void linkedValuesAndFactorsAreThoseWrittenOut() {
    String factors =
        sweep(
                QUICK,
                "--set",
                "drafters[0].wireless.bandwidth_hz=*0.5,*2",
                "--with",
                "fronthaul.x=1,2")
            .err();
    assertThat(factors).contains("fronthaul: unknown key");
    Ended multiplied =
        sweep(
            QUICK,
            "--set",
            "drafters[*].wireless.bandwidth_hz=*0.5,*2",
            "--with",
            "tasks[*].output_tokens=*2,*1");
    Ended written =
        sweep(
            QUICK,
            "--set",
            "drafters[*].wireless.bandwidth_hz=1e7,4e7",
            "--with",
            "tasks[*].output_tokens=*2,*1");
    assertThat(multiplied.code()).as(multiplied.err()).isZero();
    assertThat(column(multiplied.out(), "makespan_s"))
        .hasSize(2)
        .isEqualTo(column(written.out(), "makespan_s"));
    assertThat(column(multiplied.out(), "tasks[*].output_tokens")).containsExactly("*2", "*1");
  }

  @Test
  void aFactorOnATableMultipliesItsTimes() throws Exception {
    String table = "verifier.table";
    Ended ended =
        sweep(
            "instances/measured-table.yaml",
            "--tasks",
            "1",
            "--methods",
            "fixed-length:0",
            "--set",
            "verifier.pass_overhead_s=0",
            "--set",
            table + "=*1,*3,measured-table-mbs.csv");
    assertThat(ended.code()).as(ended.err()).isZero();
    double[] verify =
        column(ended.out(), "verify_s").stream().mapToDouble(Double::parseDouble).toArray();
    assertThat(verify[1]).isCloseTo(3 * verify[0], within(1e-9));
    assertThat(verify[2]).isEqualTo(verify[0]);

    assertThat(sweep(QUICK, "--set", table + "=*2").err())
        .contains("verifier.table: a factor needs latency_model table, which mbs has not");
    assertThat(sweep(QUICK, "--set", "name=*2").err())
        .contains("name: ", "is not a number that *2 could multiply");
  }

  /**
   * One task, one length, one mode at the verifier without an overhead: drafts alone take longer.
   */
  @ParameterizedTest
  @ValueSource(strings = {"drafters[0].modes[3].table", "drafters[*].modes[*].table"})
  void aFactorOnTheTablesOfModesMultipliesTheirTimes(String path) throws Exception {
    String file = "src/test/resources/reference/drafts/case-007.yaml";
    Ended ended =
        sweep(
            file,
            "--tasks",
            "1",
            "--pipeline",
            "rolling",
            "--methods",
            "mode:mbs.1",
            "--set",
            "speculation.max_length=1",
            "--set",
            "drafters[0].modes[3].pass_overhead_s=0",
            "--set",
            path + "=*1,*3");
    assertThat(ended.code()).as(ended.err()).isZero();
    double[] draft =
        column(ended.out(), "draft_s").stream().mapToDouble(Double::parseDouble).toArray();
    assertThat(draft[0]).isPositive();
    assertThat(draft[1]).isCloseTo(3 * draft[0], within(1e-9));

    assertThat(sweep(file, "--set", "drafters[0].modes[0].table=*2").err())
        .contains("a factor needs a table, which no such mode of sbs1 has");
    assertThat(sweep(file, "--set", "drafters[0].modes[4].table=*2").err())
        .contains("there are only 4 modes of sbs1");
  }

  @Test
  void aPathCalledLikeADecisionKeepsItsName() {
    Ended ended = sweep(QUICK, "--tasks", "1", "--set", "order=given,auto");
    assertThat(Cli.lines(ended.out()).get(0))
        .startsWith("order,tasks,method,")
        .endsWith(",max_length,plan_order,uplink");
  }

  @Test
  void jsonHoldsRowsAndMeans() {
    Ended ended = sweep(QUICK, "--tasks", "1,2", "--seeds", "3", "--radio", "umi", "--json");

    Map<String, Object> tree = Json.parse(ended.out());
    Map<String, Object> second = Json.map(Json.list(tree.get("rows")).get(1));
    assertThat(second).containsEntry("tasks", 2).containsEntry("seed", 3);
    assertThat(second).containsEntry("status", "optimal").containsEntry("error", null);
    assertThat(Json.map(Json.list(tree.get("means")).get(0)))
        .containsEntry(
            "makespan_mean_s", Json.map(Json.list(tree.get("rows")).get(0)).get("makespan_s"))
        .containsEntry("makespan_low_s", null);
  }

  @Test
  void warningsComeOncePerFile() throws Exception {
    Path strange = folder.resolve("strange.yaml");
    Files.writeString(
        strange, Files.readString(Path.of(QUICK)).replace("gain_db: -95}", "gain_db: 95}"));

    Ended ended = sweep(strange, QUICK, "--tasks", "1,2,3");

    assertThat(Cli.lines(ended.err()))
        .filteredOn(line -> line.contains("warning"))
        .singleElement()
        .asString()
        .startsWith("sdedge: warning: " + strange + ": tasks[0].channel_gain_db: 95 dB");
    assertThat(sweep(strange, "--tasks", "1,2,3", "--strict").code()).isEqualTo(3);
  }

  @Test
  void optionsThatDoNotGoTogetherAreRefused() {
    assertThat(sweep(QUICK, "--tasks", "1", "--resume").err()).contains("--resume needs -o DIR");
    assertThat(sweep(QUICK, "--tasks", "1", "--radio", "umi").err())
        .contains("--radio goes with --seeds");
    assertThat(sweep(QUICK, "--tasks", "1", "--seeds", "1").err()).contains("--seeds needs what");
    assertThat(sweep("--tasks", "1").err()).contains("an instance file or a folder is missing");
    assertThat(sweep(QUICK).err())
        .contains("--set, --tasks, --seeds or another INSTANCE is missing");
    assertThat(sweep(QUICK, "--set", "order=given", "--with", "scope=batch,global").err())
        .contains("--with scope has 2 values, but order has 1");
  }
}
