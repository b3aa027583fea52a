package sdedge.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Node;

/**
 * What the batches of a cohort, which are in work at once, reserve together on a node where each
 * need only fit alone (docs/model.md section 6).
 *
 * @param cohort counted from 1
 * @param batches how many it has
 * @param bytes reserved for caches
 * @param freeBytes what the node has for them beside weights
 */
public record ResidentBatches(int cohort, int batches, Node node, double bytes, double freeBytes) {
  /**
   * Where a plan reserves most, as a part of what is free: the first such cohort and node. Null if
   * the caches of a cohort must fit together anyway, or if no node with caches has a limit.
   */
  public static @Nullable ResidentBatches of(Instance instance, Plan plan) {
    if (!instance.batching().isByBatch()) {
      return null;
    }
    MemoryModel memory = MemoryModel.of(instance, plan);
    ResidentBatches most = null;
    for (int c = 0; c < plan.cohorts().size(); c++) {
      List<Batch> batches = plan.cohorts().get(c).batches();
      ReservedTokens reserved = ReservedTokens.none(instance, memory);
      batches.forEach(batch -> reserved.add(instance, batch.tasks()));
      for (int d = 0; d <= instance.drafters().size(); d++) {
        boolean isVerifier = d == instance.drafters().size();
        ResidentBatches here =
            new ResidentBatches(
                c + 1,
                batches.size(),
                isVerifier ? instance.verifier() : instance.drafters().get(d).node(),
                isVerifier ? reserved.verifierBytes() : reserved.bytes(d),
                isVerifier ? memory.verifierFreeBytes() : memory.freeBytes(d));
        if (here.isLimited() && (most == null || here.part() > most.part() * MemoryModel.SLACK)) {
          most = here;
        }
      }
    }
    return most;
  }

  private boolean isLimited() {
    return bytes > 0 && freeBytes < Double.POSITIVE_INFINITY;
  }

  private double part() {
    return bytes / freeBytes;
  }
}
