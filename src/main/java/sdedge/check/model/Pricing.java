package sdedge.check.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sdedge.instance.Instance;

/** Computes the times of batches of an instance; how tasks decode is computed once. */
public final class Pricing {
  private final Instance instance;
  private final Map<List<Integer>, Decoding> decodings = new HashMap<>();

  public Pricing(Instance instance) {
    this.instance = instance;
  }

  public Instance instance() {
    return instance;
  }

  /**
   * The times of a batch.
   *
   * @throws UndefinedTimeException if a latency table does not cover it
   */
  public BatchTimes times(ResultPlan.Batch batch) {
    List<PartTimes> parts =
        batch.parts().stream()
            .map(
                part ->
                    PartTimes.of(
                        instance,
                        part,
                        part.tasks().stream().map(k -> decoding(k, part.length())).toList()))
            .toList();
    return BatchTimes.of(instance, batch, parts);
  }

  private Decoding decoding(int task, int length) {
    return decodings.computeIfAbsent(
        List.of(task, length),
        key ->
            Decoding.of(instance.tasks().get(task), length, instance.speculation().steps()));
  }
}
