package sdedge.oracle.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Task;
import sdedge.plan.Batch;

/**
 * Computes the times of batches of an instance. What a part asks of the nodes is kept for the next
 * part if that has only more tasks.
 */
public final class Pricing {
  private final Instance instance;
  private final boolean share;
  private final Decoding.Cache decodings;
  private final Map<List<Object>, PartLoad> loads = new HashMap<>();

  /** Under asynchronous execution a band is a server: no part has to share it. */
  public Pricing(Instance instance, Pipeline pipeline) {
    this(instance, pipeline, new Decoding.Cache(instance.speculation().steps(), null));
  }

  Pricing(Instance instance, Pipeline pipeline, Decoding.Cache decodings) {
    this.instance = instance;
    share = pipeline != Pipeline.ASYNCHRONOUS;
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
  public BatchTimes times(Batch batch) {
    int longest = longestPrompt(instance, batch.tasks());
    List<PartTimes> parts = new ArrayList<>();
    for (Part part : Part.of(instance, batch)) {
      Drafter drafter = instance.drafters().get(part.drafter());
      parts.add(PartTimes.of(load(part), drafter, part, longest));
    }
    return BatchTimes.of(instance.verifier(), parts, share, true);
  }

  private PartLoad load(Part part) {
    List<Object> key = List.of(part.drafter(), part.choice());
    PartLoad load = loads.computeIfAbsent(key, k -> none(part));
    int before = load.members().size();
    List<Integer> tasks = part.tasks();
    if (before > tasks.size() || !load.members().equals(tasks.subList(0, before))) {
      load = none(part);
      loads.put(key, load);
      before = 0;
    }
    for (int k : tasks.subList(before, tasks.size())) {
      Task task = instance.tasks().get(k);
      load.add(k, task, decodings.of(task, part.choice()));
    }
    return load;
  }

  private PartLoad none(Part part) {
    DraftMode mode = instance.drafters().get(part.drafter()).mode(part.choice().mode());
    return new PartLoad(mode, part.length(), instance.batching().pads());
  }

  /** The tokens of the longest prompt of some tasks; 0 without tasks. */
  public static int longestPrompt(Instance instance, List<Integer> tasks) {
    return tasks.stream().mapToInt(k -> instance.tasks().get(k).inputTokens()).max().orElse(0);
  }
}
