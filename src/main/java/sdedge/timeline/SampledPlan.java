package sdedge.timeline;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.latency.BatchProfile;
import sdedge.latency.StageModel;
import sdedge.latency.StepwiseProgress;
import sdedge.plan.Batch;
import sdedge.plan.MemoryModel;
import sdedge.plan.Plan;
import sdedge.timeline.PricedBatch.Place;

/**
 * Runs one plan again and again, each time with the steps that its tasks happened to take
 * (docs/model.md section 10). May be used by several threads at once.
 */
public final class SampledPlan {
  private final Instance instance;
  private final Plan plan;
  private final MemoryModel memory;
  private final StageModel model;
  private final double[] readyS;
  private final Map<Place, List<List<Integer>>> tasks = new HashMap<>(); // by part

  /** The runs of a feasible plan under its pipeline and uplink. */
  public SampledPlan(Instance instance, Plan plan) {
    this.instance = instance;
    this.plan = plan;
    memory = MemoryModel.of(instance, plan);
    model = StageModel.of(instance, plan.pipeline()).with(Steps.MEAN);
    readyS = Uploads.readySeconds(instance, plan);
    for (int c = 0; c < plan.cohorts().size(); c++) {
      List<Batch> batches = plan.cohorts().get(c).batches();
      for (int b = 0; b < batches.size(); b++) {
        tasks.put(new Place(c, b), byPart(batches.get(b)));
      }
    }
  }

  private List<List<Integer>> byPart(Batch batch) {
    return List.copyOf(
        batch.tasks().stream()
            .collect(groupingBy(k -> instance.tasks().get(k).drafter(), TreeMap::new, toList()))
            .values());
  }

  public Plan plan() {
    return plan;
  }

  /** What happened to a task in a run. */
  @FunctionalInterface
  public interface AnswerDraws {
    /** The progress of the task with index {@code task} under a draft choice. */
    StepwiseProgress of(int task, DraftChoice choice);
  }

  /**
   * One run.
   *
   * @param makespanS when the last task is complete
   * @param firstTokenS by task
   * @param completionS by task
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never changed
  public record Run(double makespanS, double[] firstTokenS, double[] completionS) {}

  /** Runs the plan. */
  public Run run(AnswerDraws draws) {
    Milestones milestones = new Milestones(instance.tasks().size());
    List<List<PricedBatch>> cohorts = new ArrayList<>();
    for (int c = 0; c < plan.cohorts().size(); c++) {
      List<PricedBatch> batches = new ArrayList<>();
      for (Batch batch : plan.cohorts().get(c).batches()) {
        batches.add(priced(batch, new Place(c, batches.size()), draws, milestones));
      }
      cohorts.add(batches);
    }
    double makespanS =
        plan.pipeline() == Pipeline.ASYNCHRONOUS
            ? AsynchronousPipeline.run(
                instance,
                Batches.of(memory, cohorts.stream().flatMap(List::stream).toList()),
                milestones,
                Double.POSITIVE_INFINITY)
            : slots(cohorts, milestones);
    return new Run(makespanS, milestones.firstTokenS, milestones.completionS);
  }

  private PricedBatch priced(Batch batch, Place place, AnswerDraws draws, Milestones milestones) {
    List<Task> own = new ArrayList<>();
    List<StepwiseProgress> progress = new ArrayList<>();
    double latestS = 0;
    for (int k : batch.tasks()) {
      Task task = instance.tasks().get(k);
      StepwiseProgress drawn = draws.of(k, batch.choices().of(task.drafter()));
      milestones.steps[k] = drawn.steps();
      own.add(task);
      progress.add(drawn);
      latestS = Math.max(latestS, readyS[k]);
    }
    BatchProfile profile = BatchProfile.of(model, own, batch.choices()::of, progress);
    return new PricedBatch(batch, place, latestS, profile);
  }

  private double slots(List<List<PricedBatch>> cohorts, Milestones milestones) {
    SlotPipeline slots =
        new SlotPipeline(plan.pipeline(), cohorts.iterator(), milestones, BatchStages.NONE);
    while (slots.advance()) {
      // until the last cohort
    }
    return slots.endS();
  }

  /** Is notified when the first and the last tokens of the tasks are known, under any pipeline. */
  private final class Milestones implements BatchListener {
    private final int[] steps;
    private final double[] firstTokenS;
    private final double[] completionS;

    Milestones(int tasks) {
      steps = new int[tasks];
      firstTokenS = new double[tasks];
      completionS = new double[tasks];
    }

    @Override
    public void firstTokens(PricedBatch batch, int part, double timeS) {
      forPart(batch, part, k -> firstTokenS[k] = timeS);
    }

    @Override
    public void verdict(PricedBatch batch, int part, int step, double timeS) {
      forPart(batch, part, k -> known(k, step, timeS));
    }

    private void known(int task, int step, double timeS) {
      if (step == 1 && firstTokenS[task] == 0) {
        firstTokenS[task] = timeS;
      }
      if (step == steps[task]) {
        completionS[task] = timeS;
      }
    }

    private void forPart(PricedBatch batch, int part, IntConsumer consumer) {
      for (int k : Objects.requireNonNull(tasks.get(batch.place())).get(part)) {
        consumer.accept(k);
      }
    }
  }
}
