package sdedge.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.latency.BatchProfile;
import sdedge.latency.PartProfile;
import sdedge.latency.SampledProgress;
import sdedge.latency.StageModel;
import sdedge.plan.Batch;
import sdedge.plan.Plan;
import sdedge.timeline.PricedBatch.Place;

/**
 * Runs one plan again and again, each time with the steps that its tasks happened to take
 * (docs/model.md section 10). May be used by several threads at once.
 */
public final class SampledPlan {
  private final Instance instance;
  private final Plan plan;
  private final StageModel model;
  private final double[] readyS;

  /** The runs of a feasible plan under its pipeline and uplink. */
  public SampledPlan(Instance instance, Plan plan) {
    this.instance = instance;
    this.plan = plan;
    model = StageModel.of(instance, plan.pipeline()).with(Steps.MEAN);
    readyS = Uploads.readySeconds(instance, plan);
  }

  /** The plan. */
  public Plan plan() {
    return plan;
  }

  /** What happened to a task in a run. */
  @FunctionalInterface
  public interface AnswerDraws {
    /** The progress of the task with index {@code task} under a choice of drafting. */
    SampledProgress of(int task, DraftChoice drafting);
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
                Batches.of(instance, cohorts.stream().flatMap(List::stream).toList()),
                milestones,
                Double.POSITIVE_INFINITY)
            : slots(cohorts, milestones);
    return new Run(makespanS, milestones.firstTokenS, milestones.completionS);
  }

  private PricedBatch priced(Batch batch, Place place, AnswerDraws draws, Milestones milestones) {
    List<Task> tasks = new ArrayList<>();
    List<SampledProgress> progress = new ArrayList<>();
    double latestS = 0;
    for (int k : batch.tasks()) {
      Task task = instance.tasks().get(k);
      SampledProgress drawn = draws.of(k, batch.draftings().of(task.drafter()));
      milestones.steps[k] = drawn.steps();
      tasks.add(task);
      progress.add(drawn);
      latestS = Math.max(latestS, readyS[k]);
    }
    BatchProfile profile = BatchProfile.of(model, tasks, batch.draftings()::of, progress);
    return new PricedBatch(batch, place, latestS, profile);
  }

  private double slots(List<List<PricedBatch>> cohorts, Milestones milestones) {
    SlotPipeline pipeline = new SlotPipeline(plan.pipeline(), milestones);
    double clock = 0;
    for (List<PricedBatch> cohort : cohorts) {
      milestones.cohort = cohort;
      clock = pipeline.run(cohort, clock);
    }
    return clock;
  }

  /** Is notified when the first and the last tokens of the tasks are known, under any pipeline. */
  private final class Milestones implements SlotListener, AsynchronousObserver {
    private final int[] steps;
    private final double[] firstTokenS;
    private final double[] completionS;
    private List<PricedBatch> cohort = List.of();

    Milestones(int tasks) {
      steps = new int[tasks];
      firstTokenS = new double[tasks];
      completionS = new double[tasks];
    }

    @Override
    public void verifies(int batch, int step, double startS) {
      PricedBatch priced = cohort.get(batch);
      double verdictS = startS + priced.profile().verifierSide(step);
      for (int k : priced.batch().tasks()) {
        known(k, step, verdictS);
      }
    }

    @Override
    public void firstTokens(PricedBatch batch, int part, double timeS) {
      forPart(batch, part, k -> firstTokenS[k] = timeS);
    }

    @Override
    public void known(PricedBatch batch, int part, int step, double timeS) {
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
      PartProfile profile = batch.profile().parts().get(part);
      for (int k : batch.batch().tasks()) {
        if (instance.tasks().get(k).drafter() == profile.drafter()) {
          consumer.accept(k);
        }
      }
    }
  }
}
