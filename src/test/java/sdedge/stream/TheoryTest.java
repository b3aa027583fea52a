package sdedge.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.TestSeeds;
import sdedge.TinySystem;
import sdedge.control.Control;
import sdedge.instance.Instance;

/** What is known of queues holds for streams. */
class TheoryTest {
  private static final double SERVICE_S = 0.25;

  /** One answer of one token at a time: a single server with constant service times. */
  private static Instance singleServer() {
    return new TinySystem()
        .verifier(SERVICE_S)
        .drafter(1, TinySystem.INSTANT)
        .task(1, 1)
        .caps(1, 1)
        .instance();
  }

  /** Pollaczek and Khinchine: ρ/(2(1 − ρ)) services of waiting on average. */
  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.6, 0.9})
  void waitsAreThoseOfAnMd1Queue(double load) {
    int count = load > 0.8 ? 400_000 : 100_000;
    Draw draw = Draw.of(new ArrivalLaw.Poisson(), count, 1, 11, 0);

    StreamResult result =
        new StreamRun(singleServer())
            .run(
                draw.at(load / SERVICE_S),
                StreamSetting.of(ServingPolicy.AUTOREGRESSIVE, 1),
                Control.NONE);

    double waitS = meanEndToEndS(result) - SERVICE_S;
    double expectedS = load / (2 * (1 - load)) * SERVICE_S;
    assertThat(waitS).isCloseTo(expectedS, within(0.03 * expectedS));
    assertThat(result.loads().verifier()).isCloseTo(load, within(0.01));
  }

  /** Users of one server: all but one wait, so that each answer takes as many services. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 10})
  void usersOfOneServerTakeTurns(int users) {
    Requests requests = Draw.of(new ArrivalLaw.Poisson(), 50, 1, 11, 0).closedLoop(users);

    StreamResult result =
        new StreamRun(singleServer())
            .run(requests, StreamSetting.of(ServingPolicy.AUTOREGRESSIVE, 1), Control.NONE);

    assertThat(result.throughputPerS()).isCloseTo(1 / SERVICE_S, within(1e-9));
    for (int r = 0; r < 50; r++) {
      assertThat(result.completeS(r)).isCloseTo((r + 1) * SERVICE_S, within(1e-9));
      int turns = Math.min(r + 1, users);
      assertThat(result.endToEndS(r)).isCloseTo(turns * SERVICE_S, within(1e-9));
    }
    assertThat(result.requests().users()).isEqualTo(users);
  }

  /** A server with equal gaps never makes anybody wait below a load of 1. */
  @Test
  void regularArrivalsDoNotWait() {
    Draw draw = Draw.of(new ArrivalLaw.Gamma(0), 1_000, 1, 11, 0);

    StreamResult result =
        new StreamRun(singleServer())
            .run(
                draw.at(0.96 / SERVICE_S),
                StreamSetting.of(ServingPolicy.AUTOREGRESSIVE, 1),
                Control.NONE);

    assertThat(meanEndToEndS(result)).isCloseTo(SERVICE_S, within(1e-9));
  }

  private static double meanEndToEndS(StreamResult result) {
    return Arrays.stream(result.ofServed(result::endToEndS)).average().orElseThrow();
  }

  /**
   * Residents on average are throughput times the time in residence. Who drafts stays until the
   * last verdict of the group, which with one drafter is the own one; who does not leaves before.
   */
  @Test
  void littlesLawHolds() {
    TestSeeds.each(
        TheoryTest.class,
        300,
        random -> {
          RandomService served = RandomService.draw(random, 60);
          if (served.setting().policy() instanceof ServingPolicy.Fixed fixed) {
            StreamResult result = served.run();
            double inResidenceS = 0;
            for (int r = 0; r < served.requests().count(); r++) {
              inResidenceS += result.completeS(r) - result.admittedS(r);
            }
            double mean = inResidenceS / result.spanS();
            double rounding = 1e-9 * mean;
            double residents = result.meanResidents();
            if (fixed.length() == 0) {
              assertThat(residents).as("%s", served).isLessThanOrEqualTo(mean + rounding);
            } else if (served.instance().drafters().size() > 1) {
              assertThat(residents).as("%s", served).isGreaterThanOrEqualTo(mean - rounding);
            } else {
              assertThat(residents).as("%s", served).isCloseTo(mean, within(rounding));
            }
          }
        });
  }

  /** Requests per second that arrive are those that leave, below the capacity. */
  @Test
  void whatComesGoes() {
    Instance instance = singleServer();
    Draw draw = Draw.of(new ArrivalLaw.Poisson(), 20_000, 1, 3, 0);
    Requests requests = draw.at(2);

    StreamResult result =
        new StreamRun(instance)
            .run(requests, StreamSetting.of(ServingPolicy.AUTOREGRESSIVE, 1), Control.NONE);

    assertThat(result.throughputPerS()).isCloseTo(2, within(0.04));
    assertThat(result.ofServed(result::completeS)).isSorted();
    double[] waits =
        IntStream.range(0, requests.count())
            .mapToDouble(r -> result.admittedS(r) - requests.arrivalS(r))
            .toArray();
    assertThat(Arrays.stream(waits).min().orElse(-1)).isGreaterThanOrEqualTo(0);
  }
}
