package sdedge.plan;

import java.util.List;

/**
 * Tasks that are drafted and verified together.
 *
 * @param tasks indices into {@link sdedge.instance.Instance#tasks()}, in upload order, at least one
 * @param length speculation length l; 0 is autoregressive decoding on the verifier
 */
public record Batch(List<Integer> tasks, int length) {
  public Batch {
    tasks = List.copyOf(tasks);
  }
}
