package sdedge.search.partition.prices;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.latency.StageModel;
import sdedge.search.partition.prices.LedBatches.SharedSlots;
import sdedge.search.partition.prices.LinearBatch.StepSums;
import sdedge.search.problem.ChoiceSet;

/** What does not depend on prices: the lines below batches, rooms and slots. */
final class Structures {
  final List<ChoiceLines> lines = new ArrayList<>(); // by choice, then drafter that may have it
  final Rooms rooms;
  final SharedSlots slots;
  final int tasks;
  final int mostSteps;
  final int mostParts; // of a batch that tell what it takes
  final int mostTasks; // of a cohort
  final boolean meets; // whether batches of a cohort share slots

  Structures(Instance instance, ChoiceSet choices) {
    Pipeline pipeline = instance.pipeline();
    StageModel model = StageModel.of(instance, pipeline);
    tasks = instance.tasks().size();
    mostTasks = Math.min(tasks, instance.batching().maxTasksPerCohort());
    rooms = Rooms.of(instance, choices.loaded());
    slots = SharedSlots.of(pipeline);
    meets = pipeline != Pipeline.SEQUENTIAL;
    for (int place = 0; place < choices.all().size(); place++) {
      for (int d : instance.draftersWithTasks()) {
        if (choices.allows(d, place)) {
          lines.add(new ChoiceLines(instance, model, choices, place, d, rooms));
        }
      }
    }
    mostSteps =
        lines.stream()
            .flatMapToInt(own -> Arrays.stream(own.steps))
            .filter(steps -> steps < ChoiceLines.NONE)
            .max()
            .orElse(1);
    mostParts = lines.stream().mapToInt(own -> own.parts.length).max().orElse(1);
  }

  /** Sums for batches of any choice. */
  StepSums sums() {
    return new StepSums(mostParts, tasks, mostSteps);
  }

  /** Sides of batches of any choice. */
  BatchSides sides() {
    return new BatchSides(mostParts, tasks, mostSteps);
  }

  /** Whether the drafts of another part than that of the longest task may be slower. */
  boolean hasSlower() {
    return lines.stream().anyMatch(own -> own.slowest != ChoiceLines.LONGEST);
  }
}
