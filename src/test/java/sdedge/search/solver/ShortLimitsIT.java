package sdedge.search.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.HandTime;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.control.ProgressListener;
import sdedge.instance.Instance;
import sdedge.instance.reader.InstanceReader;
import sdedge.search.Approach;
import sdedge.search.Effort;
import sdedge.search.Outcome;
import sdedge.search.Reduction;
import sdedge.search.SearchOptions;

/**
 * Under half a second to 4 s no scheme that is part of the question is faster, and no longer limit
 * gives a slower plan, on machines where a look at the clock takes 0.25 to 4 ms, and faster ones.
 */
class ShortLimitsIT {
  private static final double ROUNDING = 1 + 2e-9;

  /**
   * Makespans of schemes, seconds, by file and key and the looks that the limit had room for: with
   * fewer a search has got less far, or has the plan of the largest batches, which is a scheme of
   * its own.
   */
  private static final Map<String, NavigableMap<Long, Double>> FOUND_S = new HashMap<>();

  private static Outcome.Found solved(
      Instance instance, Approach approach, int limitMs, Duration look) {
    HandTime time = new HandTime(look);
    Control control =
        Control.limited(limitMs / 1e3, time, time.nanos(), () -> null, ProgressListener.NONE)
            .followedBy(0);
    return (Outcome.Found) Solver.solve(instance, approach, SearchOptions.DEFAULT, control);
  }

  private static final List<String> CASES =
      List.of(
          "src/test/resources/reference/hard/limit-500ms.yaml, 100, 2000 1000 500",
          "src/test/resources/reference/hard/limit-500ms.yaml, 4000, 4000 2000 1000 500",
          "src/test/resources/reference/hard/short-limit.yaml, 1000, 2000 500",
          "src/test/resources/reference/hard/two.yaml, 4000, 4000 2000 1000 500",
          "instances/devices.yaml, 1000, 2000 500",
          "instances/devices.yaml, 4000, 2000 500",
          // in the long lane
          "src/test/resources/reference/hard/limit-500ms.yaml, 250, 4000 2000 1000 500",
          "instances/drafts/handsets-band.yaml, 4000, 4000 500",
          // with -Dtest.draws=all
          "src/test/resources/reference/hard/two.yaml, 1000, 4000 2000 1000 500",
          "src/test/resources/reference/hard/limit-500ms.yaml, 50, 4000 2000 1000 500",
          "src/test/resources/reference/hard/limit-500ms.yaml, 1000, 4000 2000 1000 500",
          "src/test/resources/reference/hard/short-limit.yaml, 250, 2000 500",
          "src/test/resources/reference/hard/two.yaml, 250, 4000 2000 1000 500",
          "src/test/resources/reference/hard/limit-500ms.yaml, 20, 4000 2000 1000 500",
          "instances/drafts/handsets-band.yaml, 1000, 500",
          "instances/drafts/handsets-band.yaml, 250, 4000 500");

  static List<String> cases() {
    return TestSeeds.cases(6, 8, CASES);
  }

  /**
   * Of a file, microseconds of a look and milliseconds of limits. Of 4 s with looks of 0.1 ms,
   * which are left out, goodput alone needs 3.8 for its optimum, and schemes have 1.7 together.
   */
  @ParameterizedTest
  @MethodSource("cases")
  @Tag(TestSeeds.DRAWS)
  void theBestSchemeIsNeverMissed(String named) throws Exception {
    String[] parts = named.split(", ", -1);
    String file = parts[0];
    Duration look = Duration.ofNanos(1_000L * Integer.parseInt(parts[1]));
    Instance instance = InstanceReader.read(Path.of(file));
    double longerS = 0;
    for (int limitMs :
        Pattern.compile(" ").splitAsStream(parts[2]).mapToInt(Integer::parseInt).toArray()) {
      double makespanS = solved(instance, Method.DP, limitMs, look).makespanS();
      assertThat(longerS).as("more than " + limitMs + " ms").isLessThan(makespanS * ROUNDING);
      longerS = makespanS;
      for (Reduction scheme : Approaches.reductions(instance)) {
        if (scheme.effort() != Effort.WHOLE) {
          NavigableMap<Long, Double> foundS =
              FOUND_S.computeIfAbsent(file + " " + scheme.key(), key -> new TreeMap<>());
          long looks = Duration.ofMillis(limitMs).dividedBy(look);
          Map.Entry<Long, Double> more = foundS.ceilingEntry(looks);
          if (more == null || makespanS > more.getValue() * ROUNDING) {
            Outcome.Found found = solved(instance, scheme, limitMs, look);
            foundS.put(looks, found.makespanS());
            foundS.put(found.termination().isLimit() ? looks : Long.MAX_VALUE, found.makespanS());
          }
          assertThat(makespanS)
              .as(scheme.key() + " in " + limitMs + " ms")
              .isLessThanOrEqualTo(foundS.ceilingEntry(looks).getValue() * ROUNDING);
        }
      }
    }
  }

  /** Limits in milliseconds and microseconds of a look. */
  static List<Arguments> limits() {
    return TestSeeds.cases(
        2,
        4,
        List.of(
            Arguments.of(500, 250),
            Arguments.of(2000, 1000),
            Arguments.of(500, 100),
            Arguments.of(2000, 100)));
  }

  /** Half a second is enough for what {@code goodput} finds without a limit, in 3 s here. */
  @ParameterizedTest
  @MethodSource("limits")
  @Tag(TestSeeds.DRAWS)
  void aShortLimitFindsWhatASchemeFindsInAnyTime(int limitMs, int lookMicros) throws Exception {
    Instance instance =
        InstanceReader.read(Path.of("src/test/resources/reference/hard/short-limit.yaml"));
    double makespanS =
        solved(instance, Method.DP, limitMs, Duration.ofNanos(1_000L * lookMicros)).makespanS();
    assertThat(makespanS).isLessThanOrEqualTo(7.10574);
  }
}
