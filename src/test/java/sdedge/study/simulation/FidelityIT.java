package sdedge.study.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.RandomInstances;
import sdedge.RandomPlans;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.plan.Plan;
import sdedge.timeline.Execution;
import sdedge.timeline.Timeline;

/** How far the model of expected steps is from runs in which steps are drawn. */
class FidelityIT {
  private static final int INSTANCES = 60;
  private static final int RUNS = Integer.getInteger("simulation.runs", 1000);

  @ParameterizedTest
  @CsvSource({
    "ROLLING SYNCHRONOUS SEQUENTIAL, 1, 0.001, 0.002",
    "ASYNCHRONOUS, 1, 0.012, 0.005",
    "ROLLING SYNCHRONOUS SEQUENTIAL, 3, 0.025, 0.025",
    "ASYNCHRONOUS, 3, 0.06, 0.06"
  })
  void expectedStepsPredictSampledRuns(
      String pipelines, int drafters, double ofMakespans, double ofCompletions) {
    List<String> kinds = List.of(pipelines.split(" ", -1));
    Errors makespans = new Errors();
    Errors completions = new Errors();
    Errors ofMean = new Errors();
    for (int i = 0; i < INSTANCES; i++) {
      Random random = new Random(TestSeeds.first() + i);
      Instance drawn = new RandomInstances(random).drafters(drafters).maxTokens(100).next();
      Instance expected = drawn.with(Steps.EXPECTED);
      Pipeline pipeline = Pipeline.valueOf(kinds.get(i % kinds.size()));
      Plan plan = RandomPlans.next(random, drawn, pipeline);
      Execution predicted = Timeline.execute(expected, plan);
      Samples samples =
          new Simulation(expected, i, RUNS, 2).run(Map.of("plan", plan), Control.NONE).get(0);
      double mean = Distribution.of(samples.makespanS()).mean();
      makespans.add(predicted.makespanS(), mean);
      ofMean.add(Timeline.execute(drawn, plan).makespanS(), mean);
      for (int k = 0; k < samples.tasks().size(); k++) {
        completions.add(
            predicted.tasks().get(k).completionS(),
            Distribution.of(samples.tasks().get(k).completionS()).mean());
      }
    }
    String what = pipelines + ", " + drafters + " drafters, seed " + TestSeeds.first();
    System.out.printf(
        "%s: makespan %.4f %%, completions %.4f %%; by mean steps %.4f %%%n",
        what, 100 * makespans.mean(), 100 * completions.mean(), 100 * ofMean.mean());
    assertThat(makespans.mean()).as(what).isLessThan(ofMakespans);
    assertThat(completions.mean()).as(what).isLessThan(ofCompletions);
    assertThat(makespans.mean()).as(what).isLessThan(ofMean.mean());
  }

  /** Relative errors without their signs. */
  private static final class Errors {
    private double sum;
    private int count;

    void add(double predicted, double found) {
      sum += Math.abs(predicted / found - 1);
      count++;
    }

    double mean() {
      return sum / count;
    }
  }
}
