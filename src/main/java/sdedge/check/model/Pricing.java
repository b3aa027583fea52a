package sdedge.check.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Task;

/**
 * Computes the times of batches of an instance. What a part asks of the nodes is kept for the next
 * part if that has only more tasks.
 */
public final class Pricing {
  private final Instance instance;
  private final KnownDecodings decodings;
  private final Map<List<Integer>, PartLoad> loads = new HashMap<>();

  public Pricing(Instance instance) {
    this(instance, new KnownDecodings(instance.speculation().steps()));
  }

  Pricing(Instance instance, KnownDecodings decodings) {
    this.instance = instance;
    this.decodings = decodings;
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
    List<PartTimes> parts = new ArrayList<>();
    for (ResultPlan.Part part : batch.parts()) {
      Drafter drafter = instance.drafters().get(part.drafter());
      parts.add(PartTimes.of(load(part), drafter, part));
    }
    return BatchTimes.of(instance.verifier(), parts);
  }

  private PartLoad load(ResultPlan.Part part) {
    List<Integer> key = List.of(part.drafter(), part.length());
    PartLoad load = loads.computeIfAbsent(key, k -> new PartLoad(part.length()));
    int before = load.members().size();
    List<Integer> tasks = part.tasks();
    if (before > tasks.size() || !load.members().equals(tasks.subList(0, before))) {
      load = new PartLoad(part.length());
      loads.put(key, load);
      before = 0;
    }
    for (int k : tasks.subList(before, tasks.size())) {
      Task task = instance.tasks().get(k);
      load.add(k, task, decodings.of(task, part.length()));
    }
    return load;
  }
}
