package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.Json;
import sdedge.cli.Cli.Ended;

/** {@code --set}: the same as the value in the file, in every command, and known to check. */
class SetOptionIT {
  private static final String INSTANCE = "instances/quickstart.yaml";
  private static final String BAND = "drafters[0].wireless.bandwidth_hz";
  private static final String ACCEPTANCE = "tasks[*].acceptance";
  private static final String[] SET = {"--set", BAND + "=2e4", "--set", ACCEPTANCE + "=*0.5"};

  @TempDir private Path folder;

  private Path solved() {
    return Cli.solved(folder.resolve("set"), INSTANCE, (Object[]) SET);
  }

  /** The instance with these values in its file, in the notation of the file. */
  private Path edited() throws Exception {
    ChangedInstance changed = ChangedInstance.of(Path.of(INSTANCE));
    Json.map(changed.drafters().get(0).get("wireless")).put("bandwidth_hz", 2e4);
    for (Map<String, Object> task : changed.tasks()) {
      task.compute("acceptance", (key, old) -> half(old));
    }
    return changed.write(folder.resolve("edited.json"));
  }

  private static Object half(Object acceptance) {
    return acceptance instanceof List<?> positions
        ? positions.stream().map(one -> 0.5 * Json.number(one)).toList()
        : (Object) (0.5 * Json.number(acceptance));
  }

  @Test
  void aSettingIsTheValueInTheFile() throws Exception {
    Path set = solved();
    Path same = Cli.solved(folder.resolve("same"), edited().toString());

    assertThat(Cli.summary(set)).isEqualTo(Cli.summary(same));
    assertThat(set.resolve("latency.csv")).hasSameTextualContentAs(same.resolve("latency.csv"));
    assertThat(Cli.summary(set).get("makespan_s"))
        .isNotEqualTo(Cli.summary(Cli.solved(folder.resolve("plain"), INSTANCE)).get("makespan_s"));
    Ended sweep = Cli.run("sweep", INSTANCE, "--set", BAND + "=2e4", "--set", ACCEPTANCE + "=*0.5");
    assertThat(Cli.lines(sweep.out()).get(1))
        .contains("dp,optimal,completed," + Cli.summary(set).get("makespan_s") + ",");
  }

  /** In rows of {@code compare} and {@code bench} too, which say so in their conditions. */
  @Test
  void methodsAreComparedAndMeasuredOnTheChangedInstance() throws Exception {
    Object makespan = Objects.requireNonNull(Cli.summary(solved()).get("makespan_s"));
    String makespanS = makespan.toString();
    Path table = folder.resolve("compare.csv");
    Path bench = folder.resolve("bench");
    List<Object> set = List.of(SET[0], SET[1], SET[2], SET[3]);

    assertThat(run("compare", set, "--methods=dp", "--csv=" + table).code()).isZero();
    assertThat(Files.readString(table)).contains(",optimal,").contains("," + makespanS + ",");
    Ended measured = run("bench", set, "--warmup=0", "--repeats=1", "-o", bench);
    assertThat(measured.code()).as(measured.err()).isZero();
    assertThat(Files.readString(bench.resolve("runs.csv"))).contains("," + makespanS + ",");
    assertThat(Files.readString(bench.resolve("bench.json")))
        .contains("\"set " + BAND + "\": \"2e4\"");
    Ended other = run("bench", List.of(), "--warmup=0", "--repeats=1", "-o", bench, "--resume");
    assertThat(other.code()).as("other conditions").isNotZero();
  }

  private static Ended run(String command, List<Object> set, Object... more) {
    return Cli.run(
        Stream.of(Stream.of(command, INSTANCE), set.stream(), Stream.of(more))
            .flatMap(each -> each)
            .toArray());
  }

  @Test
  void theResultSaysWhatWasSetAndCheckAppliesIt() throws Exception {
    Path set = solved();

    assertThat(Json.map(Cli.json(set, "run.json").get("options")))
        .containsEntry("set " + BAND, "2e4")
        .containsEntry("set " + ACCEPTANCE, "*0.5");
    Ended checked = Cli.run("check", INSTANCE, set);
    assertThat(checked.code()).as(checked.out()).isZero();
    assertThat(checked.out()).contains("optimal, nothing differs");
    Path run = set.resolve("run.json");
    Files.writeString(run, Files.readString(run).replace("\"*0.5\"", "\"*0.6\""));
    assertThat(Cli.run("check", INSTANCE, set).code()).isEqualTo(7);
    Files.writeString(run, Files.readString(run).replace("set " + ACCEPTANCE, "set tasks.."));
    Ended nonsense = Cli.run("check", INSTANCE, set);
    assertThat(nonsense.code()).isEqualTo(7);
    assertThat(nonsense.out()).contains("must be a path such as");
    assertThat(Cli.run("explain", set).err()).contains("must be a path such as");
  }

  @Test
  void plansAreExecutedOnTheChangedInstance() throws Exception {
    Path set = solved();
    Path plan = set.resolve("plan.json");
    Path mine = folder.resolve("mine");

    Ended ended = Cli.run("evaluate", INSTANCE, plan, "-o", mine, SET[0], SET[1], SET[2], SET[3]);

    assertThat(ended.code()).as(ended.err()).isZero();
    Object makespanS = Cli.summary(set).get("makespan_s");
    assertThat(Cli.summary(mine)).containsEntry("makespan_s", makespanS);
    assertThat(Cli.run("check", INSTANCE, mine).code()).isZero();
    String optimum = Cli.run("evaluate", INSTANCE, plan, "-o", mine, "--optimum", set).err();
    assertThat(optimum).contains("is not a result of this instance");
    Path drawn = folder.resolve("drawn");
    Ended simulated =
        Cli.run(
            "simulate", INSTANCE, plan, "--runs", 5, "-o", drawn, SET[0], SET[1], SET[2], SET[3]);
    assertThat(simulated.code()).as(simulated.err()).isZero();
    assertThat(Json.map(Cli.json(drawn, "run.json").get("options"))).containsKey("set " + BAND);
    Object first = Json.list(Cli.summary(drawn).get("plans")).get(0);
    assertThat(Json.map(first)).containsEntry("predicted_makespan_s", makespanS);
  }

  @Test
  void resultsAreExplainedAndExportedWithOtherValuesThanTheirs() throws Exception {
    Path set = solved();
    String own = Cli.run("export", set, "--to", "long-csv").out();
    String other = Cli.run("export", set, "--to", "long-csv", "--set", ACCEPTANCE + "=0.9").out();

    assertThat(Cli.run("export", set, "--to", "long-csv", "--set", BAND + "=2e4").out())
        .isEqualTo(own);
    assertThat(Cli.lines(other).size()).isLessThan(Cli.lines(own).size()); // fewer steps
    Path plain = Cli.solved(folder.resolve("plain"), INSTANCE);
    Object least = Cli.summary(plain).get("makespan_s");
    // Savings are counted from the best plan of the changed instance.
    Ended back = Cli.run("explain", plain, "--json", SET[0], SET[1], SET[2], SET[3]);
    assertThat(Json.map(Json.parse(back.out()).get("best")).get("makespan_s"))
        .isEqualTo(Cli.summary(set).get("makespan_s"))
        .isNotEqualTo(least);
    Ended schedule =
        Cli.run("export", INSTANCE, "--to", "vllm", "--max-batch", 8, "--set", ACCEPTANCE + "=0");
    assertThat(schedule.err()).contains("no batch size gains by speculation");
  }

  @Test
  void aFileIsValidatedWithTheValues() {
    Ended valid = Cli.run("validate", INSTANCE, "--set", BAND + "=2e4");
    assertThat(valid.code()).isZero();
    assertThat(valid.out()).isEqualTo(INSTANCE + ": valid, 8 tasks, 1 drafter\n");
    Ended wrong = Cli.run("validate", INSTANCE, "--set", BAND + "=-1");
    assertThat(wrong.code()).isEqualTo(3);
    assertThat(wrong.out()).contains(BAND + ": -1 must be", "(set by " + BAND + "=-1)");
    Ended odd = Cli.run("validate", INSTANCE, "--strict", "--set", BAND + "=20");
    assertThat(odd.code()).isEqualTo(3);
    assertThat(odd.out()).contains(BAND + ": 20 Hz, usually 1e3 to 1e9 Hz");
    Ended bare = Cli.run("validate", INSTANCE, "--set", "tasks..=1");
    assertThat(bare.code()).isEqualTo(2);
  }

  @Test
  void mistakesAreSaidAsInSweep() {
    assertThat(Cli.run("solve", INSTANCE, "--set", "order=auto,drafter").err())
        .contains("--set: order takes one value here; sweep takes several");
    assertThat(Cli.run("solve", INSTANCE, "--set", "order").err())
        .contains("'order' must be path=v1,v2,…");
    assertThat(Cli.run("solve", INSTANCE, "--set", BAND + "=1", "--set", BAND + "=2").err())
        .contains(BAND + " is set twice");
    Ended range = Cli.run("solve", INSTANCE, "--set", ACCEPTANCE + "=2");
    assertThat(range.code()).isEqualTo(3);
    assertThat(range.err()).contains(INSTANCE + ": tasks[0].acceptance: 2 must be");
  }
}
