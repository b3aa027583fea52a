package sdedge.metamorphic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Scope;
import sdedge.search.Approach;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Approaches;
import sdedge.search.solver.Solver;

/** What a comparison scheme leaves out can be left out of the instance instead. */
class RestrictionTest {
  private static final int DRAWS = 200;

  @Test
  void oneTaskPerBatchIsSingleTask() {
    TestSeeds.each(
        getClass(),
        DRAWS,
        random -> {
          Instance instance = Draw.sorted(random);
          Instance single = Edit.caps(instance, 1, instance.batching().maxTasksPerCohort());
          Solved.assertSame(Solved.optimumS(single), schemeS(instance, "single-task"), "optimum");
        });
  }

  /** Without memory limits: a scheme reserves room for the longest speculation all the same. */
  @Test
  void oneLengthAllowedIsFixedLength() {
    TestSeeds.each(
        getClass(),
        DRAWS,
        random -> {
          Instance instance = Draw.roomy(random);
          double best = Double.POSITIVE_INFINITY;
          int max = instance.speculation().maxLength();
          for (int length = instance.speculation().minLength(); length <= max; length++) {
            double fixed = Solved.optimumS(Edit.lengths(instance, length, length));
            Solved.assertSame(fixed, schemeS(instance, "fixed-length:" + length), "length");
            best = Math.min(best, fixed);
          }
          Instance global = instance.withOptions(null, null, null, Scope.GLOBAL);
          Solved.assertSame(Solved.optimumS(global), best, "scope global");
        });
  }

  @Test
  void noSpeculationAllowedIsAutoregressive() {
    TestSeeds.each(
        getClass(),
        DRAWS,
        random -> {
          Instance instance = Draw.roomy(random);
          double without = Solved.optimumS(Edit.lengths(instance, 0, 0));
          Solved.assertSame(without, schemeS(instance, "autoregressive"), "optimum");
        });
  }

  private static double schemeS(Instance instance, String name) {
    Approach scheme = Objects.requireNonNull(Approaches.named(name));
    Outcome outcome = Solver.solve(instance, scheme, SearchOptions.DEFAULT, Control.NONE);
    assertThat(outcome).isInstanceOf(Outcome.Feasible.class);
    return ((Outcome.Feasible) outcome).makespanS();
  }
}
