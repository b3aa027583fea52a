package sdedge.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import sdedge.FewerTasks;
import sdedge.cli.terminal.Palette;
import sdedge.cli.text.SummaryText;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.instance.reader.InstanceReader;
import sdedge.oracle.files.ResultSource;
import sdedge.result.Result;
import sdedge.search.Outcome;
import sdedge.search.PlanClass;
import sdedge.search.SearchOptions;
import sdedge.search.partition.BatchPlans;
import sdedge.search.planning.AllBatchPlans;
import sdedge.search.solver.Method;

/** Whenever a search of all batch plans is stopped, it has the best plan so far and what holds. */
class StoppedPartitionsTest {
  private static final double SAME = 1e-9;

  /** Asks to stop once it was asked so often whether to. */
  private static final class Counted {
    private final AtomicLong asked = new AtomicLong();
    private final Control control;

    Counted(long most) {
      control =
          Control.asking(() -> asked.incrementAndGet() > most ? Termination.INTERRUPTED : null);
    }
  }

  private static Outcome.Found all(Instance instance, Outcome contiguous, Control control) {
    return (Outcome.Found)
        AllBatchPlans.of(
            instance, contiguous, PlanClass.PARTITIONS, SearchOptions.DEFAULT, control);
  }

  @Test
  void aSearchOfAllSetsMayBeStoppedAnywhere() throws Exception {
    Instance instance = FewerTasks.inLittleMemory(8);
    Outcome.Optimal contiguous = PricedPlans.contiguous(instance);
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
    Instance instance = FewerTasks.inLittleMemory(8);
    Outcome.Optimal contiguous = PricedPlans.contiguous(instance);
    double optimumS = all(instance, contiguous, Control.NONE).makespanS();
    Counted whole = new Counted(Long.MAX_VALUE);
    PricedPlans.best(instance, contiguous, whole.control);
    long all = whole.asked.get();

    double beforeS = contiguous.makespanS();
    int bounded = 0;
    List<Double> bounds = new ArrayList<>();
    for (long most : new long[] {0, 100, all / 4, all / 3, all / 2, 4 * all / 5, all}) {
      BatchPlans.Found found = PricedPlans.best(instance, contiguous, new Counted(most).control);

      double makespanS = found.plan().makespanS();
      assertThat(makespanS).isBetween(optimumS * (1 - SAME), beforeS);
      beforeS = makespanS;
      Double boundS = found.boundS();
      if (boundS != null) {
        assertThat(boundS).isLessThanOrEqualTo(optimumS * (1 + SAME));
        bounds.add(boundS);
      }
      bounded += found.certificates().isEmpty() ? 0 : 1;
      assertHolds(instance, PricedPlans.outcome(instance, contiguous, found));
    }
    assertThat(bounded).isBetween(2, 6);
    assertThat(bounds.get(bounds.size() - 1)).isCloseTo(optimumS, within(1e-3 * optimumS));
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
    Outcome.Found found = all(instance, PricedPlans.contiguous(instance), new Counted(0).control);
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
