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
    Padding padding = oneOf(random, Padding.values());
    Residency residency = oneOf(random, Residency.values());
    Residency possible = instance.pipeline().hasSlots() ? residency : Residency.COHORT;
    return instance.with(instance.batching().with(padding).with(possible));
  }

  private static <E> E oneOf(Random random, E[] words) {
    return words[random.nextInt(words.length)];
  }
}
