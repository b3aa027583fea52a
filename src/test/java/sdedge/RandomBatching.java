package sdedge;

import java.util.Random;
import sdedge.instance.Batching.Padding;
import sdedge.instance.Batching.Residency;
import sdedge.instance.Instance;

/** Gives random instances any padding and residency that their pipeline has a meaning of. */
public final class RandomBatching {
  private RandomBatching() {}

  /** An instance with both drawn. */
  public static Instance of(Random random, Instance instance) {
    Padding padding = Padding.values()[random.nextInt(Padding.values().length)];
    Residency residency = Residency.values()[random.nextInt(Residency.values().length)];
    Residency possible = instance.pipeline().hasSlots() ? residency : Residency.COHORT;
    return instance.with(instance.batching().with(padding).with(possible));
  }
}
