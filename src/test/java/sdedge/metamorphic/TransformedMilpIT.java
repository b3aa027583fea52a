package sdedge.metamorphic;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.instance.Instance;
import sdedge.search.solver.Method;

/** The mixed integer program agrees on transformed instances too. */
class TransformedMilpIT {
  private static final int DRAWS = 4;

  @Test
  void mixedIntegerProgramAgrees() {
    TestSeeds.each(
        getClass(),
        DRAWS,
        random -> {
          Instance instance = TransformedExactnessTest.transformed(random, new TreeSet<>());
          double exact = TransformedExactnessTest.optimal(instance, Method.DP).makespanS();
          double milp = TransformedExactnessTest.optimal(instance, Method.MILP_SCIP).makespanS();
          Solved.assertSame(milp, exact, "makespan");
        });
  }
}
