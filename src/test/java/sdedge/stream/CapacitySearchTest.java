package sdedge.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sdedge.ReferenceStream;
import sdedge.TinySystem;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.instance.Serving;

class CapacitySearchTest {
  private static final StreamLevel LEVEL = new StreamLevel(0.5, 0.05, 0.9);
  private static final double MOST = 60;

  private final Instance instance = ReferenceStream.all().get(11).instance();
  private final StreamRun run = new StreamRun(instance);
  private final Draw draw = Draw.of(new ArrivalLaw.Poisson(), 400, instance.tasks().size(), 3, 0);
  private final StreamSetting setting = StreamSetting.of(ServingPolicy.AUTOREGRESSIVE, 1);

  private CapacitySearch search() {
    return new CapacitySearch(run, draw, LEVEL, setting, MOST);
  }

  private boolean holds(Candidate candidate, double rate) {
    StreamSetting own = setting.with(candidate.policy(), candidate.groups());
    StreamResult result = run.run(draw.at(rate), own, Control.NONE);
    return result.steadyAttainment(LEVEL) >= LEVEL.share();
  }

  @Test
  void theLevelHoldsAtTheCapacityAndNotOneStepAbove() {
    for (Candidate candidate : Candidates.of(Candidates.simplePolicies(instance, LEVEL), 1, 2)) {
      Capacity capacity = search().of(candidate, Control.NONE);

      assertThat(capacity.isWhole()).isTrue();
      assertThat(capacity.runs()).isEqualTo(12);
      assertThat(capacity.most()).isBetween(1.0, MOST / 2);
      assertThat(holds(candidate, capacity.most())).as(candidate.key()).isTrue();
      assertThat(holds(candidate, capacity.most() + MOST / 4096)).isFalse();
    }
  }

  /** Under a budget of tokens, by a service that was made for tests. */
  @Test
  void theLevelHoldsAtTheCapacityOfAnEngineThatSplitsPrompts() {
    Instance engine = instance.with(new Serving(256, true, 0.002));
    StreamRun served = new StreamRun(engine);
    for (Candidate candidate : Candidates.of(Candidates.simplePolicies(engine, LEVEL), 1, 1)) {
      Capacity capacity =
          new CapacitySearch(served, draw, LEVEL, setting, MOST).of(candidate, Control.NONE);

      assertThat(capacity.most()).as(candidate.key()).isBetween(0.5, MOST / 2);
      assertThat(attained(engine, candidate, capacity.most()))
          .as(candidate.key())
          .isGreaterThanOrEqualTo(LEVEL.share());
      assertThat(attained(engine, candidate, capacity.most() + MOST / 4096))
          .as(candidate.key())
          .isLessThan(LEVEL.share());
    }
  }

  /** The share of the middle requests that are served within the level. */
  private double attained(Instance engine, Candidate candidate, double rate) {
    Requests requests = draw.at(rate);
    int count = requests.count();
    double[] arrivalsS = IntStream.range(0, count).mapToDouble(requests::arrivalS).toArray();
    int[] tasks = IntStream.range(0, count).map(requests::task).toArray();
    SplittingService.Lengths lengths = SplittingService.Lengths.of(candidate.policy());
    SplittingService service =
        new SplittingService(engine, arrivalsS, tasks, lengths, candidate.groups()).run();
    int from = count / 10;
    int to = (9 * count + 9) / 10;
    long within =
        IntStream.range(from, to)
            .filter(
                r -> {
                  int output = engine.tasks().get(tasks[r]).outputTokens();
                  double decodeS = service.completeS[r] - service.firstS[r];
                  double tpotS = output == 1 ? 0 : decodeS / (output - 1);
                  return service.firstS[r] - arrivalsS[r] <= LEVEL.ttftS()
                      && tpotS <= LEVEL.tpotS();
                })
            .count();
    return (double) within / (to - from);
  }

  /** A server of 0.25 s and a limit of one service: only who finds it empty is in time. */
  @Test
  void anMd1QueueIsEmptyForOneMinusTheLoad() {
    Instance server =
        new TinySystem()
            .verifier(0.25)
            .drafter(1, TinySystem.INSTANT)
            .task(1, 1)
            .caps(1, 1)
            .instance();
    Draw requests = Draw.of(new ArrivalLaw.Poisson(), 20_000, 1, 9, 0);
    StreamLevel empty = new StreamLevel(0.25 + 1e-9, 1, 0.5);

    Capacity capacity =
        new CapacitySearch(new StreamRun(server), requests, empty, setting, 4)
            .of(new Candidate(ServingPolicy.AUTOREGRESSIVE, 1), Control.NONE);

    assertThat(capacity.most()).isCloseTo(2, within(0.06)); // load 0.5
  }

  @Test
  void aSearchThatIsStoppedSaysSo() {
    int[] asked = {0};

    Capacity capacity =
        search()
            .of(
                Candidates.of(Candidates.simplePolicies(instance, LEVEL), 1, 2).get(0),
                Control.asking(() -> asked[0]++ > 3 ? Termination.TIME_LIMIT : null));

    assertThat(capacity.isWhole()).isFalse();
    assertThat(capacity.runs()).isLessThan(12);
    assertThatThrownBy(
            () -> new CapacitySearch(run, draw, LEVEL, setting, Double.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void withoutLengthZeroNobodyDecodesWithoutDrafts() {
    Instance withDrafts =
        ReferenceStream.all().stream()
            .map(ReferenceStream::instance)
            .filter(each -> each.speculation().minLength() == 1)
            .findFirst()
            .orElseThrow();

    assertThat(Candidates.of(Candidates.simplePolicies(withDrafts, null), 1, 2))
        .extracting(Candidate::key)
        .containsExactly("best, 1 group", "best, 2 groups");
    assertThat(Candidates.of(Candidates.simplePolicies(instance, LEVEL), 1, 2))
        .extracting(Candidate::key)
        .containsExactly(
            "autoregressive, 1 group",
            "autoregressive, 2 groups",
            "best, 1 group",
            "best, 2 groups",
            "paced, 1 group",
            "paced, 2 groups");
  }
}
