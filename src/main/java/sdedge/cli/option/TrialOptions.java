package sdedge.cli.option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sdedge.search.Approach;
import sdedge.search.solver.Method;

/** Options of the commands that search many times. */
public final class TrialOptions {
  @Option(
      names = "--methods",
      paramLabel = "METHOD",
      split = ",",
      order = 1,
      completionCandidates = Keys.Methods.class,
      description = "Some of ${COMPLETION-CANDIDATES}, with commas between; default dp.")
  private List<Approach> methods = new ArrayList<>();

  @Mixin public SearchOverrides overrides = new SearchOverrides();

  @Mixin public RunOptions run = new RunOptions();

  /** The methods, each once. */
  public List<Approach> methods() {
    return methods.isEmpty() ? List.of(Method.DP) : List.copyOf(new LinkedHashSet<>(methods));
  }

  /** What tells how each search ran, by name; what was not given is absent. */
  public Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>(overrides.given());
    Double limitS = run.timeLimitS();
    if (limitS != null) {
      given.put("time_limit_s", Double.toString(limitS));
    }
    given.put("threads", Integer.toString(run.threads()));
    given.put("seed", Long.toString(run.seed));
    return given;
  }
}
