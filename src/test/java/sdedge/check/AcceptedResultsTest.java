package sdedge.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.RandomPlans;
import sdedge.TestSeeds;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.search.Approach;
import sdedge.search.solver.Approaches;
import sdedge.search.solver.Method;

/** Nothing differs in what the program makes. */
class AcceptedResultsTest {
  private static final int CASES = 400;
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final List<Pipeline> PIPELINES = List.of(Pipeline.values());

  @Test
  void acceptsSearchesOfRandomInstances() {
    TestSeeds.each(
        AcceptedResultsTest.class,
        CASES,
        random -> {
          Instance instance = instance(random);
          accept(instance, MadeResult.solved(instance, approach(random, instance)));
        });
  }

  @Test
  void acceptsEvaluationsOfRandomPlans() {
    TestSeeds.each(
        AcceptedResultsTest.class,
        CASES,
        random -> {
          int drafters = random.nextInt(3) == 0 ? 2 : 1;
          Instance instance = new RandomInstances(random).drafters(drafters).tasks(9).next();
          Pipeline pipeline =
              drafters > 1
                  ? Pipeline.ASYNCHRONOUS
                  : PIPELINES.get(random.nextInt(PIPELINES.size()));
          Instance batches = instance.withOptions(pipeline, null, null, Scope.BATCH);
          accept(
              batches, MadeResult.evaluated(batches, RandomPlans.next(random, batches, pipeline)));
        });
  }

  static Instance instance(Random random) {
    int drafters = random.nextInt(4) == 0 ? 2 : 1;
    Instance instance = new RandomInstances(random).drafters(drafters).next();
    return instance.withOptions(
        null,
        random.nextInt(3) == 0 ? UplinkPolicy.AUTO : null,
        random.nextInt(3) == 0 ? TaskOrder.AUTO : null,
        null);
  }

  static Approach approach(Random random, Instance instance) {
    List<Approach> approaches = new ArrayList<>(List.of(Method.DP, Method.DP));
    boolean few = instance.pipeline() != Pipeline.ASYNCHRONOUS || instance.tasks().size() < 5;
    if (instance.drafters().size() == 1 && few) {
      approaches.add(Method.EXHAUSTIVE);
    }
    approaches.addAll(Approaches.schemes(instance));
    return approaches.get(random.nextInt(approaches.size()));
  }

  private static void accept(Instance instance, Map<String, byte[]> files) throws Exception {
    Checked checked = ResultChecker.check(MadeResult.subject(instance), ResultSource.of(files));
    assertThat(checked.differences()).isEmpty();
    assertThat(checked.numbers()).isGreaterThan(20);
    assertThat(ClaimChecker.check(checked, LIMIT)).isInstanceOf(ClaimVerdict.Holds.class);
  }
}
