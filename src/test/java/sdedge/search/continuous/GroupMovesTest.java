package sdedge.search.continuous;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sdedge.RandomServices;
import sdedge.TestSeeds;
import sdedge.instance.Instance;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;
import sdedge.plan.Feasibility;
import sdedge.plan.GroupService;
import sdedge.plan.ModeSets;
import sdedge.plan.Plan;
import sdedge.plan.TaskOrdering;
import sdedge.random.RandomStream;

class GroupMovesTest {
  private static final int MOVES = 100;

  /** From simple services on, whatever modes are loaded, every service can be executed. */
  @Test
  void movesKeepServicesFeasible() {
    int[] partly = {0};
    TestSeeds.each(
        getClass(),
        200,
        random -> {
          Instance instance = RandomServices.instance(random);
          int[] tasks = TaskOrdering.sort(instance, TaskOrder.GIVEN);
          List<GroupService> simple = SimpleServices.of(instance, tasks, 2);
          if (simple.isEmpty()) {
            return;
          }
          GroupService service = simple.get(random.nextInt(simple.size()));
          Set<String> loaded = service.loaded();
          partly[0] += ModeSets.haveCommonChoice(instance, loaded) ? 0 : 1;
          GroupMoves moves = new GroupMoves(instance, false, RandomStream.of(1));
          for (int move = 0; move < MOVES; move++) {
            service = moves.next(service);
            Plan plan = new Plan(Scope.BATCH, null, service);
            assertThat(Feasibility.violations(instance, plan)).as("%s", service).isEmpty();
          }
        });
    TestSeeds.guard(
        () -> assertThat(partly[0]).as("services of modes that not all have").isPositive());
  }
}
