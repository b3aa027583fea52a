package sdedge.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sdedge.search.Approach;
import sdedge.search.solver.Method;

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
}
