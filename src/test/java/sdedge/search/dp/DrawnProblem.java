package sdedge.search.dp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import sdedge.RandomAnswers;
import sdedge.RandomInstances;
import sdedge.control.Control;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Speculation;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.search.SearchOptions;
import sdedge.search.problem.BatchPricing;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;
import sdedge.timeline.PricedBatch;
import sdedge.timeline.Timeline;

/** Small problems under slot pipelines, and what a search prepares of them. */
final class DrawnProblem {
  private static final List<Pipeline> SLOTTED =
      List.of(Pipeline.ROLLING, Pipeline.SYNCHRONOUS, Pipeline.SEQUENTIAL);

  private DrawnProblem() {}

  /** A table of which all rows are built. */
  static BatchTable table(ContiguousProblem problem, Workers workers) {
    BatchTable table = table(problem, workers, Control.NONE);
    table.build(0, problem.size(), 0);
    return table;
  }

  /** A table without rows, which a control may stop. */
  static BatchTable table(ContiguousProblem problem, Workers workers, Control control) {
    double[][] weights = SlotCosts.of(problem.pipeline()).weights();
    return new BatchTable(problem, pricing(problem), weights, workers, control);
  }

  /** The bounds of a problem. */
  static PathBounds bounds(ContiguousProblem problem, BatchTable table) {
    PathBounds bounds = new PathBounds(problem, table.weights());
    for (int from = 0; from < problem.size(); from++) {
      bounds.add(table.row(from));
    }
    bounds.finish();
    return bounds;
  }

  /** When the cuts of a problem, or of its first tasks, end by execution, seconds. */
  static double executedS(ContiguousProblem problem, Partition cuts) {
    double[] readyS = new double[problem.size()]; // by task
    for (int position = 0; position < problem.size(); position++) {
      readyS[problem.tasks()[position]] = problem.readyS()[position];
    }
    List<List<PricedBatch>> cohorts = new ArrayList<>();
    for (Cohort cohort : cuts.plan(problem).cohorts()) {
      List<PricedBatch> batches = new ArrayList<>();
      for (Batch batch : cohort.batches()) {
        batches.add(
            PricedBatch.of(
                problem.instance(), problem.stages(), batch, new PricedBatch.Place(0, 0), readyS));
      }
      cohorts.add(batches);
    }
    return Timeline.makespanS(problem.pipeline(), cohorts);
  }

  /**
   * The problem of an instance of 1 to 3 drafters, all scopes, steps certain or expected; every
   * other time with uploads all along its execution.
   */
  static ContiguousProblem draw(Random random) {
    int drafters = 1 + random.nextInt(3);
    Instance drawn =
        new RandomInstances(random)
            .drafters(drafters)
            .tasks(2 + random.nextInt(drafters > 1 ? 4 : 5))
            .maxLength(random.nextInt(drafters > 2 ? 2 : 3))
            .maxTokens(random.nextBoolean() ? 12 : 100)
            .next();
    Speculation old = drawn.speculation();
    Pipeline pipeline = SLOTTED.get(random.nextInt(SLOTTED.size()));
    Instance slotted = drawn.withOptions(pipeline, null, TaskOrder.GIVEN, null);
    Instance instance = RandomAnswers.withSteps(random, slotted);
    int[] tasks = IntStream.range(0, instance.tasks().size()).toArray();
    int[] lengths = IntStream.rangeClosed(old.minLength(), old.maxLength()).toArray();
    ContiguousProblem problem =
        ContiguousProblem.of(
            instance,
            TaskOrder.GIVEN,
            tasks,
            instance.uplink(),
            pipeline,
            DraftChoice.ofLengths(lengths));
    return random.nextBoolean() ? problem : withLateUploads(problem, random);
  }

  /** The problem of an instance under rolling, its tasks all in one cohort. */
  static ContiguousProblem rolling(RandomInstances instances) {
    Instance instance = instances.maxLength(2).next();
    int[] tasks = IntStream.range(0, instance.tasks().size()).toArray();
    int[] reach = new int[tasks.length];
    Arrays.fill(reach, tasks.length);
    ContiguousProblem limited =
        ContiguousProblem.of(
            instance,
            TaskOrder.GIVEN,
            tasks,
            UplinkPolicy.SEQUENTIAL,
            Pipeline.ROLLING,
            DraftChoice.ofLengths(0, 1, 2));
    return with(limited, limited.readyS(), reach);
  }

  /** A problem of 5 tasks under rolling whose uploads go on all along its execution. */
  static ContiguousProblem late(Random random) {
    return withLateUploads(rolling(new RandomInstances(random).tasks(5)), random);
  }

  /** The same problem with uploads all along the execution, so that much waits and ties. */
  private static ContiguousProblem withLateUploads(ContiguousProblem problem, Random random) {
    double timeS =
        DynamicProgram.solve(List.of(List.of(problem)), SearchOptions.DEFAULT, Control.NONE)
            .timeS();
    double[] readyS = random.doubles(problem.size(), 0, 1.2 * timeS).sorted().toArray();
    return withReady(problem, readyS);
  }

  /** The same problem with other ready times, by position. */
  static ContiguousProblem withReady(ContiguousProblem problem, double[] readyS) {
    return with(problem, readyS, problem.cohortReach());
  }

  private static ContiguousProblem with(
      ContiguousProblem problem, double[] readyS, int[] cohortReach) {
    boolean sameReach = Arrays.equals(cohortReach, problem.cohortReach());
    return new ContiguousProblem(
        problem.instance(),
        problem.order(),
        problem.uplink(),
        problem.allocation(),
        problem.pipeline(),
        problem.tasks(),
        readyS,
        problem.set(),
        problem.perPart(),
        problem.rule(),
        cohortReach,
        sameReach ? problem.batchReach() : cohortReach,
        problem.singleTasks(),
        problem.constraints(),
        problem.cuts());
  }

  /** The pricing of a problem that nothing stops. */
  static BatchPricing pricing(ContiguousProblem problem) {
    return Objects.requireNonNull(BatchPricing.of(problem, Control.NONE));
  }
}
