package sdedge.study.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sdedge.RandomAnswers;
import sdedge.RandomInstances;
import sdedge.RandomPlans;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.plan.Plan;
import sdedge.timeline.Timeline;

/** How far makespans by laws of heavy tails are from runs in which answers are drawn. */
class AnswerFidelityIT {
  private static final int INSTANCES = 40;
  private static final int RUNS = 20_000;
  private static final List<Pipeline> SLOTS =
      List.of(Pipeline.ROLLING, Pipeline.SYNCHRONOUS, Pipeline.SEQUENTIAL);

  @Test
  void lawsPredictSampledRuns() {
    double sum = 0;
    double worst = 0;
    double ofAverages = 0;
    for (int i = 0; i < INSTANCES; i++) {
      Random random = new Random(TestSeeds.first() + i);
      Instance drawn = new RandomInstances(random).tasks(2 + i % 4).maxTokens(60).next();
      Instance laws = RandomAnswers.heavyTails(random, drawn);
      Pipeline pipeline = SLOTS.get(i % SLOTS.size());
      Plan plan = RandomPlans.next(random, laws, pipeline);
      double byLawS = Timeline.makespanS(laws.with(Steps.EXPECTED), plan);
      double byAveragesS = Timeline.makespanS(laws.with(Steps.MEAN), plan);
      Simulation simulation = new Simulation(laws, i, RUNS, 2);
      Samples samples = simulation.run(Map.of("plan", plan), Control.NONE).get(0);
      double meanS = Distribution.of(samples.makespanS()).mean();
      double error = Math.abs(byLawS / meanS - 1);
      sum += error;
      worst = Math.max(worst, error);
      ofAverages += Math.abs(byAveragesS / meanS - 1);
    }
    String what = "seed " + TestSeeds.first();
    System.out.printf(
        "by law %.4f %%, at worst %.4f %%; by averages %.4f %%%n",
        100 * sum / INSTANCES, 100 * worst, 100 * ofAverages / INSTANCES);
    assertThat(sum / INSTANCES).as(what).isLessThan(0.005);
    assertThat(worst).as(what).isLessThan(0.05);
    assertThat(ofAverages).as(what).isGreaterThan(sum);
  }
}
