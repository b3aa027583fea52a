package sdedge.metamorphic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import sdedge.RandomPlans;
import sdedge.TestSeeds;
import sdedge.instance.Acceptance;
import sdedge.instance.DraftChoice;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.LatencyTable;
import sdedge.instance.Pipeline;
import sdedge.instance.Speculation;
import sdedge.instance.Task;
import sdedge.latency.MeanProgress;
import sdedge.plan.Batch;
import sdedge.plan.Plan;
import sdedge.timeline.Timeline;

/** How the makespan follows the amount of work. */
class WorkTest {
  private static final int DRAWS = 300;

  /**
   * Without a task the optimal plan stays feasible; its batch, if not empty now, is shorter in each
   * step, and of an empty one two slots become one that is as short as the longer of them. Lengths
   * from 1, for the reason of {@link Improvement#OUTPUT_TOKENS}.
   */
  @Test
  void oneTaskLessNeverHurts() {
    AtomicInteger better = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        DRAWS,
        random -> {
          Instance drawn = Draw.slotted(random);
          Speculation old = drawn.speculation();
          Instance instance =
              Edit.lengths(drawn, Math.max(1, old.minLength()), Math.max(1, old.maxLength()));
          instance = Edit.withoutMemoryLimits(instance);
          double optimumS = Solved.optimumS(instance);
          List<Task> tasks = new ArrayList<>(instance.tasks());
          if (tasks.size() > 1) {
            tasks.remove(random.nextInt(tasks.size()));
            double less = Solved.optimumS(instance.with(tasks));
            Solved.assertNotAbove(less, optimumS, "optimum without a task");
            better.addAndGet(Solved.below(less, optimumS) ? 1 : 0);
          }
        });
    TestSeeds.guard(() -> assertThat(better.get()).isGreaterThan(DRAWS / 2));
  }

  /** Without overlap and uploads a second more per pass is a second more for each pass. */
  @Test
  void withoutOverlapEveryPassCountsInFull() {
    checkSum(
        (instance, s) -> Edit.nodes(instance, n -> Edit.overhead(n, n.passOverheadS() + s)),
        batch -> 1 + batch.choices().of(0).length());
  }

  /** The same for the latency of the links; without drafts a batch crosses each once. */
  @Test
  void withoutOverlapEveryCrossingCountsInFull() {
    checkSum(
        (instance, s) ->
            Edit.links(
                instance,
                link ->
                    new Fronthaul(
                        link.rateBps(),
                        link.latencyS() + s,
                        link.bitsPerPromptToken(),
                        link.bitsPerDraftToken(),
                        link.bitsPerVerdict())),
        batch -> batch.choices().of(0).length() > 0 ? 2 : 0);
  }

  private interface Slower {
    Instance by(Instance instance, double seconds);
  }

  /**
   * Checks that seconds more per event add up.
   *
   * @param perStep events of a batch in each step; if none, it has two in all
   */
  private static void checkSum(Slower slower, ToIntFunction<Batch> perStep) {
    TestSeeds.each(
        WorkTest.class,
        DRAWS,
        random -> {
          Instance instance = Edit.cells(Draw.slotted(random), c -> Edit.payload(c, 0));
          Plan plan = RandomPlans.next(random, instance, Pipeline.SEQUENTIAL);
          long events = 0;
          for (Batch batch : plan.batches()) {
            int count = perStep.applyAsInt(batch);
            events += count == 0 ? 2 : (long) count * steps(instance, batch);
          }
          double base = Timeline.execute(instance, plan).makespanS();
          double s = random.nextDouble();
          double slow = Timeline.execute(slower.by(instance, s), plan).makespanS();
          Solved.assertSame(slow, base + s * events, "makespan");
        });
  }

  private static int steps(Instance instance, Batch batch) {
    return batch.tasks().stream()
        .mapToInt(
            k ->
                MeanProgress.of(
                        instance.tasks().get(k), DraftChoice.of(batch.choices().of(0).length()))
                    .steps())
        .max()
        .orElseThrow();
  }

  /**
   * More accepted drafts mean fewer steps but more context in each, so this needs passes that do
   * not depend on context; else see {@link AnomaliesTest}.
   */
  @Test
  void betterDraftsNeverHurtWhereContextIsFree() {
    AtomicInteger better = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        DRAWS,
        random -> {
          Instance instance =
              Edit.latencies(
                  Draw.slotted(random), model -> contextFree(1e-3 * random.nextDouble()));
          Instance improved = Edit.eachTask(instance, better(random::nextDouble));
          Plan plan = RandomPlans.next(random, instance, instance.pipeline());
          Solved.assertNotAbove(
              Timeline.execute(improved, plan).makespanS(),
              Timeline.execute(instance, plan).makespanS(),
              "makespan of a plan");
          double optimumS = Solved.optimumS(instance);
          double improvedS = Solved.optimumS(improved);
          Solved.assertNotAbove(improvedS, optimumS, "optimum");
          better.addAndGet(Solved.below(improvedS, optimumS) ? 1 : 0);
        });
    TestSeeds.guard(() -> assertThat(better.get()).isGreaterThan(DRAWS / 25));
  }

  /** Raises every acceptance rate by a part of what it lacks. */
  static UnaryOperator<Task> better(DoubleSupplier part) {
    return task -> {
      Acceptance acceptance = task.acceptance();
      double[] rates =
          acceptance.inContext(1).list().stream()
              .mapToDouble(rate -> rate + (1 - rate) * part.getAsDouble())
              .toArray();
      return Edit.acceptance(task, rates);
    };
  }

  private static LatencyModel contextFree(double scaleS) {
    double[] newTokens = {1, 8, 64, 512};
    double[][] seconds = new double[newTokens.length][1];
    for (int i = 0; i < newTokens.length; i++) {
      seconds[i][0] = scaleS * (1 + newTokens[i] / 64);
    }
    return new LatencyModel.Table(new LatencyTable(newTokens, new double[] {0}, seconds));
  }
}
