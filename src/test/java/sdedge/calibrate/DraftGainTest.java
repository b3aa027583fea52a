package sdedge.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sdedge.control.Control;

/** Whether drafting pays, from runs with and without drafts or one of them. */
class DraftGainTest {
  private static final Path BASE = Path.of("instances/calibrated/base.yaml");
  private static final String HEAD =
      "length,concurrency,input_tokens,output_tokens,tpot_s,acceptance_length\n";

  private static List<DraftGain> gains(String... rows) throws Exception {
    byte[] runs = (HEAD + String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8);
    Request request =
        new Request(
            List.of(new Request.Source("runs.csv", runs, -1, "")),
            Map.of(),
            List.of(0, 1, 2, 3, 4),
            false,
            Request.Serving.USUAL);
    Request.Source base = new Request.Source("base.yaml", Files.readAllBytes(BASE), -1, "");
    return Calibration.fit(base, BASE.resolveSibling(""), request, Control.NONE).gains();
  }

  /** A ratio of two measured times, each known to 3 %: 1.96·√2·3 %. */
  @Test
  void whatIsMeasuredIsTheRatioOfItsTimes() throws Exception {
    List<DraftGain> gains =
        gains(
            "0,1,700,220,0.020,",
            "4,1,700,220,0.010,3.0",
            "0,32,700,220,0.030,",
            "4,32,700,220,0.036,3.0");
    assertThat(gains).hasSize(2).allMatch(DraftGain::isMeasured);
    assertThat(gains.get(0).value()).isCloseTo(2, within(1e-12));
    assertThat(gains.get(0).high())
        .isCloseTo(2 * Math.exp(1.959964 * 0.03 * Math.sqrt(2)), within(1e-9));
    assertThat(gains.get(0).low())
        .isCloseTo(2 * Math.exp(-1.959964 * 0.03 * Math.sqrt(2)), within(1e-9));
    assertThat(gains)
        .extracting(DraftGain::verdict)
        .containsExactly(DraftGain.Verdict.PAYS, DraftGain.Verdict.DOES_NOT_PAY);
    assertThat(gains.get(0).text())
        .isEqualTo(
            "at 1 requests 4 drafts pay: 2 times the tokens per second of none (95 %: 1.84 to"
                + " 2.173), measured");
  }

  @Test
  void theIntervalDecidesWhatPays() {
    assertThat(verdict(1.05, 1.4)).isEqualTo(DraftGain.Verdict.PAYS);
    assertThat(verdict(1, 1.4)).isEqualTo(DraftGain.Verdict.MAY_PAY);
    assertThat(verdict(0.7, 1)).isEqualTo(DraftGain.Verdict.MAY_PAY);
    assertThat(verdict(0.7, 0.95)).isEqualTo(DraftGain.Verdict.DOES_NOT_PAY);
  }

  private static DraftGain.Verdict verdict(double low, double high) {
    return new DraftGain("", 8, 3, Math.sqrt(low * high), low, high, true, true).verdict();
  }

  /** Runs with drafts alone say less of runs without, and those of both say what was measured. */
  @Test
  void oneKindOfRunsSaysLess() throws Exception {
    List<DraftGain> drafts =
        gains("3,1,700,220,0.0105,2.5", "3,8,700,220,0.0125,2.5", "3,64,700,220,0.030,2.5");
    assertThat(drafts).hasSize(3).noneMatch(DraftGain::isMeasured);
    for (DraftGain gain : drafts) {
      assertThat(gain.length()).isEqualTo(3);
      assertThat(gain.low()).isLessThan(gain.value() / Math.exp(1.959964 * 0.03 * Math.sqrt(2)));
      assertThat(gain.value() * gain.value()).isCloseTo(gain.low() * gain.high(), within(1e-9));
    }
    assertThat(drafts.get(0).value()).isGreaterThan(drafts.get(2).value());
  }

  /** Where the tokens per step are as many as asked for, drafts take as long as none. */
  @Test
  void withoutDraftsItIsSaidHowManyTokensAStepNeeds() throws Exception {
    List<DraftGain> none =
        gains("0,1,700,220,0.0098,", "0,8,700,220,0.0105,", "0,64,700,220,0.017,");
    assertThat(none).hasSize(3).allMatch(gain -> gain.verdict() == DraftGain.Verdict.NEEDS);
    assertThat(none.get(0).value()).isBetween(1.0, 4.0);
    assertThat(none.get(0).low()).isCloseTo(1.6243, within(2e-3));
    assertThat(none.get(0).high()).isCloseTo(4.7416, within(2e-3));
    assertThat(none.get(2).value()).isGreaterThan(4);
    assertThat(none.get(0).text()).endsWith("; no run has drafts").contains("3 drafts pay from ");
  }
}
