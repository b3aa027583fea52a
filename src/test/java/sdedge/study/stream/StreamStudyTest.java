package sdedge.study.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import sdedge.ReferenceStream;
import sdedge.control.Control;
import sdedge.control.ProgressListener.Advanced;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.plan.ModeSets;
import sdedge.stream.ArrivalLaw;
import sdedge.stream.Candidates;
import sdedge.stream.StreamLevel;

class StreamStudyTest {
  private static final StreamLevel LEVEL = new StreamLevel(0.5, 0.05, 0.9);

  private final Instance instance = ReferenceStream.all().get(11).instance();
  private final StreamBound bound =
      Objects.requireNonNull(
          StreamBound.of(instance, ModeSets.names(instance), List.of(), Control.NONE));

  private StreamQuestion question(List<Rate> rates, boolean capacities) {
    Source source =
        new Source.Drawn(new ArrivalLaw.Poisson(), 60, instance.tasks().size(), 3, false);
    return new StreamQuestion(
        instance,
        source,
        Candidates.of(Candidates.simplePolicies(instance, null), 1, 2),
        rates,
        capacities,
        LEVEL,
        3,
        2,
        null);
  }

  /** Stops after so many pieces. */
  private static Control stopsAfter(int most) {
    AtomicInteger done = new AtomicInteger();
    return Control.asking(() -> done.get() >= most ? Termination.TIME_LIMIT : null)
        .with(
            event -> {
              if (event instanceof Advanced more) {
                done.addAndGet(more.pieces());
              }
            });
  }

  private StreamFindings stopped(List<Rate> rates, boolean capacities, int after) {
    return StreamStudy.of(question(rates, capacities), bound, 1, stopsAfter(after));
  }

  @Test
  void whatIsDoneIsKept() {
    List<Rate> rates = List.of(Rate.perSecond(1.0), Rate.AT_ONCE);

    StreamFindings findings = stopped(rates, false, 5);

    assertThat(findings.termination()).isEqualTo(Termination.TIME_LIMIT);
    assertThat(findings.curve()).extracting(point -> point.runs().size()).containsExactly(1, 2, 2);
    assertThat(findings.curve()).filteredOn(CurvePoint::isBest).hasSize(1);
    assertThat(Objects.requireNonNull(findings.shown()).result().isWhole()).isTrue();
    StreamFindings nothing = stopped(rates, false, 0);
    assertThat(nothing.curve()).isEmpty();
    assertThat(nothing.shown()).isNull();
  }

  @Test
  void capacitiesThatWereFoundAreKept() {
    StreamFindings findings = stopped(List.of(), true, 3);

    assertThat(findings.capacities())
        .extracting(study -> study.ofDraws().size())
        .containsExactly(2, 1);
    assertThat(findings.curve()).isEmpty();
  }

  @Test
  void withoutRatesTheLargestCapacityIsServed() {
    StreamFindings findings = stopped(List.of(), true, Integer.MAX_VALUE);

    double best =
        findings.capacities().stream()
            .mapToDouble(study -> study.most().mean())
            .max()
            .orElseThrow();
    assertThat(findings.termination()).isEqualTo(Termination.COMPLETED);
    assertThat(findings.curve()).hasSize(4);
    assertThat(findings.curve().get(0).rate().perS()).isEqualTo(best);
    assertThat(Objects.requireNonNull(findings.best()).most().mean()).isEqualTo(best);
  }

  @Test
  void theShareOfTheBoundIsThatOfTheRun() {
    StreamFindings findings = stopped(List.of(Rate.perSecond(2.0)), false, Integer.MAX_VALUE);

    StreamFindings.Shown shown = Objects.requireNonNull(findings.shown());
    CurvePoint point =
        findings.curve().stream().filter(CurvePoint::isBest).findFirst().orElseThrow();
    double whole = 0;
    for (int r = 0; r < 60; r++) {
      whole += bound.stream().largest().values().means()[shown.result().requests().task(r)];
    }
    Double share = point.runs().get(0).boundShare();
    assertThat(share)
        .isCloseTo(
            whole / (bound.stream().largest().total() * shown.result().spanS()), within(1e-12))
        .isBetween(0.01, 1.0);
  }

  @Test
  void eachRequestCountsWhenItIsWritten() throws Exception {
    StreamFindings findings = stopped(List.of(Rate.perSecond(1.0)), false, Integer.MAX_VALUE);
    StreamFindings.Shown shown = Objects.requireNonNull(findings.shown());
    AtomicInteger written = new AtomicInteger();

    RequestsCsv.of(instance, shown.result(), written::incrementAndGet).bytes();
    assertThat(written).hasValue(60);
  }
}
