package sdedge.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sdedge.search.Approach;
import sdedge.search.solver.Method;
import sdedge.study.log.Manifest;

/** Options of the commands that search many times. */
final class TrialOptions {
  @Option(
      names = "--methods",
      paramLabel = "METHOD",
      split = ",",
      order = 1,
      completionCandidates = Keys.Methods.class,
      description = "Some of ${COMPLETION-CANDIDATES}, with commas between; default dp.")
  private List<Approach> methods = new ArrayList<>();

  @Mixin SearchOverrides overrides = new SearchOverrides();

  @Mixin RunOptions run = new RunOptions();

  /** The methods, each once. */
  List<Approach> methods() {
    return methods.isEmpty() ? List.of(Method.DP) : List.copyOf(new LinkedHashSet<>(methods));
  }

  /** What tells how each search ran, by name; what was not given is absent. */
  Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>(overrides.given());
    Double limitS = run.timeLimitS();
    if (limitS != null) {
      given.put(Manifest.TIME_LIMIT, Double.toString(limitS));
    }
    given.put(Manifest.THREADS, Integer.toString(run.threads()));
    given.put("seed", Long.toString(run.seed));
    return given;
  }
}
