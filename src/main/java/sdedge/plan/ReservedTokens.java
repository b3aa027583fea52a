package sdedge.plan;

import java.util.List;
import sdedge.instance.Instance;

/**
 * The tokens that tasks reserve in caches, against the memory of the nodes; whole numbers, so that
 * sums are exact.
 */
public final class ReservedTokens {
  private final MemoryModel memory;
  private final double[] byDrafter;
  private double all;

  private ReservedTokens(MemoryModel memory, double[] byDrafter, double all) {
    this.memory = memory;
    this.byDrafter = byDrafter;
    this.all = all;
  }

  /** Those of no task. */
  public static ReservedTokens none(Instance instance, MemoryModel memory) {
    return new ReservedTokens(memory, new double[instance.drafters().size()], 0);
  }

  /** Those of some tasks. */
  public static ReservedTokens of(Instance instance, MemoryModel memory, List<Integer> tasks) {
    ReservedTokens reserved = none(instance, memory);
    for (int k : tasks) {
      reserved.add(instance.tasks().get(k).drafter(), Feasibility.reservedTokens(instance, k));
    }
    return reserved;
  }

  /** A copy, which changes independently. */
  public ReservedTokens copy() {
    return new ReservedTokens(memory, byDrafter.clone(), all);
  }

  /** Reserves tokens for tasks of a drafter, or gives back so many less than 0. */
  public void add(int drafter, double tokens) {
    byDrafter[drafter] += tokens;
    all += tokens;
  }

  /** Whether they fit on the verifier. */
  public boolean fitVerifier() {
    return memory.fitsVerifier(all, byDrafter);
  }

  /** Whether those of a drafter fit on its node. */
  public boolean fitDrafter(int drafter) {
    return memory.fits(drafter, byDrafter[drafter]);
  }

  /** Whether they fit on all nodes that have any. */
  public boolean fit() {
    boolean fit = fitVerifier();
    for (int d = 0; d < byDrafter.length; d++) {
      fit &= byDrafter[d] == 0 || fitDrafter(d);
    }
    return fit;
  }

  /** Bytes by which they exceed the verifier, if they do not fit there. */
  double missingVerifierBytes() {
    return memory.missingVerifierBytes(all, byDrafter);
  }

  /** Bytes by which those of a drafter exceed its node, if they do not fit there. */
  double missingBytes(int drafter) {
    return memory.missingBytes(drafter, byDrafter[drafter]);
  }
}
