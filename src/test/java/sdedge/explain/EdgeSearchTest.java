package sdedge.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.control.Termination;
import sdedge.search.Outcome;

/** Where speculation stops to pay is found on both sides, by a search that knows it. */
class EdgeSearchTest {
  private final List<Double> asked = new ArrayList<>();

  /** A number of which the instance holds the turn as the latency of its only fronthaul. */
  private static ChangedParameter dial(double now, double least, double most, double finest) {
    return new ChangedParameter(
        "q", "shift", "", now, least, most, finest, KnownSearch::at, turn -> 2 * turn);
  }

  /** Drafts pay between two turns. */
  private Resolver between(double low, double high) {
    return KnownSearch.by(
        instance -> {
          double turn = KnownSearch.turn(instance);
          asked.add(turn);
          return KnownSearch.optimal(instance, turn >= low && turn <= high ? 3 : 0);
        });
  }

  private static void assertEdge(BreakEven.@Nullable Edge edge, double at, double width) {
    assertThat(edge).isNotNull();
    if (edge != null) {
      assertThat(at).isBetween(edge.low().turn(), edge.high().turn());
      assertThat(edge.high().turn() - edge.low().turn()).isPositive().isLessThanOrEqualTo(width);
      assertThat(edge.low().value()).isEqualTo(2 * edge.low().turn());
      assertThat(edge.low().solved().speculates()).isNotEqualTo(edge.high().solved().speculates());
    }
  }

  @ParameterizedTest
  @CsvSource({"-0.3, 0.7", "-0.99995, 0.5", "-0.00011, 0.00013"})
  void bothSidesAreFoundAsFinelyAsTheyAreToldApart(double low, double high) {
    ChangedParameter dial = dial(0, -1, 1, 1e-4);
    Resolver resolver = between(low, high);
    BestPlan now = resolver.solve(KnownSearch.at(0));
    EdgeSearch search = new EdgeSearch(dial, resolver);

    BreakEven.Side below = search.towards(-1, now);
    BreakEven.Side above = search.towards(1, now);

    assertThat(below.complete() && above.complete()).isTrue();
    assertEdge(below.edge().orElse(null), low, 1e-4 + 1e-3 * -low);
    assertEdge(above.edge().orElse(null), high, 1e-4 + 1e-3 * high);
  }

  /** Over six orders of magnitude by equal ratios, which is few searches. */
  @ParameterizedTest
  @CsvSource({"0.002", "0.9", "1.5", "700"})
  void ratiosAreHalved(double edge) {
    ChangedParameter dial = dial(1, 1e-3, 1e3, 1e-6);
    Resolver resolver = between(edge, Double.POSITIVE_INFINITY);
    BestPlan now = resolver.solve(KnownSearch.at(1));
    asked.clear();
    EdgeSearch search = new EdgeSearch(dial, resolver);

    BreakEven.Side found = search.towards(edge < 1 ? 1e-3 : 1e3, now);

    assertEdge(found.edge().orElse(null), edge, 1e-3 * edge * 1.001);
    assertThat(asked).hasSizeLessThan(20);
    assertThat(asked.get(1)).isCloseTo(Math.sqrt(edge < 1 ? 1e-3 : 1e3), within(1e-12));
  }

  /** The nearest of several changes of the length: 3 up to 0.4, then 5, none from 0.9 on. */
  @Test
  void lengthsChangeWhereAnotherIsBest() {
    Resolver resolver =
        KnownSearch.by(
            instance -> {
              double turn = KnownSearch.turn(instance);
              asked.add(turn);
              return KnownSearch.optimal(instance, turn > 0.9 ? 0 : turn > 0.4 ? 5 : 3);
            });
    BestPlan now = resolver.solve(KnownSearch.at(0));
    EdgeSearch search = new EdgeSearch(dial(0, -1, 1, 1e-4), resolver);

    BreakEven.Side above = search.towards(1, now);

    assertEdge(above.edge().orElse(null), 0.9, 1e-3 * 0.9);
    BreakEven.Edge lengths = above.lengths().orElseThrow();
    assertThat(0.4).isBetween(lengths.low().turn(), lengths.high().turn());
    assertThat(lengths.high().turn() - lengths.low().turn()).isLessThanOrEqualTo(1e-2 * 0.4 * 1.1);
    assertThat(lengths.low().solved().lengths()).containsExactly(3);
    assertThat(lengths.high().solved().lengths()).containsExactly(5);
    assertThat(search.towards(-1, now))
        .isEqualTo(new BreakEven.Side(Optional.empty(), Optional.empty(), Optional.empty(), true));
    assertThat(asked).doesNotHaveDuplicates();
  }

  @Test
  void thereIsNoEdgeWhereBothEndsAreAlike() {
    Resolver resolver = between(-1, 1);
    BestPlan now = resolver.solve(KnownSearch.at(0));
    asked.clear();

    assertThat(new EdgeSearch(dial(0, 0, 1, 1e-4), resolver).towards(0, now))
        .as("the dial stands at its end")
        .isEqualTo(new BreakEven.Side(Optional.empty(), Optional.empty(), Optional.empty(), true));
    assertThat(asked).isEmpty();
    assertThat(new EdgeSearch(dial(0, -1, 1, 1e-4), resolver).towards(1, now))
        .isEqualTo(new BreakEven.Side(Optional.empty(), Optional.empty(), Optional.empty(), true));
    assertThat(asked).containsExactly(1.0);
  }

  @Test
  void whatWasNotSolvedToItsEndHasNoEdge() {
    Resolver stopped =
        KnownSearch.by(
            instance ->
                KnownSearch.turn(instance) > 0.4
                    ? KnownSearch.optimal(instance, 0)
                    : new Outcome.Unknown(Termination.TIME_LIMIT, null));
    BestPlan now = between(-1, 1).solve(KnownSearch.at(0));
    BreakEven.Side found = new EdgeSearch(dial(0, -1, 1, 1e-4), stopped).towards(1, now);
    assertThat(found)
        .isEqualTo(new BreakEven.Side(Optional.empty(), Optional.empty(), Optional.empty(), false));
    assertThat(new EdgeSearch(dial(0, -1, 1, 1e-4), stopped).towards(-1, now).complete()).isFalse();
  }
}
