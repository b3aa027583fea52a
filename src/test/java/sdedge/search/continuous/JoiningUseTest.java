package sdedge.search.continuous;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.RandomServices;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.JoiningService;
import sdedge.plan.Plan;
import sdedge.random.RandomStream;
import sdedge.stream.ContinuousRun;

class JoiningUseTest {
  private static final int MOVES = 40;
  private static final double NEVER = Double.POSITIVE_INFINITY;

  /** All keys but the order are told to make no difference where they make none. */
  @Test
  void whoIsServedAlikeTakesAsLongInAsManySteps() {
    Set<String> kept = new TreeSet<>();
    TestSeeds.each(getClass(), 400, random -> hold(random, kept));
    TestSeeds.guard(
        () ->
            assertThat(kept)
                .containsExactly(
                    "apart",
                    "few",
                    "few_lengths",
                    "lengths",
                    "most_residents",
                    "new_per_pass",
                    "offsets",
                    "urgent",
                    "wait"));
  }

  private static void hold(Random random, Set<String> kept) {
    Instance instance = instance(random);
    Plan plan = RandomServices.joining(random, instance);
    if (plan == null) {
      return;
    }
    JoiningService service = (JoiningService) Objects.requireNonNull(plan.continuous());
    ContinuousRun run = new ContinuousRun(instance);
    ContinuousRun.Totals own = run.ended(service, NEVER, Control.NONE);
    JoiningMoves moves = new JoiningMoves(instance, false, RandomStream.of(random.nextLong()));
    for (int i = 0; i < MOVES; i++) {
      JoiningService other = moves.next(random.nextBoolean() ? service : moves.next(service));
      if (random.nextInt(4) == 0) {
        other = withLengths(service, RandomServices.joining(random, instance));
      }
      if (Objects.requireNonNull(own.use()).servesAlike(other)) {
        ContinuousRun.Totals theirs = run.ended(other, NEVER, Control.NONE);
        assertThat(theirs.makespanS())
            .as("%s in place of %s", other, service)
            .isEqualTo(own.makespanS());
        assertThat(theirs.steps()).isEqualTo(own.steps());
        JoiningMovesTest.note(kept, service, other);
      }
    }
  }

  /** One of four has drawn steps, one of two short answers: their rounds need few drafts. */
  private static Instance instance(Random random) {
    Instance drawn =
        random.nextBoolean()
            ? RandomServices.instance(random)
            : new RandomInstances(random)
                .maxTokens(6)
                .next()
                .withOptions(Pipeline.CONTINUOUS, UplinkPolicy.SEQUENTIAL, null, null);
    return drawn.with(random.nextInt(4) == 0 ? Steps.EXPECTED : Steps.MEAN);
  }

  private static JoiningService withLengths(JoiningService service, @Nullable Plan of) {
    return of != null && of.continuous() instanceof JoiningService other
        ? service.drafting(other.lengths(), service.few(), other.fewLengths(), other.offsets())
        : service;
  }

  /** The last service that was executed to its end stands for those that are served alike. */
  @Test
  void whoIsServedAlikeIsNotExecutedAgain() {
    TestSeeds.each(
        getClass(),
        20,
        random -> {
          Instance instance = RandomServices.instance(random).with(Steps.MEAN);
          Plan plan = RandomServices.joining(random, instance);
          if (plan == null) {
            return;
          }
          JoiningService service = (JoiningService) Objects.requireNonNull(plan.continuous());
          LongAdder runs = new LongAdder();
          ServiceEvaluator<JoiningService> evaluator =
              new ServiceEvaluator<>(new ContinuousRun(instance), Control.NONE, runs);
          double makespanS = evaluator.makespanS(service, NEVER);
          long steps = evaluator.work();

          assertThat(evaluator.makespanS(service, NEVER)).isEqualTo(makespanS);
          assertThat(evaluator.work()).isEqualTo(2 * steps);
          assertThat(runs.sum()).isEqualTo(1);
        });
  }
}
