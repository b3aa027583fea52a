package sdedge.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sdedge.TinySystem;
import sdedge.control.Control;
import sdedge.control.ProgressListener.Advanced;
import sdedge.control.Termination;
import sdedge.explain.Explanation.Saving;
import sdedge.explain.Lever.Change;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.LatencyTable;
import sdedge.instance.Model;
import sdedge.instance.Node;
import sdedge.instance.Overheads;
import sdedge.latency.PassTime;
import sdedge.plan.Plan;
import sdedge.search.Counts;
import sdedge.search.Outcome;
import sdedge.search.PlanClass;
import sdedge.search.solver.Method;
import sdedge.timeline.Resource;
import sdedge.timeline.TaskLatency;
import sdedge.timeline.Timeline;

/** What is saved, in which order it is told, and what was not solved. */
class ExplanationTest {
  private static Instance instance() {
    return new TinySystem()
        .verifier(4)
        .drafter(1, TinySystem.INSTANT, Double.POSITIVE_INFINITY, 0.5)
        .task(2, 1)
        .task(1, 3)
        .task(1, 2)
        .task(4, 2)
        .task(1, 5)
        .task(2, 4)
        .instance();
  }

  private static Explanation of(Instance instance, int length, Function<Instance, Outcome> search) {
    Plan plan = KnownSearch.plan(instance, length);
    return Explanation.of(
        instance, plan, instance, List.of(), PlanClass.AUTO, KnownSearch.by(search), 2);
  }

  /** Seconds that a lever saves are those of the changed instance, executed. */
  @Test
  void savingsAreDifferencesFromTheBestPlan() {
    Instance instance = instance();
    double bestS = Timeline.makespanS(instance, KnownSearch.plan(instance, 0));

    Explanation of = of(instance, 2, changed -> KnownSearch.executed(changed, 0));

    assertThat(of.makespanS())
        .isEqualTo(Timeline.makespanS(instance, KnownSearch.plan(instance, 2)))
        .isGreaterThan(bestS);
    assertThat(of.best().makespanS()).isEqualTo(bestS);
    assertThat(of.savings()).hasSize(Levers.of(instance).size());
    for (Saving saving : of.savings()) {
      Lever lever = saving.lever();
      assertSaved(saving.byTenPercentS(), lever.tenPercent(), bestS);
      assertSaved(saving.byOneUnitS(), lever.oneUnit(), bestS);
    }
    assertThat(of.savings().get(0).lever().resource()).isEqualTo("another sbs1");
    // five steps of the verifier at 4 s, a tenth faster
    assertThat(of.savings().get(1).lever().resource()).isEqualTo("mbs speed");
    assertThat(of.savings().get(1).rankS()).isCloseTo(20 - 20 / 1.1, within(1e-9));
    List<Double> ranks = of.savings().stream().map(Saving::rankS).toList();
    assertThat(ranks).isSortedAccordingTo(Collections.reverseOrder());
    assertThat(of.unsolved()).isZero();
  }

  private static void assertSaved(@Nullable Double savedS, @Nullable Change change, double bestS) {
    if (change == null) {
      assertThat(savedS).isNull();
    } else {
      Plan plan = KnownSearch.plan(change.instance(), 0);
      double thenS = Timeline.makespanS(change.instance(), plan);
      assertThat(savedS).isEqualTo(bestS - thenS);
    }
  }

  @Test
  void theTailHasTheLatestTasksLast() {
    List<TaskLatency> tail = of(instance(), 0, changed -> KnownSearch.executed(changed, 0)).tail();

    assertThat(tail).extracting(TaskLatency::task).containsExactly(4, 5, 1, 2, 3);
    assertThat(tail).extracting(TaskLatency::e2eS).isSortedAccordingTo(Collections.reverseOrder());
  }

  /** Where the choice is between drafting and not, there are three; otherwise none. */
  @Test
  void breakEvensTellOfTheBestPlan() {
    Function<Instance, Outcome> drafts =
        changed ->
            KnownSearch.executed(
                changed, changed.tasks().get(0).acceptance().inContext(1).at(1) < 0.25 ? 3 : 0);
    Explanation of = of(instance(), 0, drafts);

    assertThat(of.breakEvens())
        .extracting(
            each -> each.number().quantity() + " " + each.pays() + " " + each.edges().size())
        .containsExactly("acceptance true 1", "fronthaul latency true 0", "verifier speed true 0");
    BreakEven acceptance = of.breakEvens().get(0);
    ChangedParameter number = acceptance.number();
    assertThat(number.value(number.now())).isZero();
    assertThat(number.value(number.least())).isZero();
    assertThat(number.value(number.most())).isEqualTo(1);
    assertThat(0.25)
        .isBetween(acceptance.edges().get(0).low().turn(), acceptance.edges().get(0).high().turn());
  }

  /**
   * What a limit leaves out last: the best plan, tenths of what all depends on, of the verifier, of
   * what the path waits for; then units; then caps and another drafter.
   */
  @Test
  void whatMattersIsSolvedFirst() {
    Instance instance = instance();
    List<Instance> asked = new ArrayList<>();
    Function<Instance, Outcome> search =
        changed -> {
          asked.add(changed);
          return KnownSearch.executed(changed, 2);
        };
    Plan plan = KnownSearch.plan(instance, 2);
    Explanation of =
        Explanation.of(
            instance, plan, instance, List.of(), PlanClass.AUTO, KnownSearch.by(search), 1);
    assertThat(of.path().seconds().get(new Resource(Resource.Kind.DRAFTER, 0)))
        .isGreaterThan(of.path().seconds().get(new Resource(Resource.Kind.UPLINK, 0)));

    List<String> changes =
        asked.subList(1, Explanation.searches(instance)).stream()
            .map(changed -> change(instance, changed))
            .toList();
    assertThat(asked.get(0)).isEqualTo(instance);
    assertThat(changes)
        .containsExactly(
            "none", // acceptance of 0, a tenth more
            "verifier",
            "drafter",
            "uplink · 1.1",
            "link",
            "none", // latency of 0
            "acceptance",
            "uplink + 1 MHz",
            "link",
            "none",
            "options", // max_length, twice
            "options",
            "options", // order
            "another");
  }

  private static String change(Instance from, Instance to) {
    Drafter before = from.drafters().get(0);
    Drafter after = to.drafters().get(0);
    double ratio = after.wireless().bandwidthHz() / before.wireless().bandwidthHz();
    return to.drafters().size() > 1
        ? "another"
        : !to.options().equals(from.options())
            ? "options"
            : !to.verifier().equals(from.verifier())
                ? "verifier"
                : !to.tasks().equals(from.tasks())
                    ? "acceptance"
                    : ratio != 1
                        ? Math.abs(ratio - 1.1) < 1e-9 ? "uplink · 1.1" : "uplink + 1 MHz"
                        : !after.node().equals(before.node())
                            ? "drafter"
                            : after.fronthaul().equals(before.fronthaul()) ? "none" : "link";
  }

  @Test
  void whatDidNotEndIsCounted() {
    Instance instance = instance();
    int changes = Explanation.searches(instance) - 1;
    Outcome cut =
        new Outcome.Feasible(
            KnownSearch.plan(instance, 1), 1, null, Termination.TIME_LIMIT, "", Counts.NONE);

    Explanation nothing = of(instance, 1, changed -> cut);
    Explanation onlyNow =
        of(
            instance,
            1,
            changed -> changed.equals(instance) ? KnownSearch.executed(changed, 1) : cut);

    assertThat(changes).isEqualTo(2 + 1 + 2 + 2 + 1 + 2 + 2 + 1 + 1); // see LeversTest
    assertThat(nothing.best()).isEqualTo(BestPlan.NOT_YET);
    assertThat(nothing.breakEvens()).extracting(BreakEven::pays).containsOnlyNulls().hasSize(3);
    assertThat(onlyNow.breakEvens()).extracting(BreakEven::pays).containsOnly(true);
    assertThat(nothing.unsolved()).isEqualTo(1 + changes + 6 - 1); // one dial stands at its end
    // no less latency than 0, and a tenth more or a step less of rates of 0, change nothing
    assertThat(onlyNow.unsolved()).isEqualTo(changes - 3 + 6 - 1 - 1);
    assertThat(nothing.savings()).allMatch(saving -> saving.byTenPercentS() == null);
    assertThat(nothing.savings()).allMatch(saving -> saving.rankS() == Double.NEGATIVE_INFINITY);
  }

  @Test
  void searchesThatFailSayWhy() {
    assertThat(KnownSearch.by(i -> new Outcome.Infeasible(List.of("a", "b"))).solve(instance()))
        .isEqualTo(BestPlan.failed("a; b"));
    assertThat(KnownSearch.by(i -> new Outcome.Refused("no")).solve(instance()).failure())
        .isEqualTo("no");
    LatencyTable falls =
        new LatencyTable(new double[] {1, 2}, new double[] {0}, new double[][] {{2}, {1}});
    Node node =
        new Node(
            "mbs", new Model("m", 1, 1, 1, 0, 1), new LatencyModel.Table(falls), 1, Overheads.NONE);
    Resolver negative =
        KnownSearch.by(
            i -> {
              double seconds = PassTime.of(node).seconds(1, 100, 0, 0, 0);
              throw new AssertionError("takes " + seconds);
            });
    assertThat(negative.solve(instance()).failure()).contains("mbs");
  }

  @Test
  void aResolverCountsAndStops() {
    AtomicInteger counted = new AtomicInteger();
    @Nullable Termination[] stop = {null};
    Resolver resolver =
        new Resolver(
            KnownSearch.search(i -> KnownSearch.executed(i, 1)),
            Method.DP,
            1,
            Control.asking(() -> stop[0])
                .with(
                    event -> {
                      if (event instanceof Advanced more) {
                        counted.addAndGet(more.pieces());
                      }
                    }));

    assertThat(resolver.solve(instance()).proven()).isTrue();
    assertThat(resolver.solve(instance()).lengths()).containsExactly(1);
    stop[0] = Termination.INTERRUPTED;
    assertThat(resolver.solve(instance())).isSameAs(BestPlan.NOT_YET);
    assertThat(counted).hasValue(2);
  }
}
