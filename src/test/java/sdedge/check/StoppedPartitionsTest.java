package sdedge.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.FewerTasks;
import sdedge.check.files.ResultSource;
import sdedge.cli.terminal.Palette;
import sdedge.cli.text.SummaryText;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.Plan;
import sdedge.result.Result;
import sdedge.search.Outcome;
import sdedge.search.PlanClass;
import sdedge.search.SearchOptions;
import sdedge.search.local.Solution;
import sdedge.search.partition.BatchPlans;
import sdedge.search.planning.AllBatchPlans;
import sdedge.search.problem.TaskOrdering;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.timeline.Timeline;

/** Whenever a search of all batch plans is stopped, it has the best plan so far and what holds. */
class StoppedPartitionsTest {
  private static final double SAME = 1e-9;

  /** Few moves, and no look at all sets: so that nothing but prices proves anything. */
  private static final BatchPlans.Budget PRICES = new BatchPlans.Budget(2_000, 2, 0, 0, true);

  @TempDir private Path folder;

  /** Asks to stop once it was asked so often whether to. */
  private static final class Counted {
    private final AtomicLong asked = new AtomicLong();
    private final Control control;

    Counted(long most) {
      control =
          Control.asking(() -> asked.incrementAndGet() > most ? Termination.INTERRUPTED : null);
    }
  }

  /** Tasks of which the draft server holds a few at once: the best plan is in no order. */
  private Instance instance() throws Exception {
    Path shipped = Path.of("instances/memory-limited.yaml");
    Path file = FewerTasks.of(shipped, 8, folder.resolve("instance.yaml"));
    String text = Files.readString(file).replace("memory_bytes: 2.6e9", "memory_bytes: 2.3e9");
    return InstanceReader.read(Files.writeString(file, text));
  }

  private static Outcome.Optimal contiguous(Instance instance) {
    return (Outcome.Optimal) Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
  }

  private static Outcome.Found all(Instance instance, Outcome contiguous, Control control) {
    return (Outcome.Found)
        AllBatchPlans.of(
            instance, contiguous, PlanClass.PARTITIONS, SearchOptions.DEFAULT, control);
  }

  @Test
  void aSearchOfAllSetsMayBeStoppedAnywhere() throws Exception {
    Instance instance = instance();
    Outcome.Optimal contiguous = contiguous(instance);
    Counted whole = new Counted(Long.MAX_VALUE);
    Outcome.Optimal optimal = (Outcome.Optimal) all(instance, contiguous, whole.control);
    long all = whole.asked.get();
    assertThat(optimal.makespanS()).isLessThan(contiguous.makespanS());

    double beforeS = contiguous.makespanS();
    int stopped = 0;
    for (long most : new long[] {0, 1, 10, 100, all / 2, 3 * all / 4, all - 1, all}) {
      Outcome.Found found = all(instance, contiguous, new Counted(most).control);

      assertThat(found.makespanS()).isBetween(optimal.makespanS(), beforeS);
      beforeS = found.makespanS();
      if (found instanceof Outcome.Feasible) {
        stopped++;
        assertThat(found.termination()).isEqualTo(Termination.INTERRUPTED);
        assertThat(found.proof().reason())
            .isEqualTo("the search of them ended (interrupted) before any was proven");
      }
      assertHolds(instance, found);
    }
    assertThat(stopped).isBetween(4, 7);
  }

  @Test
  void whatPricesProveHoldsWhereverTheirSearchIsStopped() throws Exception {
    Instance instance = instance();
    Outcome.Optimal contiguous = contiguous(instance);
    double optimumS = all(instance, contiguous, Control.NONE).makespanS();
    Solution<Plan> known = new Solution<>(contiguous.plan(), contiguous.makespanS());
    Counted whole = new Counted(Long.MAX_VALUE);
    BatchPlans.best(instance, known, PRICES, 1, whole.control);
    long all = whole.asked.get();

    double beforeS = contiguous.makespanS();
    int bounded = 0;
    List<Double> bounds = new ArrayList<>();
    for (long most : new long[] {0, 100, all / 4, all / 3, all / 2, 4 * all / 5, all}) {
      BatchPlans.Found found =
          BatchPlans.best(instance, known, PRICES, 1, new Counted(most).control);

      double makespanS = found.plan().makespanS();
      assertThat(makespanS).isBetween(optimumS * (1 - SAME), beforeS);
      beforeS = makespanS;
      Double boundS = found.boundS();
      if (boundS != null) {
        assertThat(boundS).isLessThanOrEqualTo(optimumS * (1 + SAME));
        bounds.add(boundS);
      }
      bounded += found.certificates().isEmpty() ? 0 : 1;
      assertHolds(instance, outcome(instance, contiguous, found));
    }
    assertThat(bounded).isBetween(2, 6);
    assertThat(bounds.get(bounds.size() - 1)).isCloseTo(optimumS, within(1e-3 * optimumS));
  }

  /** A plan that was found with prices, as a result. */
  private static Outcome.Found outcome(
      Instance instance, Outcome.Optimal contiguous, BatchPlans.Found found) {
    @Nullable Double boundS = found.boundS();
    Outcome.Proof proof =
        new Outcome.Proof(
            boundS,
            List.of(),
            null,
            PlanClass.PARTITIONS,
            new Outcome.Contiguous(contiguous.makespanS(), true, TaskOrdering.candidates(instance)),
            found.certificates(),
            boundS == null ? "stopped" : "");
    return new Outcome.Feasible(
        Timeline.execute(instance, found.plan().plan()),
        Termination.COMPLETED,
        "",
        contiguous.counts(),
        proof);
  }

  private final Set<List<Object>> held = new HashSet<>();

  /** Of results that say the same one is enough. */
  private void assertHolds(Instance instance, Outcome.Found found) throws Exception {
    if (!held.add(List.of(found.getClass(), found.makespanS(), found.proof().prices()))) {
      return;
    }
    Map<String, byte[]> files = MadeResult.claimed(instance, Method.DP, found, 1);
    CheckOutcome checked =
        ResultChecker.check(MadeResult.subject(instance), ResultSource.of(files));
    assertThat(checked.differences()).isEmpty();
    assertThat(ClaimChecker.check(checked, Duration.ofMinutes(1)))
        .isInstanceOf(ClaimVerdict.Holds.class);
  }

  /** Nothing of the other batch plans was looked at. */
  @Test
  void whatIsNotProvenIsSaidInTheFirstLine() throws Exception {
    Instance instance = InstanceReader.read(Path.of("instances/quickstart.yaml")).with(Steps.MEAN);
    Outcome.Found found = all(instance, contiguous(instance), new Counted(0).control);
    Result result = Result.of(instance, MadeResult.SHA256, "dp", found, found.execution(), null);

    List<String> lines = SummaryText.of(result, Palette.PLAIN);

    assertThat(lines.get(0))
        .isEqualTo(
            "quickstart: feasible, optimal over contiguous plans, not proven over all batch"
                + " plans (dp, rolling, ended: interrupted)");
    assertThat(lines.get(1))
        .endsWith(
            "(no bound over all batch plans: the search of them ended (interrupted) before any was"
                + " proven)");
  }
}
