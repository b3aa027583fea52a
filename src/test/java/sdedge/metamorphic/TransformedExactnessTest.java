package sdedge.metamorphic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.TaskOrder;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;

/** Enumeration agrees on transformed instances too, which the drawn ones are unlike. */
class TransformedExactnessTest {
  private static final int DRAWS = 300;

  @Test
  void enumerationAgrees() {
    Set<Improvement> applied = new TreeSet<>();
    TestSeeds.each(
        getClass(),
        DRAWS,
        random -> {
          Instance instance = transformed(random, applied);
          Outcome.Optimal exact = optimal(instance, Method.DP);
          Outcome.Optimal all = optimal(instance, Method.EXHAUSTIVE);
          Solved.assertSame(exact.makespanS(), all.makespanS(), "makespan");
        });
    TestSeeds.guard(() -> assertThat(applied).containsExactlyInAnyOrder(Improvement.values()));
  }

  static Outcome.Optimal optimal(Instance instance, Method method) {
    Outcome outcome = Solver.solve(instance, method, SearchOptions.DEFAULT, Control.NONE);
    assertThat(outcome).as(method.key()).isInstanceOf(Outcome.Optimal.class);
    return (Outcome.Optimal) outcome;
  }

  static Instance transformed(Random random, Set<Improvement> applied) {
    Instance instance =
        new RandomInstances(random)
            .tasks(1 + random.nextInt(4))
            .maxLength(random.nextInt(3))
            .maxTokens(20)
            .next()
            .withOptions(
                Draw.SLOTTED.get(random.nextInt(3)),
                null,
                random.nextInt(4) == 0 ? TaskOrder.AUTO : null,
                null);
    Improvement[] all = Improvement.values();
    for (int i = 0; i < 5; i++) {
      Improvement improvement = all[random.nextInt(all.length)];
      applied.add(improvement);
      instance = improvement.apply(random, instance);
    }
    return instance;
  }
}
