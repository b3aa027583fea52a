package sdedge.wireless.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static sdedge.Json.list;
import static sdedge.Json.map;
import static sdedge.Json.number;
import static sdedge.Json.numbers;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Shares at a price and whole windows against values of 50 digits. */
class ClosedFormsTest {
  private static final double PERCENT = 1e-14 * 100;

  @Test
  void sharesAtAPriceAreExact() throws Exception {
    for (Object entry : list(UplinkReference.json("closed_forms").get("share_at_price"))) {
      Map<String, Object> expected = map(entry);
      double nu = number(expected.get("nu"));
      ShareAtPrice share = ShareAtPrice.of(nu);
      near("y", share.y(), number(expected.get("y")));
      near("z", share.z(), number(expected.get("one_minus_y")));
      near("snr", share.z() / share.y(), number(expected.get("snr")));
      near("share", share.y() / share.z(), number(expected.get("share_over_gamma")));
      if (nu < 30) { // beyond, ν loses what the SNR gains
        near("nu", ShareAtPrice.nu(number(expected.get("snr"))), nu);
      }
    }
  }

  @Test
  void windowsAreExact() throws Exception {
    for (Object entry : list(UplinkReference.json("closed_forms").get("windows"))) {
      Map<String, Object> expected = map(entry);
      double[] gamma = numbers(expected.get("gamma_hz"));
      SharedCell cell =
          new SharedCell(
              0, number(expected.get("bandwidth_hz")), new int[gamma.length], gamma, gamma);
      WeightedSumRate window = WeightedSumRate.of(cell, numbers(expected.get("weights")), 0, 0, 0);
      near("price", window.price(), number(expected.get("price")));
      near("value", window.value(), number(expected.get("value")));
      double[] shares = numbers(expected.get("shares_hz"));
      for (int k = 0; k < shares.length; k++) {
        // A share e^(−ν) has the error of ν, times ν.
        double digits = Math.max(1, Math.log(cell.bandwidthHz() / shares[k]));
        assertThat(window.share(k)).isCloseTo(shares[k], withinPercentage(PERCENT * digits));
      }
    }
  }

  private static void near(String what, double actual, double expected) {
    assertThat(actual).as(what).isCloseTo(expected, withinPercentage(PERCENT));
  }
}
