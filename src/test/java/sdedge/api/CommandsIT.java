package sdedge.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that other programs run, and what they read of what those print. */
class CommandsIT {
  private static final String QUICKSTART = "instances/quickstart.yaml";

  @TempDir private Path folder;

  private String solved(PlanningInstance instance, String method) throws Exception {
    Path directory = folder.resolve(method);
    Sdedge.solve(instance, SolveOptions.DEFAULT.withMethod(method)).write(directory);
    return directory.toString();
  }

  private static PlanningInstance quickstart() throws Exception {
    return PlanningInstance.read(Path.of(QUICKSTART));
  }

  /** More memory bandwidth saves what an instance with it takes less. */
  @Test
  void plansAreExplained() throws Exception {
    PlanningInstance instance = quickstart();
    String directory = solved(instance, "dp");
    double bestS = Sdedge.solve(instance, SolveOptions.DEFAULT).makespanS().orElseThrow();

    CommandResult explained = Sdedge.run("explain", directory, "--json");

    assertThat(explained.exitCode()).isZero();
    assertThat(explained.number("best.makespan_s")).hasValue(bestS);
    assertThat(explained.text("best.proven")).hasValue("true");
    assertThat(explained.size("against_best.differences")).isZero();
    int faster =
        IntStream.range(0, explained.size("savings"))
            .filter(k -> at(explained, k, "path").equals("verifier.memory_bandwidth"))
            .findFirst()
            .orElseThrow();
    assertThat(at(explained, faster, "resource")).isEqualTo("mbs memory bandwidth");
    assertThat(explained.number("savings[" + faster + "].now")).hasValue(432e9);
    PlanningInstance changed = instance.with("verifier.memory_bandwidth", "*1.1");
    double changedS = Sdedge.solve(changed, SolveOptions.DEFAULT).makespanS().orElseThrow();
    assertThat(explained.number("savings[" + faster + "].ten_percent.saved_s"))
        .hasValue(bestS - changedS);
  }

  private static String at(CommandResult explained, int saving, String key) {
    return explained.text("savings[" + saving + "]." + key).orElseThrow();
  }

  /** Questions take the place of savings; what is null or not there is empty. */
  @Test
  void constraintsArePriced() throws Exception {
    String directory = solved(quickstart(), "dp");

    CommandResult asked =
        Sdedge.run(
            "explain", directory, "--what-if=length 3", "--what-if=together u1,u2,u3,u4", "--json");

    assertThat(asked.size("what_if")).isEqualTo(2);
    assertThat(asked.number("what_if[0].costs_s").orElseThrow()).isPositive();
    assertThat(asked.number("what_if[1].costs_s")).isEmpty();
    assertThat(asked.text("what_if[1].failure").orElseThrow()).isNotEmpty();
    assertThat(asked.number("what_if[2].costs_s")).isEmpty();
    assertThat(asked.size("savings")).isZero();
  }

  /** On either side of where drafts begin to pay, the best plan is the one of such an instance. */
  @Test
  void breakEvensAreThoseOfInstances() throws Exception {
    PlanningInstance instance = quickstart().with("tasks[*].acceptance", "0.7");

    CommandResult explained = Sdedge.run("explain", solved(instance, "dp"), "--json");

    assertThat(explained.text("break_evens[0].quantity")).hasValue("acceptance");
    assertThat(explained.size("break_evens[0].edges")).isEqualTo(1);
    String high = "break_evens[0].edges[0].high";
    double value = explained.number(high + ".value").orElseThrow();
    PlanningInstance there = instance.with("tasks[*].acceptance", String.valueOf(value));
    assertThat(Sdedge.solve(there, SolveOptions.DEFAULT).makespanS().orElseThrow())
        .isCloseTo(explained.number(high + ".makespan_s").orElseThrow(), within(1e-9));
    int last = explained.size("path") - 1;
    assertThat(explained.number("path[0].start_s")).hasValue(0);
    assertThat(explained.number("path[" + last + "].end_s").orElseThrow())
        .isCloseTo(explained.number("makespan_s").orElseThrow(), within(1e-12));
  }

  /** What a purchase adds is what an instance with its value serves more. */
  @Test
  void purchasesAddUsers() throws Exception {
    String[] question = {"--within=3500ms", "--percentile=0.5", "--draws=2", "--most=16", "--json"};
    List<String> arguments = new ArrayList<>(List.of("capacity", QUICKSTART, "--levers"));
    arguments.addAll(List.of(question));

    CommandResult all = Sdedge.run(arguments, "");
    int cap =
        IntStream.range(0, all.size("purchases"))
            .filter(
                k ->
                    all.text("purchases[" + k + "].path")
                        .orElseThrow()
                        .equals("batching.max_tasks_per_batch"))
            .findFirst()
            .orElseThrow();
    double most = all.number("purchases[" + cap + "].value").orElseThrow();
    arguments.remove("--levers");
    arguments.add("--set=batching.max_tasks_per_batch=" + (int) most);
    arguments.set(1, "-");
    CommandResult more = Sdedge.run(arguments, Files.readString(Path.of(QUICKSTART)));

    assertThat(more.number("users")).isEqualTo(all.number("purchases[" + cap + "].users"));
  }

  @Test
  void requestsAreServed() throws Exception {
    CommandResult served =
        Sdedge.run("stream", QUICKSTART, "--rate=0.2,0.4", "--requests=200", "--json");

    double most = served.number("bound.most_per_s").orElseThrow();
    assertThat(most).isBetween(1.9, 2.1); // as docs/stream.md says
    assertThat(served.size("curve")).isEqualTo(8);
    for (int k = 0; k < 8; k++) {
      String mean = "curve[" + k + "].mean.";
      assertThat(served.number(mean + "throughput_per_s").orElseThrow()).isLessThan(most);
      assertThat(served.number(mean + "attainment")).isEmpty();
    }
  }

  /** What is no JSON is the text or the bytes that the command prints. */
  @Test
  void instancesAreGenerated() throws Exception {
    CommandResult made = Sdedge.run("generate", "paper", "--seed=7", "--tasks=12");

    PlanningInstance instance = PlanningInstance.parse("paper", made.toString());
    assertThat(instance.tasks()).hasSize(12);
    assertThat(made.output())
        .isEqualTo(Sdedge.run("generate", "paper", "--seed=7", "--tasks=12").output());
    assertThatThrownBy(() -> made.number("users"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("--json");
  }

  @Test
  void nodesAreFitted() throws Exception {
    List<String> rows = new ArrayList<>();
    rows.add("length,concurrency,input_tokens,output_tokens,tpot_s,acceptance_length");
    for (int load : new int[] {1, 8, 64}) {
      rows.add("0," + load + ",200,150," + (0.02 + 0.0002 * load) + ",1");
      rows.add("2," + load + ",200,150," + (0.015 + 0.0003 * load) + ",2.36");
      rows.add("4," + load + ",200,150," + (0.014 + 0.0004 * load) + ",2.9515");
    }
    String runs = Files.write(folder.resolve("runs.csv"), rows).toString();
    Path out = folder.resolve("fitted");

    CommandResult fitted =
        Sdedge.run(
            "calibrate",
            "--base=instances/calibrated/base.yaml",
            "--runs=" + runs,
            "-o",
            out.toString(),
            "--json");

    assertThat(fitted.exitCode()).as(fitted.messages()).isZero();
    assertThat(out.resolve("nodes.yaml")).content().contains("acceptance:");
    assertThat(fitted.output()).isEqualTo(Files.readAllBytes(out.resolve("report.json")));
  }

  @Test
  void methodsAreCompared() throws Exception {
    CommandResult rows = Sdedge.run("compare", QUICKSTART, "--methods=dp,goodput", "--json");

    double best = Sdedge.solve(quickstart(), SolveOptions.DEFAULT).makespanS().orElseThrow();
    assertThat(rows.number("instances[0].methods[0].makespan_s")).hasValue(best);
    assertThat(rows.text("instances[0].methods[0].status")).hasValue("optimal");
    assertThat(rows.text("instances[0].methods[1].method")).hasValue("goodput");
    assertThat(rows.number("instances[0].methods[1].makespan_s").orElseThrow()).isGreaterThan(best);
  }

  /** An end that is no mistake of the caller has its code. */
  @Test
  void endsAreTold() throws Exception {
    assertThatThrownBy(() -> Sdedge.run("solv", QUICKSTART))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("solv");
    assertThatThrownBy(() -> Sdedge.run("solve", "pom.xml", "--json"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("pom.xml:45:");
    CommandResult problems = Sdedge.run("validate", "pom.xml");
    assertThat(problems.exitCode()).isEqualTo(3);
    assertThat(problems.toString()).contains("pom.xml:45:");
    assertThatThrownBy(() -> Sdedge.run("validate", "no.yaml"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no.yaml: no such file");
    CommandResult infeasible =
        Sdedge.run(
            "solve", "instances/infeasible.yaml", "-o", folder.resolve("no").toString(), "--json");
    assertThat(infeasible.exitCode()).isEqualTo(4);
    assertThat(infeasible.text("status")).hasValue("infeasible");
    assertThatThrownBy(() -> infeasible.number("status"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("status is no number");
    assertThatThrownBy(() -> infeasible.text("reasons"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> infeasible.text("reasons[*]..x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Calls at once neither mix their output nor change each other's result. */
  @Test
  void commandsRunBesideOneAnother() throws Exception {
    String greedy = solved(quickstart(), "greedy");
    List<List<String>> calls =
        List.of(
            List.of("explain", greedy, "--json"),
            List.of("compare", QUICKSTART, "--methods=dp,goodput", "--json"),
            List.of("stream", QUICKSTART, "--rate=0.2", "--requests=50", "--json"),
            List.of("generate", "paper", "--seed=7"));
    List<String> alone = new ArrayList<>();
    for (List<String> call : calls) {
      alone.add(Sdedge.run(call, "").toString());
    }

    List<CompletableFuture<String>> beside = new ArrayList<>();
    for (int k = 0; k < 2 * calls.size(); k++) {
      List<String> call = calls.get(k % calls.size());
      beside.add(CompletableFuture.supplyAsync(() -> printed(call)));
    }

    for (int k = 0; k < beside.size(); k++) {
      assertThat(beside.get(k).get()).isEqualTo(alone.get(k % calls.size()));
    }
    CommandResult explained = Sdedge.run(calls.get(0), "");
    assertThat(explained.number("against_best.differences[0].forced_s").orElseThrow())
        .isCloseTo(0.252, within(5e-4));
    assertThat(explained.number("against_best.differences[0].anew_s"))
        .isEqualTo(OptionalDouble.empty());
  }

  private static String printed(List<String> call) {
    try {
      return Sdedge.run(call, "").toString();
    } catch (InputException | IOException e) {
      throw new AssertionError(e);
    }
  }
}
