package sdedge.cli.option;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.search.SearchOptions;
import sdedge.study.UsedOptions;

/** How the work of a command runs: for how long, by how many threads, from which seed. */
public class RunOptions {
  @Option(
      names = "--time-limit",
      paramLabel = "TIME",
      order = 20,
      description =
          "Stop after a time such as 500ms, 30s, 2m, with what there is; bench and sweep: each"
              + " search. The command ends at most a tenth of it and 3s later.")
  public @Nullable Duration timeLimit;

  /** Of work by several threads. */
  public static class Parallel extends RunOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
        names = "--threads",
        paramLabel = "N",
        order = 22,
        description = "Searches or runs at once, or threads of one search; default all cores.")
    public void threads(int number) {
      if (number < 1) {
        throw new ParameterException(spec.commandLine(), "--threads must be at least 1");
      }
      threads = number;
    }

    public int threads() {
      return threads;
    }
  }

  /** Of work in which something is drawn at random. */
  public static final class Seeded extends Parallel {
    @Option(
        names = "--seed",
        paramLabel = "N",
        order = 23,
        description = "Seed of all that is drawn at random; default 1.")
    public long seed = SearchOptions.DEFAULT_SEED;

    /** Of each search: to a proof, unless the time limit comes first. */
    public SearchOptions search() {
      return new SearchOptions(threads(), 0, seed);
    }

    /** Adds these by name. */
    public void addTo(Map<String, @Nullable Object> used) {
      UsedOptions.addSearch(used, search(), timeLimit);
    }
  }

  /** How a given plan is executed; null as it says, or its instance. */
  public static final class Executed {
    @Option(
        names = "--pipeline",
        paramLabel = "PIPELINE",
        order = 10,
        description = "In place of the plan's: ${COMPLETION-CANDIDATES}.")
    public @Nullable Pipeline pipeline;

    @Option(
        names = "--steps",
        paramLabel = "STEPS",
        order = 12,
        description = "In place of the instance's: ${COMPLETION-CANDIDATES}.")
    public @Nullable Steps steps;
  }
}
