package sdedge.cli.option;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sdedge.instance.Instance;
import sdedge.instance.Named;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.Steps;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;

/** What to search, in place of what the instance says. */
public final class SearchOverrides {
  @Option(
      names = "--pipeline",
      paramLabel = "PIPELINE",
      order = 10,
      description = "${COMPLETION-CANDIDATES}.")
  private @Nullable Pipeline pipeline;

  @Option(
      names = "--uplink",
      paramLabel = "POLICY",
      order = 11,
      completionCandidates = Keys.Uplinks.class,
      description = "${COMPLETION-CANDIDATES}.")
  private @Nullable UplinkPolicy uplink;

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      order = 12,
      description = "${COMPLETION-CANDIDATES}.")
  private @Nullable TaskOrder order;

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      order = 13,
      description = "A length per batch, one for all, or one per part: ${COMPLETION-CANDIDATES}.")
  private @Nullable Scope scope;

  @Option(
      names = "--steps",
      paramLabel = "STEPS",
      order = 14,
      description = "Steps as many as on average, or random: ${COMPLETION-CANDIDATES}.")
  private @Nullable Steps steps;

  public Instance applyTo(Instance instance) {
    return instance.withOptions(pipeline, uplink, order, scope).with(steps);
  }

  /** Those that were given, by name of the option. */
  public Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    put(given, "pipeline", pipeline);
    put(given, "uplink", uplink);
    put(given, "order", order);
    put(given, "scope", scope);
    put(given, "steps", steps);
    return given;
  }

  private static void put(Map<String, String> given, String name, @Nullable Named value) {
    if (value != null) {
      given.put(name, value.key());
    }
  }
}
