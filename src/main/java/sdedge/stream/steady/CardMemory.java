package sdedge.stream.steady;

import sdedge.instance.Model;
import sdedge.instance.Node;

/**
 * How many requests the memory of a machine holds at a time, room reserved for each as in
 * docs/model.md section 6; {@link Integer#MAX_VALUE} without limit.
 *
 * @param besideBoth while a draft model is loaded, whose weights and caches are there too
 * @param withoutDrafts while only the target is
 */
public record CardMemory(int besideBoth, int withoutDrafts) {
  private static final double SLACK = 1 + 1e-12;

  /**
   * Those of a load.
   *
   * @param drafts of the longest step with a draft model
   */
  static CardMemory of(Node machine, Model draft, SteadyLoad load, int drafts) {
    Model target = machine.model();
    boolean shared = draft.name().equals(target.name());
    double beside = machine.cacheBytes() - (shared ? 0 : draft.weightBytes());
    return new CardMemory(
        most(
            beside,
            (target.kvBytesPerToken() + draft.kvBytesPerToken()) * load.reservedTokens(drafts)),
        most(machine.cacheBytes(), target.kvBytesPerToken() * load.reservedTokens(0)));
  }

  private static int most(double freeBytes, double perRequest) {
    return (int) Math.min(Integer.MAX_VALUE, Math.max(0, freeBytes * SLACK / perRequest));
  }
}
