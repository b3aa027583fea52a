package sdedge.plan;

import java.util.List;
import sdedge.instance.Instance;

/**
 * The tokens that tasks reserve in caches, against the memory of the nodes; whole numbers, so that
 * sums are exact.
 */
public final class ReservedTokens {
  private final MemoryModel memory;
  private final double[] onDrafters; // by drafter, on its node
  private final double[] onVerifier; // by drafter of the tasks
  private double all; // at the verifier

  private ReservedTokens(MemoryModel memory, double[] onDrafters, double[] onVerifier, double all) {
    this.memory = memory;
    this.onDrafters = onDrafters;
    this.onVerifier = onVerifier;
    this.all = all;
  }

  /** Those of no task. */
  public static ReservedTokens none(Instance instance, MemoryModel memory) {
    int drafters = instance.drafters().size();
    return new ReservedTokens(memory, new double[drafters], new double[drafters], 0);
  }

  /** Those of some tasks that must fit together. */
  public static ReservedTokens of(Instance instance, MemoryModel memory, List<Integer> tasks) {
    ReservedTokens reserved = none(instance, memory);
    reserved.add(instance, tasks);
    return reserved;
  }

  /** A copy, which changes independently. */
  public ReservedTokens copy() {
    return new ReservedTokens(memory, onDrafters.clone(), onVerifier.clone(), all);
  }

  /** Reserves those of some tasks that must fit together, beside what is reserved. */
  void add(Instance instance, List<Integer> tasks) {
    Arena arena = Arena.of(instance, tasks);
    for (int d = 0; d < onDrafters.length; d++) {
      add(d, arena.onDrafter(d), arena.onVerifier(d));
    }
  }

  /** Reserves tokens for tasks of a drafter on both nodes, or gives back so many less than 0. */
  public void add(int drafter, double tokens) {
    add(drafter, tokens, tokens);
  }

  /**
   * Reserves tokens for tasks of a drafter, or gives back so many less than 0.
   *
   * @param there at the verifier
   */
  public void add(int drafter, double tokens, double there) {
    onDrafters[drafter] += tokens;
    onVerifier[drafter] += there;
    all += there;
  }

  public boolean fitVerifier() {
    return memory.fitsVerifier(all, d -> onVerifier[d]);
  }

  /** Whether those of a drafter fit on its node. */
  public boolean fitDrafter(int drafter) {
    return memory.fits(drafter, onDrafters[drafter]);
  }

  /** Whether they fit on all nodes that have any. */
  public boolean fit() {
    boolean fit = fitVerifier();
    for (int d = 0; d < onDrafters.length; d++) {
      fit &= onDrafters[d] == 0 || fitDrafter(d);
    }
    return fit;
  }

  /** Bytes of those of a drafter on its node. */
  double bytes(int drafter) {
    return memory.bytes(drafter, onDrafters[drafter]);
  }

  double verifierBytes() {
    return memory.verifierBytes(all, d -> onVerifier[d]);
  }

  /** Bytes by which they exceed the verifier, if they do not fit there. */
  double missingVerifierBytes() {
    return memory.missingVerifierBytes(all, d -> onVerifier[d]);
  }

  /** Bytes by which those of a drafter exceed its node, if they do not fit there. */
  double missingBytes(int drafter) {
    return memory.missingBytes(drafter, onDrafters[drafter]);
  }
}
