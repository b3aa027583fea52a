package sdedge.stream.steady;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
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

  /**
   * Bytes of the verifier of an instance with these caches: as stated for the target alone where
   * nothing drafts there, else beside the draft model.
   *
   * @throws IllegalArgumentException if several models draft
   */
  public double memoryBytes(Instance instance) {
    Model target = instance.verifier().model();
    List<DraftMode> modes = instance.drafters().stream().flatMap(KvCacheSize::modes).toList();
    List<DraftMode> there = modes.stream().filter(DraftMode::isAtVerifier).toList();
    if (there.isEmpty() && !Double.isNaN(withoutDraftModel)) {
      return target.weightBytes() + withoutDraftModel * target.kvBytesPerToken();
    }
    Map<String, Model> models = new TreeMap<>();
    (there.isEmpty() ? modes : there)
        .forEach(mode -> models.put(mode.model().name(), mode.model()));
    if (models.size() > 1) {
      throw new IllegalArgumentException(
          "must be stated: caches beside a draft model say nothing of those beside "
              + String.join(", ", models.keySet()));
    }
    return memoryBytes(target, models.values().iterator().next());
  }

  private static Stream<DraftMode> modes(Drafter drafter) {
    return drafter.modes().isEmpty() ? Stream.of(drafter.mode(null)) : drafter.modes().stream();
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
