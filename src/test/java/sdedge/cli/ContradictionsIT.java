package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.cli.Cli.ROLLING;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.cli.Cli.Ended;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.plan.Plan;
import sdedge.search.Approach;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Approaches;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.study.Search;

/** Methods that contradict each other end a comparison with exit code 7. */
class ContradictionsIT {
  private static final String SHORT = "input-asc";

  @TempDir private Path folder;

  /** A search in which one method is mistaken. */
  private record Mistaken(Approach who, Mistake mistake) implements Search {
    interface Mistake {
      Outcome of(Instance instance, Outcome.Found right);
    }

    @Override
    public Outcome solve(
        Instance instance, Approach approach, SearchOptions options, Control control) {
      Outcome right = Solver.solve(instance, approach, options, control);
      return approach == who ? mistake.of(instance, (Outcome.Found) right) : right;
    }

    @Override
    public Outcome autoregressive(
        Instance instance, Plan plan, SearchOptions options, Control control) {
      return Solver.autoregressive(instance, plan, options, control);
    }
  }

  private static Outcome.Found planned(Instance instance, String scheme) {
    return (Outcome.Found)
        Solver.solve(
            instance,
            Objects.requireNonNull(Approaches.named(scheme)),
            SearchOptions.DEFAULT,
            Control.NONE);
  }

  private static Outcome claimingOptimal(Outcome.Found found) {
    return new Outcome.Optimal(found.plan(), found.makespanS(), found.counts());
  }

  private static Ended compare(Search search, Object... more) {
    Object[] argv = new Object[more.length + 4];
    argv[0] = "compare";
    argv[1] = ROLLING;
    argv[2] = "--order";
    argv[3] = SHORT;
    System.arraycopy(more, 0, argv, 4, more.length);
    return Cli.run("", search, argv);
  }

  private static Search wrongDp() {
    return new Mistaken(
        Method.DP, (instance, right) -> claimingOptimal(planned(instance, "autoregressive-max")));
  }

  @Test
  void aSchemeFasterThanTheProvenOptimumIsAContradiction() throws Exception {
    Path csv = folder.resolve("c.csv");

    Ended ended = compare(wrongDp(), "--methods", "dp,goodput", "--csv", csv);

    assertThat(ended.code()).isEqualTo(7);
    assertThat(ended.err()).contains("case-100-late-uploads: goodput takes only ");
    assertThat(Files.exists(csv)).isFalse();
  }

  @Test
  void exactMethodsMustAgree() {
    Ended ended = compare(wrongDp(), "--methods", "dp,exhaustive");

    assertThat(ended.code()).isEqualTo(7);
    assertThat(ended.err()).contains("dp calls ", " s optimal, but ");
  }

  @Test
  void aBoundAboveTheOptimumIsAContradiction() {
    Search search =
        new Mistaken(
            Method.EXHAUSTIVE,
            (instance, right) -> {
              Outcome.Found slow = planned(instance, "autoregressive-max");
              return new Outcome.Feasible(
                  slow.plan(),
                  slow.makespanS(),
                  right.makespanS() * 1.0001,
                  slow.termination(),
                  "",
                  slow.counts());
            });

    Ended ended = compare(search, "--methods", "dp,exhaustive");

    assertThat(ended.code()).isEqualTo(7);
    assertThat(ended.err()).contains("exhaustive has a bound of ");
  }

  @Test
  void anUnprovenPlanMayBeBeatenAndOtherUplinksMayBeFaster() {
    Search unproven =
        new Mistaken(Method.DP, (instance, right) -> planned(instance, "autoregressive-max"));

    assertThat(compare(unproven, "--methods", "dp,schemes").code()).isZero();
    assertThat(compare(Search.SOLVER, "--methods", "dp,schemes", "--uplink", "uniform").code())
        .isZero();
  }
}
