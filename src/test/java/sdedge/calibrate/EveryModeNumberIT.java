package sdedge.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sdedge.calibrate.Request.Source;
import sdedge.control.Control;
import sdedge.instance.Acceptance;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.ModeNumber;
import sdedge.instance.Node;
import sdedge.instance.reader.InstanceReader;
import sdedge.latency.DraftPasses;
import sdedge.latency.TaskProgress;
import sdedge.stream.steady.SteadyLoad;
import sdedge.stream.steady.SteadyService;
import sdedge.study.Settings;

/**
 * Whatever number a draft mode states, a fit to runs of it explains them: they are what the nodes
 * it writes take.
 */
class EveryModeNumberIT {
  private static final Path FILE = Path.of("instances/drafts/l4-a100-modes.yaml");
  private static final List<Integer> LENGTHS = List.of(0, 1, 3, 6);
  private static final Acceptance RATES = Acceptance.of(0.8);
  private static final double INPUT = 300;
  private static final double OUTPUT = 120;
  private static final double WORST = 0.02; // what is known before pulls a little
  private static final double MEAN = 0.005;

  /** The base whose modes state a number; those at the verifier only if they may. */
  private static String base(ModeNumber number) throws Exception {
    String stated = ", " + number.key() + ": " + value(number);
    String text = Files.readString(FILE).replace(", pass_overhead_s: 0.001}", "}");
    text = text.replace("{name: edge}", "{name: edge" + stated + "}");
    return number.isOfFronthaul()
        ? text
        : text.replace("at: verifier}", "at: verifier" + stated + "}")
            .replace("passes: block}", "passes: block" + stated + "}");
  }

  /** Much of a step, but for tokens, of which a fit knows no overhead and explains it otherwise. */
  private static double value(ModeNumber number) {
    return number == ModeNumber.TOKEN_OVERHEAD_S ? 2e-6 : 0.004;
  }

  private static double tpotS(Instance instance, DraftMode mode, int length, int load) {
    Drafter drafter = instance.drafters().get(0);
    Node on = mode.isAtVerifier() ? instance.verifier() : drafter.node();
    SteadyLoad requests = SteadyLoad.of(INPUT, OUTPUT, RATES);
    return SteadyService.of(
            instance.verifier(), mode.model(), DraftPasses.of(mode, on), requests, LENGTHS)
        .tpotS(length, load);
  }

  /** Is notified of a run. */
  private interface Runs {
    void accept(DraftMode mode, int length, int load);
  }

  private static void forEach(Instance instance, Runs runs) {
    for (DraftMode mode : instance.drafters().get(0).modes()) {
      for (int length : LENGTHS) {
        for (int load = 1; load <= 64; load *= 4) {
          runs.accept(mode, length, load);
        }
      }
    }
  }

  private static String runs(Instance instance) {
    StringBuilder text =
        new StringBuilder(
            "length,concurrency,input_tokens,output_tokens,tpot_s,acceptance_length,mode\n");
    forEach(
        instance,
        (mode, length, load) -> {
          text.append(length).append(',').append(load).append(',');
          text.append(INPUT).append(',').append(OUTPUT).append(',');
          text.append(tpotS(instance, mode, length, load)).append(',');
          text.append(length == 0 ? "" : TaskProgress.expectedTokens(RATES.inContext(1), length))
              .append(',');
          text.append(length == 0 ? "" : mode.name()).append('\n');
        });
    return text.toString();
  }

  @ParameterizedTest
  @EnumSource(ModeNumber.class)
  void runsAreFoundAgain(ModeNumber number) throws Exception {
    byte[] base = base(number).getBytes(StandardCharsets.UTF_8);
    Instance machine = InstanceReader.parse("base.yaml", base, FILE.resolveSibling(""));
    assertThat(machine.drafters().get(0).modes().get(0).number(number)).isEqualTo(value(number));
    Source runs = new Source("runs.csv", runs(machine).getBytes(StandardCharsets.UTF_8), -1, "");

    Calibration fit =
        Calibration.fit(
            new Source("base.yaml", base, -1, ""),
            FILE.resolveSibling(""),
            new Request(List.of(runs), Map.of(), LENGTHS, false, Request.Serving.USUAL),
            Control.NONE);

    byte[] written = Objects.requireNonNull(CalibrationFiles.of(fit, List.of()).get("nodes.yaml"));
    Instance found =
        CalibratedNodes.read("nodes.yaml", written, FILE.resolveSibling(""), Settings.NONE)
            .instance();
    List<Double> errors = new ArrayList<>();
    forEach(
        machine,
        (mode, length, load) -> {
          DraftMode calibrated = found.drafters().get(0).mode(mode.name());
          double tpotS = tpotS(found, calibrated, length, load);
          errors.add(Math.abs(tpotS / tpotS(machine, mode, length, load) - 1));
        });
    assertThat(errors).hasSize(48).allMatch(error -> error < WORST);
    assertThat(errors.stream().mapToDouble(error -> error).average().orElseThrow())
        .isLessThan(MEAN);
  }
}
