package sdedge.search.scheme;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.UplinkPolicy;
import sdedge.search.Effort;
import sdedge.search.planning.Optimum;
import sdedge.search.problem.ContiguousProblem;

/**
 * The joint optimum of fewer choices, or under another pipeline or uplink policy.
 *
 * @param pipeline null for that of the instance
 * @param uplink null for that of the instance
 * @param refusing why it cannot plan an instance; null where it can
 * @param choices what is left of problems that differ only in them
 */
record Narrowed(
    String key,
    String definition,
    Effort effort,
    @Nullable Pipeline pipeline,
    @Nullable UplinkPolicy uplink,
    Function<Instance, @Nullable String> refusing,
    UnaryOperator<List<ContiguousProblem>> choices)
    implements Optimum {
  /** Of fewer choices. */
  Narrowed(String key, String definition, UnaryOperator<List<ContiguousProblem>> choices) {
    this(key, definition, Effort.NARROWED, null, null, instance -> null, choices);
  }

  /** Under other options. */
  Narrowed(
      String key, String definition, @Nullable Pipeline pipeline, @Nullable UplinkPolicy uplink) {
    this(
        key,
        definition,
        Effort.WHOLE,
        pipeline,
        uplink,
        instance -> null,
        UnaryOperator.identity());
  }

  @Override
  public @Nullable String refusal(Instance instance) {
    return refusing.apply(instance);
  }

  @Override
  public Instance narrow(Instance instance) {
    return instance.withOptions(pipeline, uplink, null, null);
  }

  @Override
  public List<ContiguousProblem> narrow(List<ContiguousProblem> group) {
    return choices.apply(group);
  }
}
