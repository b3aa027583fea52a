package sdedge.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.ReferenceStream;
import sdedge.control.Control;

/** Streams are served as two other implementations serve them. */
class ReferenceStreamTest {
  private static final double RELATIVE = 1e-9;

  /** Those whose groups are verified one by one. */
  static List<ReferenceStream> cases() {
    return ReferenceStream.all().stream().filter(each -> !each.merges()).toList();
  }

  @Test
  void thereAreSeventeenCases() {
    assertThat(cases()).hasSize(17);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyRequestIsServedAlike(ReferenceStream reference) {
    Requests requests = Requests.of(reference.arrivalsS(), reference.tasks());
    StreamSetting setting =
        new StreamSetting(policy(reference.policy()), reference.groups(), new StepGains.Mean());

    StreamResult result = new StreamRun(reference.instance()).run(requests, setting, Control.NONE);

    assertThat(result.isWhole()).isTrue();
    check(reference, "ready", result::readyS);
    check(reference, "admitted", result::admittedS);
    check(reference, "first", result::firstS);
    check(reference, "complete", result::completeS);
    check(reference, "steps", result::steps);
    int drafters = reference.instance().drafters().size();
    double[] drafterBusyS = reference.allExpected("drafters_busy");
    assertThat(drafterBusyS).hasSize(drafters);
    for (int d = 0; d < drafters; d++) {
      close("drafter " + d, result.busyS(ServerNumbers.drafter(d)), drafterBusyS[d]);
    }
    double verifierBusyS = reference.expected("verifier_busy");
    close("verifier", result.busyS(ServerNumbers.verifier(drafters)), verifierBusyS);
    double[] level = reference.level();
    StreamLevel promised = new StreamLevel(level[0], level[1], level[2]);
    close("attainment", result.attainment(promised), reference.expected("attainment"));
  }

  private static void check(ReferenceStream reference, String key, IntToDoubleFunction computed) {
    double[] expected = reference.allExpected(key);
    for (int r = 0; r < expected.length; r++) {
      close(key + " of request " + (r + 1), computed.applyAsDouble(r), expected[r]);
    }
  }

  private static void close(String what, double computed, double expected) {
    assertThat(computed)
        .as(what)
        .isCloseTo(expected, within(RELATIVE * Math.max(1e-9, Math.abs(expected))));
  }

  static ServingPolicy policy(String key) {
    if (key.equals("best")) {
      return new ServingPolicy.Best();
    }
    return key.equals("autoregressive")
        ? ServingPolicy.AUTOREGRESSIVE
        : new ServingPolicy.Fixed(Integer.parseInt(key.substring(key.indexOf(':') + 1)));
  }

  @Test
  void allPoliciesAndGroupsOccur() {
    assertThat(cases().stream().map(ReferenceStream::policy).distinct())
        .contains("autoregressive", "best", "fixed:1", "fixed:2", "fixed:3");
    assertThat(cases().stream().mapToInt(ReferenceStream::groups).distinct()).contains(1, 2, 3);
    assertThat(cases().stream().mapToInt(c -> c.instance().drafters().size()).distinct())
        .contains(1, 2);
    assertThat(cases()).anyMatch(c -> Arrays.stream(c.arrivalsS()).allMatch(s -> s == 0));
  }
}
