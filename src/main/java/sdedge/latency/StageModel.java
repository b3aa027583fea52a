package sdedge.latency;

import java.util.List;
import sdedge.instance.Drafter;
import sdedge.instance.Drafting;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.instance.Task;

/**
 * The resources that batches pass, and how tasks advance in them (docs/model.md sections 2 to 4,
 * 9).
 *
 * @param verifier passes of the verifier
 * @param drafters by index in the instance
 * @param steps how the steps of a task follow from its acceptance
 * @param answers of which the random steps were computed before
 */
public record StageModel(
    PassTime verifier, List<Station> drafters, Steps steps, KnownAnswers answers) {
  public StageModel {
    drafters = List.copyOf(drafters);
  }

  /** The resources, of which nothing was computed yet. */
  public StageModel(PassTime verifier, List<Station> drafters, Steps steps) {
    this(verifier, drafters, steps, new KnownAnswers());
  }

  /** What one drafter adds: its passes and its link to the verifier. */
  public record Station(PassTime pass, Fronthaul fronthaul) {
    private static Station of(Drafter drafter) {
      return new Station(PassTime.of(drafter.node()), drafter.fronthaul());
    }
  }

  /** The resources of an instance. */
  public static StageModel of(Instance instance) {
    return new StageModel(
        PassTime.of(instance.verifier()),
        instance.drafters().stream().map(Station::of).toList(),
        instance.speculation().steps());
  }

  /** How a task advances under a choice of drafting: without drafts for sure. */
  public TaskProgress progress(Task task, Drafting drafting) {
    return switch (steps) {
      case MEAN -> MeanProgress.of(task, drafting);
      case EXPECTED ->
          drafting.length() == 0
              ? MeanProgress.of(task, drafting)
              : answers.progress(task, drafting);
    };
  }

  /**
   * An empty part of a batch.
   *
   * @param steps how many steps it may come to; it grows beyond if need be
   */
  public PartLoad part(int drafter, Drafting drafting, int steps) {
    return new PartLoad(drafters.get(drafter), drafting.length(), steps, hasChances());
  }

  /** Whether steps may happen with a chance between 0 and 1. */
  public boolean hasChances() {
    return steps == Steps.EXPECTED;
  }
}
