package sdedge.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sdedge.study.PairScore.Case;

/** Gaps, intervals and wins by hand. */
class PairScoreTest {
  private static Case of(@Nullable Double optimumS, @Nullable Double a, @Nullable Double b) {
    Map<String, @Nullable Double> makespansS = new LinkedHashMap<>();
    makespansS.put("a", a);
    makespansS.put("b", b);
    return new Case(makespansS, optimumS);
  }

  private static PairScore score(List<PairScore> scores, String method, String against) {
    return scores.stream()
        .filter(one -> one.method().equals(method) && one.against().equals(against))
        .findFirst()
        .orElseThrow();
  }

  /** Gaps of a are 0, 0.1 and 0.5: mean 0.2, deviation √0.07, t(2) = 0.95·√(2/(1 − 0.95²)). */
  @Test
  void gapsAreMeansWithStudentsInterval() {
    List<PairScore> scores =
        PairScore.ofCases(List.of(of(2.0, 2.0, 4.0), of(10.0, 11.0, null), of(4.0, 6.0, 3.0)));
    PairScore gap = score(scores, "a", PairScore.OPTIMUM);

    assertThat(scores).hasSize(4);
    assertThat(gap.cases()).isEqualTo(3);
    assertThat(gap.gaps()).hasSize(3);
    Interval interval = Objects.requireNonNull(gap.gap());
    assertThat(interval.mean()).isCloseTo(0.2, within(1e-15));
    double half = 0.95 * Math.sqrt(2 / (1 - 0.95 * 0.95)) * Math.sqrt(0.07) / Math.sqrt(3);
    assertThat(interval.low()).isCloseTo(0.2 - half, within(1e-12));
    assertThat(interval.high()).isCloseTo(0.2 + half, within(1e-12));
    assertThat(score(scores, "b", PairScore.OPTIMUM).gaps()).containsExactly(1.0, -0.25);
  }

  @Test
  void winsTiesAndLossesAreOfPairs() {
    List<PairScore> scores =
        PairScore.ofCases(
            List.of(
                of(null, 2.0, 4.0),
                of(null, 3.0, 3.0 * (1 + 1e-12)),
                of(null, 5.0, 4.0),
                of(null, 6.0, 7.0),
                of(null, null, 7.0)));
    PairScore ab = score(scores, "a", "b");

    assertThat(List.of(ab.cases(), ab.gaps().size())).containsExactly(5, 4);
    assertThat(List.of(ab.wins(), ab.ties(), ab.losses())).containsExactly(2, 1, 1);
    PairScore ba = score(scores, "b", "a");
    assertThat(List.of(ba.wins(), ba.ties(), ba.losses())).containsExactly(1, 1, 2);
    PairScore none = score(scores, "a", PairScore.OPTIMUM);
    assertThat(none.gaps()).isEmpty();
    assertThat(none.gap()).isNull();
  }
}
