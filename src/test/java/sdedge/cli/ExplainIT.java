package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.Json;

/** On every shipped instance, what is said to be saved is what solving the changed file saves. */
class ExplainIT {
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

  private Map<String, Object> solve(Path file) {
    Cli.Ended ended = Cli.run("solve", file, "--json", "-o", folder.resolve("changed"));
    assertThat(ended.code()).as(ended.err()).isZero();
    return Json.parse(ended.out());
  }

  private Path changed() {
    return folder.resolve("changed.yaml");
  }

  @ParameterizedTest
  @MethodSource("instances")
  void savingsAndBreakEvensAreThoseOfSolve(Path file) throws Exception {
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
    assertThat(breakEvens).hasSize(3);
    for (Object breakEven : breakEvens) {
      for (Object edge : Json.list(Json.map(breakEven).get("edges"))) {
        edge(file, Json.map(breakEven), Json.map(edge));
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
    } else {
      instance.set(String.valueOf(saving.get("path")), Json.number(change.get("value")));
    }
    double thenS = Json.number(solve(instance.write(changed())).get("makespan_s"));
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
    Map<String, Object> solved = solve(instance.write(changed()));
    double makespanS = Json.number(solved.get("makespan_s"));
    assertThat(Json.number(end.get("makespan_s"))).isCloseTo(makespanS, within(1e-9 * makespanS));
    boolean found = longest(Json.parse(Files.readString(folder.resolve("changed/plan.json")))) > 0;
    assertThat(Json.list(end.get("lengths")).stream().anyMatch(l -> Json.number(l) > 0))
        .isEqualTo(found);
    return found;
  }

  private static double longest(@Nullable Object plan) {
    if (plan instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .mapToDouble(
              entry ->
                  entry.getKey().equals("length")
                      ? Json.number(entry.getValue())
                      : longest(entry.getValue()))
          .max()
          .orElse(0);
    }
    return plan instanceof List<?> list
        ? list.stream().mapToDouble(ExplainIT::longest).max().orElse(0)
        : 0;
  }
}
