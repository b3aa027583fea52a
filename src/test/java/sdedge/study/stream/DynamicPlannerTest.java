package sdedge.study.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sdedge.ReferenceStream;
import sdedge.TinySystem;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.control.Control;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.stream.ArrivalLaw;
import sdedge.stream.Draw;
import sdedge.stream.Progress;
import sdedge.stream.Requests;
import sdedge.stream.ServerLoads;
import sdedge.stream.ServingPolicy;
import sdedge.stream.StreamControl;
import sdedge.stream.StreamResult;
import sdedge.stream.StreamRun;
import sdedge.stream.StreamSetting;

/** A stream served by plans. */
class DynamicPlannerTest {
  /** Three tasks whose prompts are there at once. */
  private static Instance tiny() {
    return new TinySystem()
        .verifier(1)
        .drafter(0.25, TinySystem.INSTANT)
        .task(3, 2)
        .task(4, 3)
        .task(5, 1)
        .instance();
  }

  private static StreamResult served(Instance instance, Requests requests, int most) {
    ServingPolicy replan = new ServingPolicy.Replan(new DynamicPlanner(instance), most);
    return StreamRun.of(instance, requests, StreamSetting.of(replan, 1), StreamControl.NONE);
  }

  @Test
  void whatIsAllThereIsPlannedAtOnce() {
    Instance instance = tiny().withOptions(Pipeline.ROLLING, null, null, null);
    Outcome outcome = Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);

    StreamResult result = served(instance, Requests.atOnce(new int[] {0, 1, 2}), 10);

    assertThat(outcome).isInstanceOf(Outcome.Found.class);
    double makespanS = ((Outcome.Found) outcome).makespanS();
    assertThat(result.spanS()).isCloseTo(makespanS, within(1e-12));
    assertThat(result.admittedS(2)).isZero();
    assertThat(result.loads().verifier()).isBetween(0.5, 1.0);
  }

  /** Passes of 1 s, no length helps: three steps, then those that came meanwhile. */
  @Test
  void whoComesDuringAPlanWaitsForItsEnd() {
    Requests requests = Requests.of(new double[] {0, 0.5, 2.5, 9}, new int[] {1, 2, 0, 2});

    StreamResult result = served(tiny(), requests, 10);

    assertThat(result.completeS(0)).isEqualTo(3);
    assertThat(result.admittedS(1)).isEqualTo(3);
    assertThat(result.admittedS(2)).isEqualTo(3);
    assertThat(result.completeS(1)).isEqualTo(4);
    assertThat(result.completeS(2)).isEqualTo(5);
    assertThat(result.ttftS(2)).isEqualTo(1.5);
    assertThat(result.completeS(3)).isEqualTo(10);
    assertThat(result.steps(0)).isEqualTo(3);
    assertThat(result.busyS(ServerLoads.verifier(1))).isEqualTo(6);
  }

  @Test
  void plansHoldNoMoreThanAllowed() {
    StreamResult result = served(tiny(), Requests.atOnce(new int[] {2, 2, 2, 2, 2}), 2);

    double[] admittedS = IntStream.range(0, 5).mapToDouble(result::admittedS).toArray();
    assertThat(admittedS).containsExactly(0, 0, 1, 1, 2);
  }

  @Test
  void drawnStepsAreTheSameAgain() {
    Instance instance = ReferenceStream.all().get(11).instance();
    Draw draw = Draw.of(new ArrivalLaw.Poisson(), 30, instance.tasks().size(), 1, 0);
    ServingPolicy replan = new ServingPolicy.Replan(new DynamicPlanner(instance), 4);
    StreamSetting setting = StreamSetting.of(replan, 1).with(new Progress.Drawn(3, 0));

    StreamResult first = StreamRun.of(instance, draw.at(3), setting, StreamControl.NONE);
    StreamResult second = StreamRun.of(instance, draw.at(3), setting, StreamControl.NONE);
    StreamSetting other = setting.with(new Progress.Drawn(3, 1));
    StreamResult third = StreamRun.of(instance, draw.at(3), other, StreamControl.NONE);

    assertThat(first.isWhole()).isTrue();
    assertThat(first.ofServed(first::endToEndS)).isEqualTo(second.ofServed(second::endToEndS));
    assertThat(first.meanEndToEndS()).isNotEqualTo(third.meanEndToEndS());
    assertThat(first.loads().verifier()).isBetween(0.05, 1.0);
  }

  /** Continuous batching serves more than plans that nothing can join. */
  @Test
  void plansServeLessThanTwoGroups() {
    Instance instance = ReferenceStream.all().get(11).instance();
    Draw draw = Draw.of(new ArrivalLaw.Poisson(), 60, instance.tasks().size(), 1, 0);

    StreamResult plans = served(instance, draw.atOnce(), 8);
    StreamResult groups =
        StreamRun.of(
            instance,
            draw.atOnce(),
            StreamSetting.of(new ServingPolicy.Best(), 2),
            StreamControl.NONE);

    assertThat(plans.throughputPerS()).isLessThan(groups.throughputPerS());
  }
}
