package sdedge.search.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.HandTime;
import sdedge.instance.Instance;
import sdedge.instance.reader.InstanceReader;
import sdedge.search.Approach;
import sdedge.search.Effort;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.study.Watch;

/**
 * Under half a second to 4 s no scheme that is part of the question is faster, and no longer limit
 * gives a slower plan, on machines of a quarter to four times the speed at which a look at the
 * clock takes a millisecond.
 */
class ShortLimitsTest {
  private static final List<Integer> LIMITS_MS = List.of(500, 1_000, 2_000, 4_000);
  private static final double ROUNDING = 1 + 2e-9;

  /**
   * Plans of schemes, seconds, by file, key and the looks that the limit has room for: on this clock
   * a scheme sees nothing else of it. Of those that no limit ended by file and key alone: longer
   * limits and faster machines, which come later, change nothing.
   */
  private static final Map<String, Double> KNOWN_S = new HashMap<>();

  /** The control of the command line. */
  private static final class Watched extends Watch {
    Watched(Duration limit, HandTime time) {
      super(limit, time, time.nanos(), 0, false);
    }

    @Override
    public boolean isInterrupted() {
      return false;
    }
  }

  private static Outcome.Found solved(
      Instance instance, Approach approach, int limitMs, Duration look) {
    Watched control = new Watched(Duration.ofMillis(limitMs), new HandTime(look));
    return (Outcome.Found) Solver.solve(instance, approach, SearchOptions.DEFAULT, control);
  }

  @ParameterizedTest
  @CsvSource({
    "src/test/resources/reference/hard/limit-500ms.yaml, 4000",
    "src/test/resources/reference/hard/limit-500ms.yaml, 1000",
    "src/test/resources/reference/hard/limit-500ms.yaml, 250",
    "src/test/resources/reference/hard/two.yaml, 4000",
    "src/test/resources/reference/hard/two.yaml, 1000",
    "src/test/resources/reference/hard/two.yaml, 250",
    "instances/drafts/handsets-band.yaml, 4000",
    "instances/drafts/handsets-band.yaml, 1000",
    "instances/drafts/handsets-band.yaml, 250"
  })
  void theBestSchemeIsNeverMissed(Path file, int lookMicros) throws Exception {
    Instance instance = InstanceReader.read(file);
    Duration look = Duration.ofNanos(1_000L * lookMicros);
    double beforeS = Double.POSITIVE_INFINITY;
    for (int limitMs : LIMITS_MS) {
      double makespanS = solved(instance, Method.DP, limitMs, look).makespanS();
      assertThat(makespanS).as(limitMs + " ms").isLessThanOrEqualTo(beforeS * ROUNDING);
      beforeS = makespanS;
      for (Approach scheme : Approaches.schemes(instance)) {
        if (scheme.effort() != Effort.WHOLE) {
          double cheapS = makespanS(file, instance, scheme, limitMs, look);
          assertThat(makespanS)
              .as(scheme.key() + " in " + limitMs + " ms")
              .isLessThanOrEqualTo(cheapS * ROUNDING);
        }
      }
    }
  }

  private static double makespanS(
      Path file, Instance instance, Approach scheme, int limitMs, Duration look) {
    String whole = file + " " + scheme.key();
    String limited = whole + " " + Duration.ofMillis(limitMs).dividedBy(look);
    Double knownS = KNOWN_S.getOrDefault(whole, KNOWN_S.get(limited));
    if (knownS != null) {
      return knownS;
    }
    Outcome.Found found = solved(instance, scheme, limitMs, look);
    KNOWN_S.put(found.termination().isLimit() ? limited : whole, found.makespanS());
    return found.makespanS();
  }
}
