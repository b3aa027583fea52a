package sdedge.study.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sdedge.study.Interval;

/** Gaps, intervals, groups and wins by hand. */
class PairScoreTest {
  private static ScoredCase of(@Nullable Double optimumS, @Nullable Double a, @Nullable Double b) {
    return of("", "", optimumS, null, a, b);
  }

  private static ScoredCase of(
      String name,
      String group,
      @Nullable Double optimumS,
      @Nullable Double boundS,
      @Nullable Double a,
      @Nullable Double b) {
    Map<String, ScoredCase.Found> found = new LinkedHashMap<>();
    found.put("a", new ScoredCase.Found(a, "refused", group));
    found.put("b", new ScoredCase.Found(b, "time_limit", group));
    return new ScoredCase(name, found, optimumS, boundS);
  }

  private static PairScore score(List<PairScore> scores, String method, String against) {
    return score(scores, method, against, "");
  }

  private static PairScore score(
      List<PairScore> scores, String method, String against, String group) {
    return scores.stream()
        .filter(one -> one.method().equals(method) && one.against().equals(against))
        .filter(one -> one.group().equals(group))
        .findFirst()
        .orElseThrow();
  }

  private static List<Double> fractions(PairScore score) {
    return score.gaps().stream().map(PairScore.Gap::fraction).toList();
  }

  /** Gaps of a are 0, 0.1 and 0.5: mean 0.2, deviation √0.07, t(2) = 0.95·√(2/(1 − 0.95²)). */
  @Test
  void gapsAreMeansWithStudentsInterval() {
    List<PairScore> scores =
        PairScore.of(
            List.of(
                of("x", "", 2.0, null, 2.0, 4.0),
                of("y", "", 10.0, null, 11.0, null),
                of("z", "", 4.0, null, 6.0, 3.0)));
    PairScore gap = score(scores, "a", PairScore.OPTIMUM);

    assertThat(scores).hasSize(4);
    assertThat(gap.cases()).isEqualTo(3);
    assertThat(gap.gaps()).hasSize(3);
    Interval interval = Objects.requireNonNull(gap.gap());
    assertThat(interval.mean()).isCloseTo(0.2, within(1e-15));
    double half = 0.95 * Math.sqrt(2 / (1 - 0.95 * 0.95)) * Math.sqrt(0.07) / Math.sqrt(3);
    assertThat(interval.low()).isCloseTo(0.2 - half, within(1e-12));
    assertThat(interval.high()).isCloseTo(0.2 + half, within(1e-12));
    assertThat(gap.median()).isCloseTo(0.1, within(1e-15));
    assertThat(gap.largest()).isEqualTo(new PairScore.Gap("z", 0.5, false));
    assertThat(fractions(score(scores, "b", PairScore.OPTIMUM))).containsExactly(1.0, -0.25);
  }

  @Test
  void winsTiesAndLossesAreOfPairs() {
    List<PairScore> scores =
        PairScore.of(
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
    assertThat(none.median()).isNull();
    assertThat(none.largest()).isNull();
  }

  /** What differs by more than rounding is no tie. */
  @Test
  void aBillionthIsRounding() {
    List<PairScore> scores =
        PairScore.of(
            List.of(
                of(null, 1.0, 1 + 5e-10),
                of(null, 1 + 5e-10, 1.0),
                of(null, 1.0, 1 + 2e-9),
                of(null, 1 + 2e-9, 1.0),
                of(null, 1.0, 1.001)));
    PairScore ab = score(scores, "a", "b");
    assertThat(List.of(ab.wins(), ab.ties(), ab.losses())).containsExactly(2, 2, 1);
  }

  /** Without a proof the bound stands for the optimum: 12 over 10 is the worst of all. */
  @Test
  void nothingDropsOutOfAMeanInSilence() {
    List<ScoredCase> cases =
        List.of(
            of("x", "", 2.0, 2.0, 2.0, 2.0),
            of("y", "", null, 10.0, 12.0, null),
            of("z", "", null, null, 1.0, 1.0));
    PairScore gap = score(PairScore.of(cases), "a", PairScore.OPTIMUM);

    assertThat(fractions(gap)).containsExactly(0.0, (12.0 - 10.0) / 10.0);
    assertThat(gap.toBound()).isOne();
    assertThat(Objects.requireNonNull(gap.largest()).at()).isEqualTo("y");
    assertThat(ScoredCase.notes(cases))
        .containsExactly(
            "counted by the gap to the best bound, as no method proved an optimum: y",
            "b left out, as it has no plan (time_limit): y",
            "left out, as no method proved an optimum or a bound: z");
  }

  @Test
  void groupsAreScoredBesideAll() {
    List<PairScore> scores =
        PairScore.of(
            List.of(
                of("x1", "x", 1.0, null, 1.0, 2.0),
                of("y1", "y", 1.0, null, 3.0, 2.0),
                of("x2", "x", 1.0, null, 2.0, 2.0)));

    assertThat(fractions(score(scores, "a", PairScore.OPTIMUM))).containsExactly(0.0, 2.0, 1.0);
    assertThat(fractions(score(scores, "a", PairScore.OPTIMUM, "x"))).containsExactly(0.0, 1.0);
    assertThat(fractions(score(scores, "a", "b", "y"))).containsExactly(0.5);
    assertThat(score(scores, "a", "b", "x").cases()).isEqualTo(2);
  }
}
