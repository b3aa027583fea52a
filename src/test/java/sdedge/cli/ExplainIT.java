package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.Json;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.document.InvalidInputException;
import sdedge.instance.Instance;
import sdedge.instance.reader.InstanceReader;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;

/**
 * On every shipped instance, what is said to be saved is what solving the changed file saves; on
 * the largest for their first tasks, and for all of them with {@code -Dtest.draws=all}.
 */
class ExplainIT {
  private static final int THREADS = 2;

  /** Of the largest, from all drafters. */
  private static final int TASKS = 6;

  /** The largest: nearly all of the time of all of them. */
  private static final List<String> LONG =
      List.of(
          "city-4-sbs.yaml",
          "l4-a100.yaml",
          "l4-a100-70b.yaml",
          "memory-limited.yaml",
          "paper-1.1b-13b.yaml",
          "paper-1.1b-7b.yaml",
          "paper-68m-7b.yaml",
          "published-1.1b-13b.yaml",
          "published-1.1b-7b-answers.yaml",
          "published-1.1b-7b.yaml",
          "published-68m-7b.yaml",
          "slow-uplink.yaml",
          "two-drafters.yaml");

  @TempDir private Path folder;

  static List<Path> instances() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("instances"))) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.toString().contains("infeasible"))
          .sorted()
          .toList();
    }
  }

  /** As {@code solve} does, without the checks and the baseline of its result. */
  private static Outcome.Found solve(Path file) {
    try {
      Instance instance = InstanceReader.read(file);
      Outcome outcome =
          Solver.solve(instance, Method.DP, new SearchOptions(THREADS, 0), Control.NONE);
      assertThat(outcome).isInstanceOf(Outcome.Optimal.class);
      return (Outcome.Found) outcome;
    } catch (InvalidInputException | IOException e) {
      throw new AssertionError(file + " cannot be read", e);
    }
  }

  private Path ofFewerTasks(Path shipped) throws IOException {
    if (TestSeeds.all() || !LONG.contains(shipped.getFileName().toString())) {
      return shipped;
    }
    ChangedInstance fewer = ChangedInstance.of(shipped);
    fewer.firstTasks(TASKS / fewer.drafters().size());
    return fewer.write(folder.resolve("fewer.yaml"));
  }

  private Path changed() {
    return folder.resolve("changed.yaml");
  }

  @ParameterizedTest
  @MethodSource("instances")
  void savingsAndBreakEvensAreThoseOfSolve(Path shipped) throws Exception {
    Path file = ofFewerTasks(shipped);
    Path result = folder.resolve("result");
    assertThat(Cli.run("solve", file, "-o", result).code()).isZero();
    Map<String, Object> explained = Json.parse(Cli.run("explain", result, "--json").out());
    double nowS = Json.number(explained.get("makespan_s"));

    List<Object> savings = Json.list(explained.get("savings"));
    assertThat(savings).hasSizeGreaterThanOrEqualTo(8);
    for (Object saving : savings) {
      saving(file, nowS, Json.map(saving), "ten_percent");
      saving(file, nowS, Json.map(saving), "one_unit");
    }
    List<Object> breakEvens = Json.list(explained.get("break_evens"));
    boolean mustDraft = InstanceReader.read(file).speculation().minLength() > 0;
    assertThat(breakEvens).hasSize(mustDraft ? 0 : 3);
    for (Object breakEven : breakEvens) {
      for (Object edge : Json.list(Json.map(breakEven).get("edges"))) {
        edge(file, Json.map(breakEven), Json.map(edge));
      }
      for (Object edge : Json.list(Json.map(breakEven).get("length_edges"))) {
        Map<String, Object> low = Json.map(Json.map(edge).get("low"));
        Map<String, Object> high = Json.map(Json.map(edge).get("high"));
        speculates(file, Json.map(breakEven), low);
        speculates(file, Json.map(breakEven), high);
        assertThat(low.get("lengths")).isNotEqualTo(high.get("lengths"));
      }
    }
    assertThat(explained.get("unsolved")).isEqualTo(0);
  }

  private void saving(Path file, double nowS, Map<String, Object> saving, String key)
      throws IOException {
    if (saving.get(key) == null) {
      return;
    }
    Map<String, Object> change = Json.map(saving.get(key));
    ChangedInstance instance = ChangedInstance.of(file);
    String resource = String.valueOf(saving.get("resource"));
    if (resource.equals("acceptance")) {
      instance.acceptance(key.equals("one_unit") ? rate -> rate + 0.01 : rate -> 1.1 * rate);
    } else if (resource.startsWith("another ")) {
      instance.oneMore(resource.substring("another ".length()));
    } else if (resource.endsWith(" speed")) {
      instance.faster(instance.verifier(), 1.1, folder.resolve("table.csv"));
    } else if (change.get("value") == null) {
      instance.without(String.valueOf(saving.get("path"))); // its default is no limit, all orders
    } else {
      instance.set(String.valueOf(saving.get("path")), Json.number(change.get("value")));
    }
    double thenS = solve(instance.write(changed())).makespanS();
    assertThat(Json.number(change.get("saved_s")))
        .as("%s %s", resource, change.get("change"))
        .isCloseTo(nowS - thenS, within(1e-9 * nowS));
  }

  private void edge(Path file, Map<String, Object> breakEven, Map<String, Object> edge)
      throws IOException {
    boolean low = speculates(file, breakEven, Json.map(edge.get("low")));
    boolean high = speculates(file, breakEven, Json.map(edge.get("high")));
    assertThat(low).as("%s", edge).isNotEqualTo(high);
    String turned = String.valueOf(breakEven.get("turned"));
    double from = Json.number(Json.map(edge.get("low")).get(turned));
    double to = Json.number(Json.map(edge.get("high")).get(turned));
    assertThat(to - from).isPositive().isLessThanOrEqualTo(1e-4 + 1e-3 * Math.abs(to));
  }

  /** Solves one end and holds its lengths and its makespan against what was said of them. */
  private boolean speculates(Path file, Map<String, Object> breakEven, Map<String, Object> end)
      throws IOException {
    double turn = Json.number(end.get(String.valueOf(breakEven.get("turned"))));
    ChangedInstance instance = ChangedInstance.of(file);
    String quantity = String.valueOf(breakEven.get("quantity"));
    switch (quantity) {
      case "acceptance" -> instance.acceptance(rate -> rate + turn);
      case "fronthaul latency" -> instance.latency(turn);
      case "verifier speed" ->
          instance.faster(instance.verifier(), turn, folder.resolve("table.csv"));
      default -> instance.set("verifier.peak_flops", Json.number(end.get("value")));
    }
    Outcome.Found solved = solve(instance.write(changed()));
    double makespanS = solved.makespanS();
    assertThat(Json.number(end.get("makespan_s"))).isCloseTo(makespanS, within(1e-9 * makespanS));
    boolean found =
        solved.plan().batches().stream()
            .flatMapToInt(batch -> batch.choices().lengths())
            .anyMatch(length -> length > 0);
    assertThat(Json.list(end.get("lengths")).stream().anyMatch(l -> Json.number(l) > 0))
        .isEqualTo(found);
    return found;
  }
}
