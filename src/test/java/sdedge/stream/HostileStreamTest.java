package sdedge.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.ReferenceStream;
import sdedge.TinySystem;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;

class HostileStreamTest {
  private static final StreamSetting FIXED = StreamSetting.of(new ServingPolicy.Fixed(2), 1);

  /** Steps of 0.1 + 0.1 drafting, 0.01 and 0.01 on the links, 0.3 verifying. */
  private static Instance slowSteps() {
    return new TinySystem()
        .verifier(0.3)
        .drafter(0.1, new Fronthaul(1, 0.01, 0, 0, 0))
        .task(5, 3)
        .instance();
  }

  /** However rarely requests come, each is served as if it were the first. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 1e-9, 1e-12})
  void rareRequestsMeetAnEmptyNetwork(double rate) {
    Draw draw = Draw.of(new ArrivalLaw.Gamma(0), 500, 1, 1, 0);

    StreamResult result = new StreamRun(slowSteps()).run(draw.at(rate), FIXED, Control.NONE);

    for (int r = 0; r < 500; r++) {
      assertThat(result.ttftS(r)).isCloseTo(0.52, within(1e-12));
      assertThat(result.endToEndS(r)).isCloseTo(3 * 0.52, within(1e-12));
    }
  }

  /** A trace that counts from 1970 is served as one that counts from 0. */
  @Test
  void tracesMayBeginAtAnyTime() {
    double[] arrivalsS = IntStream.range(0, 300).mapToDouble(r -> r * 0.75).toArray();
    double[] later = Arrays.stream(arrivalsS).map(s -> s + 1.7e9).toArray();
    int[] tasks = new int[300];

    StreamResult early =
        new StreamRun(slowSteps()).run(Requests.of(arrivalsS, tasks), FIXED, Control.NONE);
    StreamResult late =
        new StreamRun(slowSteps()).run(Requests.of(later, tasks), FIXED, Control.NONE);

    for (int r = 0; r < 300; r++) {
      assertThat(late.ttftS(r)).isCloseTo(early.ttftS(r), within(1e-9));
    }
  }

  @Test
  void floodsAreServedLikeRequestsThatAreAllThere() {
    Draw draw = Draw.of(new ArrivalLaw.Poisson(), 1_000, 1, 1, 0);
    Instance instance = slowSteps();

    StreamResult flood = new StreamRun(instance).run(draw.at(1e12), FIXED, Control.NONE);
    StreamResult all = new StreamRun(instance).run(draw.atOnce(), FIXED, Control.NONE);

    assertThat(flood.spanS()).isCloseTo(all.spanS() + 0.52, within(0.53));
    assertThat(flood.completed()).isEqualTo(1_000);
  }

  @Test
  void aThousandAtOneInstantAreAdmittedInOrder() {
    Instance instance =
        new TinySystem()
            .verifier(1)
            .drafter(1, TinySystem.INSTANT)
            .task(1, 1)
            .caps(10, 10)
            .instance();

    StreamResult result =
        new StreamRun(instance)
            .run(
                Requests.atOnce(new int[1_000]),
                StreamSetting.of(ServingPolicy.AUTOREGRESSIVE, 1),
                Control.NONE);

    for (int r = 0; r < 1_000; r++) {
      assertThat(result.completeS(r)).isEqualTo(1 + Math.floor(r / 10.0));
    }
    assertThat(result.meanResidents()).isEqualTo(10);
  }

  /** 0.1 + 0.2 is a little more than 0.3, but it is the same instant. */
  @Test
  void timesThatAreEqualOnPaperAreOneInstant() {
    Instance instance =
        new TinySystem()
            .verifier(0.3)
            .drafter(1, TinySystem.INSTANT)
            .task(1, 2)
            .task(1, 1)
            .instance();
    Requests requests = Requests.of(new double[] {0, 0.1 + 0.2}, new int[] {0, 1});

    StreamResult result =
        new StreamRun(instance)
            .run(requests, StreamSetting.of(ServingPolicy.AUTOREGRESSIVE, 1), Control.NONE);

    assertThat(requests.arrivalS(1)).isGreaterThan(0.3);
    assertThat(result.admittedS(1)).isCloseTo(0.3, within(1e-9));
    assertThat(result.completeS(1)).isCloseTo(0.6, within(1e-9));
  }

  @Test
  void whatFitsNowhereIsRefusedWithItsReason() {
    Instance instance =
        new TinySystem().verifier(1, 30).drafter(1, TinySystem.INSTANT).task(40, 3).instance();

    assertThat(new StreamRun(instance).refusals(new ServingPolicy.Best()))
        .containsExactly(
            "task u1 does not fit in the memory of node mbs even alone: 17 bytes are missing");
    assertThatThrownBy(
            () -> new StreamRun(instance).run(Requests.atOnce(new int[1]), FIXED, Control.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("task u1 does not fit");
  }

  @Test
  void lengthsAndTasksThatAreNotThereAreRefused() {
    Instance instance = slowSteps();
    StreamRun run = new StreamRun(instance);

    assertThat(run.refusals(new ServingPolicy.Fixed(5)))
        .containsExactly("fixed:5 has length 5, and the instance allows 0 to 4");
    assertThat(run.refusals(new ServingPolicy.Fixed(4))).isEmpty();
    assertThatThrownBy(() -> run.run(Requests.atOnce(new int[] {1}), FIXED, Control.NONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> StreamSetting.of(new ServingPolicy.Best(), 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> StreamSetting.of(new ServingPolicy.Best(), 1_001))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsDoneIsKeptWhenARunIsStopped() {
    Draw draw = Draw.of(new ArrivalLaw.Poisson(), 2_000, 1, 1, 0);
    Instance instance = slowSteps();
    StreamResult whole = new StreamRun(instance).run(draw.at(0.5), FIXED, Control.NONE);
    int[] asked = {0};

    StreamResult part =
        new StreamRun(instance)
            .run(
                draw.at(0.5),
                FIXED,
                Control.asking(() -> asked[0]++ == 5 ? Termination.TIME_LIMIT : null));

    assertThat(part.isWhole()).isFalse();
    assertThat(part.completed()).isBetween(50, 1_900);
    for (int r = 0; r < 2_000; r++) {
      if (part.isComplete(r)) {
        assertThat(part.endToEndS(r)).isEqualTo(whole.endToEndS(r));
      }
    }
    assertThat(Arrays.stream(part.ofServed(part::endToEndS)).average().orElseThrow()).isFinite();
    assertThat(part.ofServed(part::ttftS)).hasSize(part.completed());
  }

  /** Nothing that runs at the same time changes a bit. */
  @Test
  void threadsChangeNothing() throws Exception {
    Instance instance = ReferenceStream.all().get(3).instance();
    StreamRun run = new StreamRun(instance);
    Draw draw = Draw.of(new ArrivalLaw.Poisson(), 1_000, instance.tasks().size(), 1, 0);
    StreamSetting setting =
        StreamSetting.of(new ServingPolicy.Best(), 2).with(new StepGains.Drawn(7, 0));
    Callable<double[]> task =
        () -> {
          StreamResult result = run.run(draw.at(5), setting, Control.NONE);
          return result.ofServed(result::endToEndS);
        };
    double[] alone = task.call();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<double[]>> results = threads.invokeAll(List.of(task, task, task, task));
      for (Future<double[]> each : results) {
        assertThat(each.get()).isEqualTo(alone);
      }
    } finally {
      threads.shutdown();
    }
  }
}
