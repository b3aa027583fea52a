package sdedge.latency;

import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;

/** The three resources a batch of one drafter passes: both nodes and the link between them. */
public record StageModel(PassTime drafter, PassTime verifier, Fronthaul fronthaul) {

  /** The resources of the drafter with index {@code drafter}. */
  public static StageModel of(Instance instance, int drafter) {
    return new StageModel(
        PassTime.of(instance.drafters().get(drafter).node()),
        PassTime.of(instance.verifier()),
        instance.drafters().get(drafter).fronthaul());
  }
}
