package sdedge.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.TaskOrder;
import sdedge.oracle.files.ResultSource;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;

/** A plan that is faster than all those in an order has the bound of all policies. */
class AsynchronousBoundTest {
  private static Outcome.Found found(Instance instance) {
    return (Outcome.Found) Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
  }

  @Test
  @Tag(TestSeeds.DRAWS)
  void noPlanStandsWithoutABound() {
    AtomicInteger beyond = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(24, 48, 64),
        random -> {
          Instance instance =
              new RandomInstances(random)
                  .tasks(4)
                  .drafters(1 + random.nextInt(2))
                  .maxLength(2)
                  .maxTokens(8)
                  .next()
                  .withOptions(Pipeline.ASYNCHRONOUS, null, TaskOrder.GIVEN, null)
                  .with(random.nextBoolean() ? Steps.MEAN : Steps.EXPECTED);
          Outcome.Found found = found(instance);
          assertThat(found.boundS()).isNotNull().isBetween(0.0, found.makespanS());
          if (found.proof().ofAllPolicies() == null) {
            return;
          }
          beyond.incrementAndGet();
          assertThat(found.plan().order()).isNull();
          assertThat(found.boundS()).isEqualTo(found.proof().ofAllPolicies().boundS());
          Map<String, byte[]> files = MadeResult.claimed(instance, Method.DP, found, 1);
          CheckOutcome checked =
              ResultChecker.check(MadeResult.subject(instance), ResultSource.of(files));
          assertThat(checked.differences()).isEmpty();
          ClaimVerdict verdict = ClaimChecker.check(checked, Duration.ofSeconds(10));
          assertThat(verdict.toString())
              .contains("bound: by its prices no policy is faster than " + found.boundS());
        });
    TestSeeds.guard(
        () -> assertThat(beyond.get()).as("plans faster than those in an order").isPositive());
  }
}
