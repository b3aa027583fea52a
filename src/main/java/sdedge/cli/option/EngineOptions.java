package sdedge.cli.option;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sdedge.study.Settings;

/** How an engine admits requests to its steps, in place of what an instance says of it. */
public final class EngineOptions {
  private static final String NONE = "none";

  @Option(
      names = "--token-budget",
      paramLabel = "N",
      order = 35,
      description =
          "New tokens at which a step takes no more of prompts, vLLM's max_num_batched_tokens; none"
              + " to leave prompts whole.")
  private @Nullable String tokenBudget;

  @Option(
      names = "--async-scheduling",
      negatable = true,
      order = 36,
      description = "The requests of a step are chosen when the step before begins, or not.")
  private @Nullable Boolean asyncScheduling;

  @Option(
      names = "--front-end",
      paramLabel = "SECONDS",
      order = 37,
      description = "What each request takes at the one server before everything; or none.")
  private @Nullable String frontEnd;

  /** The values that were given. */
  public Settings settings() {
    Map<String, String> values = new LinkedHashMap<>();
    if (tokenBudget != null) {
      values.put("serving.max_num_batched_tokens", tokenBudget);
    }
    if (asyncScheduling != null) {
      values.put("serving.async_scheduling", asyncScheduling.toString());
    }
    if (frontEnd != null) {
      values.put("serving.front_end_s", frontEnd.equals(NONE) ? "0" : frontEnd);
    }
    return new Settings(values);
  }
}
