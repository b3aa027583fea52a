package sdedge.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.oracle.model.Busy;
import sdedge.oracle.stream.Outcome;
import sdedge.oracle.stream.Service;
import sdedge.oracle.stream.StreamAnswers;
import sdedge.oracle.stream.StreamChance;
import sdedge.oracle.stream.StreamService;
import sdedge.plan.GroupService;

/** Random streams, served by both implementations. */
final class AgainstExecution {
  private static final double RELATIVE = 1e-9;

  private AgainstExecution() {}

  static void check(Random random) {
    check(RandomService.draw(random, 40));
  }

  static void checkWithModes(Random random) {
    check(RandomService.drawWithModes(random, 40));
  }

  static void checkByContext(Random random) {
    check(RandomService.drawByContext(random, 40));
  }

  private static void check(RandomService served) {
    StreamResult result = served.run();
    Requests requests = result.requests();
    sendOnCompletion(result);
    assertThat(result.isWhole()).isTrue();
    boolean atOnce =
        IntStream.range(requests.users(), requests.count())
            .anyMatch(r -> result.readyS(r) <= (1 + 1e-12) * requests.arrivalS(r));
    if (requests.isClosedLoop() && atOnce) {
      return; // as a trace nobody tells whether who is ready at once comes before what else happens
    }
    Outcome outcome = execute(served, requests);
    List<Outcome.RequestTimes> expected = outcome.served();

    for (int r = 0; r < expected.size(); r++) {
      Outcome.RequestTimes request = expected.get(r);
      double arrivalS = requests.arrivalS(r);
      String of = " of request " + (r + 1) + ": " + served;
      close("ready" + of, result.readyS(r) - arrivalS, request.readyS(), arrivalS);
      close("admitted" + of, result.admittedS(r) - arrivalS, request.admittedS(), arrivalS);
      close("first" + of, result.ttftS(r), request.firstS(), arrivalS);
      close("complete" + of, result.endToEndS(r), request.completeS(), arrivalS);
      assertThat(result.steps(r)).as("steps" + of).isEqualTo(request.steps());
    }
    int drafters = served.instance().drafters().size();
    Busy busy = outcome.busy();
    for (int d = 0; d < drafters; d++) {
      close("drafter: " + served, result.busyS(ServerNumbers.drafter(d)), busy.drafterS(d), 0);
      close("up: " + served, result.busyS(ServerNumbers.up(d)), busy.upS(d), 0);
      close("down: " + served, result.busyS(ServerNumbers.down(d)), busy.downS(d), 0);
    }
    double verifierS = result.busyS(ServerNumbers.verifier(drafters));
    close("verifier: " + served, verifierS, busy.verifierS(), 0);
    double spanS = result.spanS();
    close("residents: " + served, result.meanResidents() * spanS, outcome.residentS(), spanS * 1e3);
  }

  private static void close(String what, double computed, double expected, double arrivalS) {
    assertThat(computed)
        .as(what)
        .isCloseTo(expected, within(RELATIVE * Math.max(expected, 1e-3) + 1e-15 * arrivalS));
  }

  /** In a closed loop request C + j arrives when answer j is complete, and it is the only one. */
  private static void sendOnCompletion(StreamResult result) {
    Requests requests = result.requests();
    int users = requests.users();
    double[] completeS =
        IntStream.range(0, requests.count()).mapToDouble(result::completeS).sorted().toArray();
    for (int r = 0; r < requests.count() && users > 0; r++) {
      double expectedS = r < users ? 0 : completeS[r - users];
      assertThat(requests.arrivalS(r))
          .as("request " + r)
          .isCloseTo(expectedS, within(1e-12 * expectedS));
    }
  }

  private static Outcome execute(RandomService served, Requests requests) {
    IntStream all = IntStream.range(0, requests.count());
    double[] arrivalsS = all.mapToDouble(requests::arrivalS).toArray();
    int[] tasks = IntStream.range(0, requests.count()).map(requests::task).toArray();
    return service(served, tasks).serve(served.instance(), arrivalsS, tasks);
  }

  private static StreamService service(RandomService served, int[] tasks) {
    StreamSetting setting = served.setting();
    ServingPolicy policy = setting.policy();
    @Nullable Integer length = policy instanceof ServingPolicy.Fixed fixed ? fixed.length() : null;
    StreamService.@Nullable Pace pace =
        policy instanceof ServingPolicy.Paced paced
            ? new StreamService.Pace(paced.level().tpotS(), paced.level().share())
            : null;
    StreamChance.@Nullable Seed seed =
        setting.progress() instanceof StepGains.Drawn drawn
            ? new StreamChance.Seed(drawn.seed(), drawn.run())
            : null;
    StreamAnswers answers =
        StreamAnswers.of(served.instance(), tasks, RandomService.SEED, RandomService.DRAW);
    GroupService.GroupRule group = new GroupService.GroupRule(Integer.MAX_VALUE, length);
    Service how =
        new Service(
            served.loaded(),
            Collections.nCopies(setting.groups(), group),
            new StreamChance(answers, seed));
    return new StreamService(how, pace, policy instanceof ServingPolicy.Joining);
  }
}
