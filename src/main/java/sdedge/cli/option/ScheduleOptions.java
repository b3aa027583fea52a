package sdedge.cli.option;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sdedge.document.InvalidInputException;
import sdedge.export.EngineLog;
import sdedge.export.ScheduledDrafter;
import sdedge.export.VllmSchedule;
import sdedge.instance.Instance;
import sdedge.stream.steady.KvCacheSize;
import sdedge.stream.steady.Residuals;
import sdedge.stream.steady.SteadyLoad;
import sdedge.study.CommandFailure;
import sdedge.study.FileSource;

/** What a schedule for vLLM is of, beside the nodes; one law whoever asks (docs/export.md). */
public final class ScheduleOptions {
  private static final int LONGEST = 64;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--lengths",
      paramLabel = "LENGTHS",
      order = 29,
      description = "Schedules: lengths to choose among, such as 0..8 or 0,2,4.")
  private @Nullable String lengths;

  @Option(
      names = "--mode",
      paramLabel = "NAME",
      order = 30,
      description = "Schedules: the draft mode; needed if there are several.")
  private @Nullable String mode;

  @Option(
      names = "--max-batch",
      paramLabel = "N",
      order = 31,
      description = "Schedules: the most requests; default 256.")
  private int most = 256;

  @Option(
      names = "--context-axis",
      paramLabel = "TOKENS",
      split = ",",
      order = 32,
      description = "vllm: distinguish contexts, up to these numbers of tokens: 1024,4096,16384.")
  private List<Integer> contexts = List.of();

  @Option(
      names = "--schedule-cost",
      paramLabel = "SHARE",
      order = 33,
      converter = Converters.Gap.class,
      description =
          "Schedules: what having one costs of tokens per second, such as 7%%; default 0.")
  private double cost;

  @Mixin private KvCacheOptions caches = new KvCacheOptions();

  private @Nullable KvCacheSize cache; // as options or logs say

  /** Refuses what no schedule can be of, and reads the logs. */
  public void check(FileSource files) throws InvalidInputException, IOException {
    boolean ascends = true;
    int before = 0;
    for (int context : contexts) {
      ascends &= context > before && context < Integer.MAX_VALUE;
      before = context;
    }
    if (most < 1 || most > VllmSchedule.MOST_REQUESTS) {
      throw usage("--max-batch must be from 1 to " + VllmSchedule.MOST_REQUESTS);
    } else if (!ascends) {
      throw usage("--context-axis must be ascending numbers of tokens, at least 1");
    }
    try {
      cache = caches.size(files);
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  /** The lengths asked for, ascending; empty for the default. */
  public List<Integer> lengths() {
    return lengths == null ? List.of() : lengths(lengths);
  }

  private List<Integer> lengths(String text) {
    try {
      Set<Integer> all = new TreeSet<>();
      for (String part : text.split(",", -1)) {
        String[] ends = part.split("\\.\\.", -1);
        int last = Integer.parseInt(ends[ends.length - 1]);
        for (int l = Integer.parseInt(ends[0]); l <= last; l++) {
          if (l < 0 || l > LONGEST || ends.length > 2) {
            throw usage("--lengths " + text + " must be lengths from 0 to 64");
          }
          all.add(l);
        }
      }
      if (!all.isEmpty()) {
        return List.copyOf(all);
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw usage("--lengths " + text + " must be such as 0..8 or 0,2,4");
  }

  /** The name of the draft mode; empty if none is named. */
  public String mode() {
    return mode == null ? "" : mode;
  }

  /** The most requests. */
  public int most() {
    return most;
  }

  /** The size of the caches that was stated; null if it was not. */
  public @Nullable KvCacheSize cache() {
    return cache;
  }

  /**
   * Refuses options that have no effect.
   *
   * @param names of them
   * @param where such as {@code without --to vllm}
   */
  public void requireNone(List<String> names, String where) {
    CommandLine.ParseResult parsed = spec.commandLine().getParseResult();
    for (String name : names) {
      if (parsed.hasMatchedOption(name)) {
        throw usage(name + " has no effect " + where);
      }
    }
  }

  /** Refuses what no schedule of an instance can be of. */
  public void check(Instance instance, int drafter) {
    scheduled(instance, drafter);
  }

  /**
   * The schedule of a drafter.
   *
   * @param otherwise lengths to choose among if none are asked for; empty for those allowed
   * @param load of an instance whose drafter has one mode
   * @param residuals of measured requests of that load
   * @param least length that the engine bears
   */
  public VllmSchedule schedule(
      Instance instance,
      int drafter,
      List<Integer> otherwise,
      Function<Instance, SteadyLoad> load,
      Residuals residuals,
      int least)
      throws CommandFailure {
    ScheduledDrafter of = scheduled(instance, drafter);
    List<Integer> among = lengths == null ? otherwise : lengths();
    return of.schedule(
        load.apply(of.instance()), residuals, among, cache, most, cost, contexts, least);
  }

  private ScheduledDrafter scheduled(Instance instance, int drafter) {
    try {
      return ScheduledDrafter.of(instance, drafter, mode);
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** How much the caches of the verifier hold, as an engine says; one law whoever asks. */
  public static final class KvCacheOptions {
    @Option(
        names = "--kv-tokens",
        paramLabel = "N[,N0]",
        split = ",",
        order = 33,
        description =
            "Tokens that the verifier's caches hold beside the draft model, as vLLM logs, and without"
                + " it; default by memory_bytes.")
    private List<Double> tokens = List.of();

    @Option(
        names = "--engine-log",
        paramLabel = "FILE",
        order = 34,
        description = "A log of vLLM that says --kv-tokens; with and without a drafter.")
    private List<String> logs = List.of();

    /**
     * The size that was stated, for which logs are read; null if none was.
     *
     * @throws IllegalArgumentException if it is none
     */
    public @Nullable KvCacheSize size(FileSource files) throws InvalidInputException, IOException {
      if (tokens.size() > 2 || tokens.stream().anyMatch(n -> !(n > 0))) {
        throw new IllegalArgumentException("--kv-tokens must be a number of tokens > 0, or two");
      } else if (!tokens.isEmpty() && !logs.isEmpty()) {
        throw new IllegalArgumentException(
            "--kv-tokens and --engine-log say the same; give one of them");
      } else if (!tokens.isEmpty()) {
        return new KvCacheSize(tokens.get(0), tokens.size() > 1 ? tokens.get(1) : Double.NaN);
      }
      EngineLog log = new EngineLog();
      for (String file : logs) {
        log.read(file, files.bytes(file));
      }
      return logs.isEmpty() ? null : log.size();
    }
  }
}
