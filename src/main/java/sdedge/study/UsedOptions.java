package sdedge.study;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Named;
import sdedge.instance.Overrides;
import sdedge.result.files.RunInfo;
import sdedge.search.Approach;
import sdedge.search.Effort;
import sdedge.search.SearchOptions;

/** What {@code options} of {@code run.json} says of a run, by name (docs/results.md). */
public final class UsedOptions {
  private UsedOptions() {}

  /**
   * Of a search for a plan.
   *
   * @param searched with the options in place of those of its file
   * @param start the file of a plan to begin from; null for none
   * @param relaxations what is found besides the best plan in an order
   */
  public static Map<String, @Nullable Object> ofSolve(
      Approach method,
      Instance searched,
      SearchOptions options,
      @Nullable Duration limit,
      @Nullable String start,
      Study.Relaxations relaxations) {
    Map<String, @Nullable Object> used = new LinkedHashMap<>();
    used.put("command", "solve");
    used.put("method", method.key());
    used.put("exact", method.effort() == Effort.EXACT);
    used.putAll(Overrides.of(searched).given());
    addSearch(used, options, limit);
    used.put("gap", options.gap());
    used.put("warm_start", options.warmStart());
    used.put("start", start);
    used.put("class", relaxations.planClass().key());
    if (relaxations.boundAll()) {
      used.put("bound_all", true);
    }
    return used;
  }

  /** Adds how a search runs. */
  public static void addSearch(
      Map<String, @Nullable Object> used, SearchOptions options, @Nullable Duration limit) {
    used.put("time_limit_s", limit == null ? null : Double.valueOf(limit.toNanos() / 1e9));
    used.put("threads", options.threads());
    used.put("seed", options.seed());
  }

  /** Adds the values that took the place of those of the instance file. */
  public static Map<String, @Nullable Object> with(
      Map<String, @Nullable Object> used, Settings settings) {
    settings.values().forEach((path, value) -> used.put(RunInfo.SET + path, value));
    return used;
  }

  /** Of the execution of a given plan; null where the plan or the instance decides. */
  public static Map<String, @Nullable Object> ofEvaluate(
      @Nullable Named pipeline, @Nullable Named uplink, @Nullable Named steps) {
    Map<String, @Nullable Object> used = new LinkedHashMap<>();
    used.put("command", "evaluate");
    used.put("pipeline", word(pipeline));
    used.put("uplink", word(uplink));
    used.put("steps", word(steps));
    return used;
  }

  /** The word of an option; null if it was not given. */
  public static @Nullable String word(@Nullable Named given) {
    return given == null ? null : given.key();
  }
}
