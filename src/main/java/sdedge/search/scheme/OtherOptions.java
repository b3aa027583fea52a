package sdedge.search.scheme;

import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.UplinkPolicy;

/**
 * The joint optimum under another pipeline or uplink policy.
 *
 * @param pipeline null for that of the instance
 * @param uplink null for that of the instance
 */
record OtherOptions(
    String key, String definition, @Nullable Pipeline pipeline, @Nullable UplinkPolicy uplink)
    implements Optimised {
  @Override
  public @Nullable String refusal(Instance instance) {
    boolean trivial = pipeline == Pipeline.ASYNCHRONOUS && instance.drafters().size() == 1;
    return trivial ? DrafterwiseOptimum.ONLY_ONE : null;
  }

  @Override
  public Instance narrow(Instance instance) {
    return instance.withOptions(pipeline, uplink, null, null);
  }
}
