package sdedge.stream.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.ReferenceStream;
import sdedge.instance.Steps;

/** Requests are valued as two other implementations value them. */
class ReferenceLoadTest {
  private static final double RELATIVE = 1e-9;

  static List<ReferenceStream> cases() {
    return ReferenceStream.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void loadsAreThoseExpected(ReferenceStream reference) {
    Prices prices = ReferencePrices.of(reference);

    close("mean", load(reference, prices, Steps.MEAN), reference.expected("load_mean"));
    close("drawn", load(reference, prices, Steps.EXPECTED), reference.expected("load_sampled"));
  }

  private static double load(ReferenceStream reference, Prices prices, Steps steps) {
    double[] values = RandomPrices.values(reference.instance(), Set.of(), prices, steps);
    return Arrays.stream(values).average().orElseThrow();
  }

  private static void close(String what, double computed, double expected) {
    assertThat(computed).as(what).isCloseTo(expected, within(RELATIVE * Math.abs(expected)));
  }

  @Test
  void someRideAndSomeDoNot() {
    assertThat(cases().stream().map(ReferenceStream::piggybacked).distinct()).contains(true, false);
  }
}
