package sdedge.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.FewerTasks;
import sdedge.check.files.ResultSource;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.reader.InstanceReader;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.planning.BeyondOrders;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.timeline.Timeline;

/** What is said of the plans in an order where the plan itself is in none. */
class BeyondOrdersClaimTest {
  private static final Path FILE = Path.of("instances/memory-limited.yaml");

  @TempDir private Path folder;

  private static CheckOutcome checked(Instance instance, Outcome.Feasible plan, double contiguousS)
      throws Exception {
    Outcome claimed =
        new Outcome.Feasible(
            Timeline.execute(instance, plan.plan()),
            plan.termination(),
            plan.note(),
            plan.counts(),
            new Outcome.Proof(null, plan.proof().certificates(), null, contiguousS));
    Map<String, byte[]> files = MadeResult.claimed(instance, Method.DP, claimed, 1);
    return ResultChecker.check(MadeResult.subject(instance), ResultSource.of(files));
  }

  private static ClaimVerdict verdict(Instance instance, Outcome.Feasible plan, double contiguousS)
      throws Exception {
    CheckOutcome checked = checked(instance, plan, contiguousS);
    assertThat(checked.differences()).isEmpty();
    return ClaimChecker.check(checked, Duration.ofMinutes(1));
  }

  /** Of twelve tasks, of which the draft server holds a few at once. */
  private Path small() throws Exception {
    Path file = FewerTasks.of(FILE, 12, folder.resolve("instance.yaml"));
    String text = Files.readString(file).replace("memory_bytes: 2.6e9", "memory_bytes: 2.3e9");
    return Files.writeString(file, text);
  }

  @Test
  void theOptimumOfTheOrdersAndNothingElseHolds() throws Exception {
    Instance instance = InstanceReader.read(small());
    Outcome.Optimal optimal =
        (Outcome.Optimal) Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
    Outcome.Feasible plan = (Outcome.Feasible) BeyondOrders.of(instance, optimal, Control.NONE);
    double bestS = optimal.makespanS();

    assertThat(verdict(instance, plan, bestS)).isInstanceOf(ClaimVerdict.Holds.class);
    for (double factor : new double[] {1 - 1e-6, 1 + 1e-6}) {
      ClaimVerdict verdict = verdict(instance, plan, factor * bestS);
      assertThat(verdict).isInstanceOf(ClaimVerdict.Refuted.class);
      assertThat(((ClaimVerdict.Refuted) verdict).differences().get(0).toString())
          .contains("contiguous_s");
    }
    assertThat(checked(instance, plan, plan.makespanS()).differences().toString())
        .contains("contiguous_s");
  }
}
