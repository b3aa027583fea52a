package sdedge.metamorphic;

import java.util.List;
import java.util.Random;
import sdedge.RandomInstances;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.TaskOrder;

/** Random instances small enough to be solved by the thousand. */
final class Draw {
  static final List<Pipeline> SLOTTED =
      List.of(Pipeline.ROLLING, Pipeline.SYNCHRONOUS, Pipeline.SEQUENTIAL);

  private Draw() {}

  /** One drafter, a slot pipeline, tasks in the order given. */
  static Instance slotted(Random random) {
    return sorted(random).withOptions(null, null, TaskOrder.GIVEN, null);
  }

  /** As {@link #slotted}, no memory limit. */
  static Instance roomy(Random random) {
    return Edit.withoutMemoryLimits(slotted(random));
  }

  /** One drafter, a slot pipeline, any order but {@code auto}. */
  static Instance sorted(Random random) {
    return drawn(random, 1)
        .withOptions(SLOTTED.get(random.nextInt(SLOTTED.size())), null, null, null);
  }

  /** Up to three drafters; one in ten executed asynchronously, which takes long to plan. */
  static Instance joint(Random random) {
    boolean slots = random.nextInt(10) > 0;
    Pipeline pipeline = slots ? SLOTTED.get(random.nextInt(SLOTTED.size())) : Pipeline.ASYNCHRONOUS;
    return drawn(random, 1 + random.nextInt(3)).withOptions(pipeline, null, null, null);
  }

  private static Instance drawn(Random random, int drafters) {
    return new RandomInstances(random)
        .drafters(drafters)
        .tasks(1 + random.nextInt(6))
        .maxLength(random.nextInt(4))
        .maxTokens(random.nextInt(4) == 0 ? 200 : 20)
        .next();
  }

  /** A factor in [1/16, 16], spread evenly over the octaves. */
  static double factor(Random random) {
    return Math.pow(2, 8 * random.nextDouble() - 4);
  }

  /** A power of four in [1/256, 256], by which doubles and their roots scale without rounding. */
  static double exactFactor(Random random) {
    return Math.scalb(1.0, 2 * random.nextInt(9) - 8);
  }
}
