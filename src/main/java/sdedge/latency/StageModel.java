package sdedge.latency;

import java.util.List;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.instance.Node;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.Task;

/**
 * The resources that batches pass, and how tasks advance in them (docs/model.md sections 2 to 4,
 * 9).
 *
 * @param verifier passes of the verifier
 * @param drafters by index in the instance
 * @param steps how the steps of a task follow from its answer
 * @param answers of which the random steps were computed before
 * @param sharesBands whether parts of a batch share bands in a slot; else each has them to itself
 * @param sumsPasses whether times of passes may be summed in another order, which is faster where
 *     answers have many steps and rounds otherwise: not of answers that are known
 * @param pads whether prompts of a batch count as the longest among them
 */
public record StageModel(
    PassTime verifier,
    List<Station> drafters,
    Steps steps,
    AnswerCache answers,
    boolean sharesBands,
    boolean sumsPasses,
    boolean pads) {
  public StageModel {
    drafters = List.copyOf(drafters);
  }

  /**
   * What one drafter adds.
   *
   * @param fronthaul its link to the verifier
   * @param modes how it can draft, at least one
   * @param plain what a part without drafts needs
   */
  public record Station(Fronthaul fronthaul, List<DraftStation> modes, DraftStation plain) {
    private static Station of(Drafter drafter, Node verifier) {
      List<DraftMode> modes =
          drafter.modes().isEmpty() ? List.of(drafter.mode(null)) : drafter.modes();
      return new Station(
          drafter.fronthaul(),
          modes.stream().map(mode -> DraftStation.of(mode, drafter, verifier)).toList(),
          DraftStation.of(drafter.with(List.of()).mode(null), drafter, verifier));
    }

    /** What a part needs that drafts so; of several modes the choice says which. */
    public DraftStation under(DraftChoice choice) {
      if (choice.length() == 0) {
        return plain;
      }
      String name = choice.mode();
      if (modes.size() > 1 && name != null) {
        for (DraftStation station : modes) {
          if (station.mode().name().equals(name)) {
            return station;
          }
        }
        throw new IllegalArgumentException("no mode " + name);
      }
      return modes.get(0);
    }
  }

  /** The resources of an instance. */
  public static StageModel of(Instance instance) {
    return new StageModel(
        PassTime.of(instance.verifier()),
        instance.drafters().stream().map(d -> Station.of(d, instance.verifier())).toList(),
        instance.speculation().steps(),
        AnswerCache.of(instance),
        true,
        instance.isUncertain(),
        instance.batching().pads());
  }

  /** The resources of an instance as they are for the execution by a pipeline. */
  public static StageModel of(Instance instance, Pipeline pipeline) {
    StageModel model = of(instance);
    return new StageModel(
        model.verifier,
        model.drafters,
        model.steps,
        model.answers,
        pipeline != Pipeline.ASYNCHRONOUS,
        model.sumsPasses,
        model.pads);
  }

  /** These resources with steps of another kind. */
  public StageModel with(Steps other) {
    return new StageModel(verifier, drafters, other, answers, sharesBands, sumsPasses, pads);
  }

  /** How a task advances under a draft choice: a known answer without drafts for sure. */
  public TaskProgress progress(Task task, DraftChoice choice) {
    return switch (steps) {
      case MEAN -> MeanProgress.of(task, choice);
      case EXPECTED ->
          choice.length() == 0 && !task.answer().isUncertain()
              ? MeanProgress.of(task, choice)
              : answers.progress(task, choice);
    };
  }

  /**
   * An empty part of a batch.
   *
   * @param steps how many steps it may come to; it grows beyond if need be
   */
  public PartLoad part(int drafter, DraftChoice choice, int steps) {
    DraftStation station = drafters.get(drafter).under(choice);
    boolean sums = hasChances() && sumsPasses;
    return new PartLoad(station, choice.length(), steps, hasChances(), sums, pads);
  }

  /** Whether steps may happen with a chance between 0 and 1. */
  public boolean hasChances() {
    return steps == Steps.EXPECTED;
  }
}
