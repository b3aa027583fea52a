package sdedge.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import sdedge.search.Approach;
import sdedge.search.Method;
import sdedge.search.SearchOptions;

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

  @Option(
      names = "--time-limit",
      paramLabel = "TIME",
      order = 20,
      description = "Of each search, such as 500ms, 30s, 2m.")
  @Nullable Duration timeLimit;

  @Option(
      names = "--threads",
      paramLabel = "N",
      order = 22,
      description = "Threads of each search; default all cores.")
  int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--seed",
      paramLabel = "N",
      order = 24,
      description = "Of the method random; default ${DEFAULT-VALUE}.")
  long seed = SearchOptions.DEFAULT_SEED;

  /** The methods, each once. */
  List<Approach> methods() {
    return methods.isEmpty() ? List.of(Method.DP) : List.copyOf(new LinkedHashSet<>(methods));
  }

  SearchOptions search() {
    return new SearchOptions(threads, 0, seed);
  }

  void check(CommandLine command) {
    if (threads < 1) {
      throw new ParameterException(command, "--threads must be at least 1");
    }
  }
}
