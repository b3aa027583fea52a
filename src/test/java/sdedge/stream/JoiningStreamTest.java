package sdedge.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import sdedge.TinySystem;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.reader.InstanceReader;

/** Requests of a stream that join and leave one by one. */
class JoiningStreamTest {
  private static final Requests TWO = Requests.of(new double[] {0, 0.25}, new int[] {0, 0});

  /** Answers of two tokens without drafts, which are never accepted; a pass takes 0.5 s. */
  private static StreamResult served(int groups) {
    Instance instance =
        new TinySystem().verifier(0.5).drafter(1, TinySystem.INSTANT).task(1, 2).instance();
    StreamSetting setting = StreamSetting.of(new ServingPolicy.Joining(), groups);
    return new StreamRun(instance).run(TWO, setting, Control.NONE);
  }

  /** Passes of the first at 0 s, of both at 0.5 s, and of the second at 1 s. */
  @Test
  void whoComesIsInTheNextPass() {
    StreamResult result = served(1);

    assertThat(List.of(result.ttftS(0), result.ttftS(1))).containsExactly(0.5, 0.75);
    assertThat(List.of(result.endToEndS(0), result.endToEndS(1))).containsExactly(1.0, 1.25);
    assertThat(result.busyS(ServerNumbers.verifier(1))).isEqualTo(1.5);
    assertThat(result.meanResidents()).isEqualTo((1.0 + 1.25) / 1.5);
    assertThat(result.steps(1)).isEqualTo(2);
  }

  /** Of three groups a pass waits for one of two residents; both are there when it may begin. */
  @Test
  void aPassTakesWhoeverIsThere() {
    assertThat(served(3).endToEndS(1)).isEqualTo(1.25);
  }

  /** Users send the next request when an answer is complete. */
  @Test
  void usersSendOneAfterTheOther() {
    Instance instance =
        new TinySystem().verifier(0.5).drafter(1, TinySystem.INSTANT).task(1, 2).instance();
    StreamSetting setting = StreamSetting.of(new ServingPolicy.Joining(), 1);
    Requests requests = Requests.closedLoop(new int[3], 1);

    StreamResult result = new StreamRun(instance).run(requests, setting, Control.NONE);

    assertThat(result.requests().arrivalS(2)).isEqualTo(2);
    assertThat(result.spanS()).isEqualTo(3);
  }

  /** Where drafts overlap verification of others, without waiting for them. */
  @Test
  void theMeanEndToEndTimeOfAShippedInstanceIsLessThanInGroups() throws Exception {
    Instance instance = InstanceReader.read(Path.of("instances/two-drafters.yaml"));
    StreamRun run = new StreamRun(instance);
    Draw draw = Draw.of(new ArrivalLaw.Poisson(), 300, instance.tasks().size(), 1, 1);

    double joining = meanS(run, new ServingPolicy.Joining(), 2, draw.at(1.5));
    double groups = meanS(run, new ServingPolicy.Best(), 2, draw.at(1.5));

    assertThat(joining).isBetween(0.8 * groups, 0.95 * groups);
  }

  private static double meanS(StreamRun run, ServingPolicy policy, int groups, Requests requests) {
    StreamResult result = run.run(requests, StreamSetting.of(policy, groups), Control.NONE);
    double sum = 0;
    for (double seconds : result.ofServed(result::endToEndS)) {
      sum += seconds;
    }
    return sum / requests.count();
  }
}
