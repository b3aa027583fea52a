package sdedge.cli.option;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sdedge.search.SearchOptions;
import sdedge.study.UsedOptions;

/** How each search of a command runs. */
public final class RunOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--time-limit",
      paramLabel = "TIME",
      order = 20,
      description =
          "Stop after a time such as 500ms, 30s, 2m, with what there is; bench and sweep: each"
              + " search. The command ends at most a tenth of it and 3s later.")
  public @Nullable Duration timeLimit;

  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--seed",
      paramLabel = "N",
      order = 23,
      description = "Seed of the method random, of the users of capacity; default 1.")
  public long seed = SearchOptions.DEFAULT_SEED;

  public int threads() {
    return threads;
  }

  @Option(
      names = "--threads",
      paramLabel = "N",
      order = 22,
      description = "Threads of a search; default all cores.")
  public void threads(int number) {
    if (number < 1) {
      throw new ParameterException(spec.commandLine(), "--threads must be at least 1");
    }
    threads = number;
  }

  /** To a proof, unless the time limit comes first. */
  public SearchOptions search() {
    return new SearchOptions(threads, 0, seed);
  }

  /** Adds these by name. */
  public void addTo(Map<String, @Nullable Object> used) {
    UsedOptions.addSearch(used, search(), timeLimit);
  }

  /** How long a command that says what it did not come to may take. */
  public static final class TimeLimit {
    @Option(
        names = "--time-limit",
        paramLabel = "TIME",
        order = 20,
        description = "Stop after a time such as 30s, 2m; what was not done by then is reported.")
    public @Nullable Duration limit;
  }
}
