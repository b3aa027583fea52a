package sdedge.stream.steady;

import sdedge.instance.Model;
import sdedge.instance.Node;
import sdedge.plan.MemoryModel;

/**
 * Tokens that the caches of a machine have room for, ∞ without limit. They are paged: a request
 * holds what it has confirmed.
 *
 * @param tokens while a draft model is loaded, whose weights and caches are there too; less than
 *     one request's if both models do not fit
 * @param withoutDraftModel while only the target is loaded; NaN where that is not known
 */
public record KvCacheSize(double tokens, double withoutDraftModel) {
  /** That of a machine. */
  public static KvCacheSize of(Node machine, Model draft) {
    Model target = machine.model();
    double free = machine.cacheBytes() - draftWeightBytes(target, draft);
    return new KvCacheSize(
        free / (target.kvBytesPerToken() + draft.kvBytesPerToken()),
        machine.cacheBytes() / target.kvBytesPerToken());
  }

  /** Bytes of a machine of a target whose caches hold so many tokens beside a draft model. */
  public double memoryBytes(Model target, Model draft) {
    return target.weightBytes()
        + draftWeightBytes(target, draft)
        + tokens * (target.kvBytesPerToken() + draft.kvBytesPerToken());
  }

  private static double draftWeightBytes(Model target, Model draft) {
    return draft.name().equals(target.name()) ? 0 : draft.weightBytes();
  }

  /**
   * As stated, with another one where nothing is stated of the target alone, if that has a limit.
   */
  KvCacheSize orElse(KvCacheSize other) {
    boolean isKnown =
        !Double.isNaN(withoutDraftModel) || Double.isInfinite(other.withoutDraftModel);
    return isKnown ? this : new KvCacheSize(tokens, other.withoutDraftModel);
  }

  /** How many requests of so many tokens are resident at a time. */
  static int residents(double tokens, double each) {
    return (int) Math.min(Integer.MAX_VALUE, Math.max(0, tokens * MemoryModel.SLACK / each));
  }
}
