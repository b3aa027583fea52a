package sdedge.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.TestSeeds;
import sdedge.instance.Acceptance;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Node;
import sdedge.instance.reader.InstanceReader;
import sdedge.latency.DraftPasses;
import sdedge.latency.ExpectedSteps;
import sdedge.latency.PassTime;

/** What a fit sees of the times is what the nodes with its parameters take. */
class TimesTest {
  private static final double MOVE = 1e-6;

  /** Ratios and derivatives at a point. */
  private record Seen(List<Double> ratios, List<double[]> slopes) {
    static Seen at(Times times, double[] point) {
      Seen seen = new Seen(new ArrayList<>(), new ArrayList<>());
      times.at(
          point,
          (i, ratio, slopes) -> {
            assertThat(i).isEqualTo(seen.ratios.size());
            seen.ratios.add(ratio);
            seen.slopes.add(slopes.clone());
          });
      return seen;
    }
  }

  private static double[] draw(Random random, List<FitParameter> parameters) {
    return parameters.stream()
        .mapToDouble(
            p -> {
              double least = StrictMath.log(p.least());
              return least + random.nextDouble() * (StrictMath.log(p.most()) - least);
            })
        .toArray();
  }

  private static Node with(Node base, Role role, List<FitParameter> parameters, double[] point) {
    Map<FitParameter, Double> own = new HashMap<>();
    for (int k = 0; k < point.length; k++) {
      if (parameters.get(k).role() == role) {
        own.put(parameters.get(k), StrictMath.exp(point[k]));
      }
    }
    return Speed.of(base, own);
  }

  /** Of passes and of runs. */
  private static List<FitParameter> ofBoth() {
    List<FitParameter> all = new ArrayList<>(FitParameter.ofPasses(Role.VERIFIER));
    all.addAll(FitParameter.ofRuns(Role.VERIFIER, true));
    all.addAll(FitParameter.ofPasses(Role.DRAFTER));
    return all;
  }

  @Test
  void ratiosAreThoseOfTheLaw() {
    TestSeeds.each(
        getClass(),
        20,
        random -> {
          Map<Role, Node> base = NoisyRuns.machine();
          List<FitParameter> parameters = ofBoth();
          Times times = new Times(base, Map.of(), parameters);
          ExpectedSteps steps = new ExpectedSteps(Acceptance.of(0.7, 0.6));
          List<Law> laws =
              NoisyRuns.draw(random, 70).stream().map(run -> Law.of(run, steps)).toList();
          laws.forEach(times::add);
          MeasuredPass pass = new MeasuredPass(100, 5000, 0.07, 4);
          times.add(Role.DRAFTER, pass);
          double[] point = draw(random, parameters);
          PassTime verifier =
              PassTime.of(with(Pair.known(base, Role.VERIFIER), Role.VERIFIER, parameters, point));
          PassTime drafter =
              PassTime.of(with(Pair.known(base, Role.DRAFTER), Role.DRAFTER, parameters, point));
          Seen seen = Seen.at(times, point);
          for (int i = 0; i < laws.size(); i++) {
            double ratio =
                laws.get(i).tpotS(verifier, DraftPasses.single(drafter))
                    / laws.get(i).run().tpotS();
            assertThat(seen.ratios.get(i)).isCloseTo(ratio, within(1e-13 * ratio));
          }
          double ratio = pass.pass().seconds(drafter) / pass.seconds();
          assertThat(seen.ratios.get(laws.size())).isCloseTo(ratio, within(1e-13 * ratio));
        });
  }

  private static MeasuredRun in(String mode, MeasuredRun run) {
    return new MeasuredRun(
        run.length(),
        run.concurrency(),
        run.running(),
        run.inputTokens(),
        run.outputTokens(),
        run.tpotS(),
        run.acceptanceLength(),
        run.tokensPerS(),
        run.weight(),
        run.length() == 0 ? "" : mode,
        "",
        Double.NaN);
  }

  /** Of a maximum, away from where its sides are equal; modes share the speed of their nodes. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void slopesAreTheDerivatives(boolean withModes) throws Exception {
    Drafter drafter =
        InstanceReader.read(Path.of("instances/drafts/l4-a100-modes.yaml")).drafters().get(0);
    List<DraftMode> modes = withModes ? drafter.modes() : List.of();
    List<FitParameter> parameters = new ArrayList<>(ofBoth());
    modes.forEach(
        mode -> parameters.add(FitParameter.passOverhead(FittedMode.role(mode), mode.name())));
    TestSeeds.each(
        getClass(),
        5,
        random -> {
          Times times = new Times(NoisyRuns.machine(), Map.of(), modes, parameters);
          ExpectedSteps steps = new ExpectedSteps(Acceptance.of(0.7, 0.6));
          for (MeasuredRun run : NoisyRuns.draw(random, 70)) {
            String mode = withModes ? modes.get(random.nextInt(modes.size())).name() : "";
            times.add(Law.of(in(mode, run), steps));
          }
          double[] point = draw(random, parameters);
          Seen here = Seen.at(times, point);
          for (int k = 0; k < point.length; k++) {
            double[] moved = point.clone();
            moved[k] = point[k] + MOVE;
            Seen up = Seen.at(times, moved);
            moved[k] = point[k] - MOVE;
            Seen down = Seen.at(times, moved);
            for (int i = 0; i < here.ratios.size(); i++) {
              double slope = StrictMath.log(up.ratios.get(i) / down.ratios.get(i)) / (2 * MOVE);
              assertThat(here.slopes.get(i)[k])
                  .as("%s of run %d", parameters.get(k), i)
                  .isCloseTo(slope, within(1e-8));
            }
          }
        });
  }

  @Test
  void aNodeThatIsKnownHasNoSlopes() throws Exception {
    Map<Role, Node> base = NoisyRuns.machine();
    List<FitParameter> parameters = FitParameter.ofRuns(Role.VERIFIER, false);
    Times times = new Times(base, Map.of(Role.DRAFTER, new Speed.Former()), parameters);
    MeasuredRun run =
        new MeasuredRun(3, 8, 8, 200, 100, 0.05, 2.5, Double.NaN, 1, "", "", Double.NaN);
    Law law = Law.of(run, new ExpectedSteps(Acceptance.of(0.7)));
    times.add(law);
    double[] point = draw(new Random(1), parameters);
    Node verifier = with(Pair.known(base, Role.VERIFIER), Role.VERIFIER, parameters, point);
    double ratio =
        law.tpotS(
                PassTime.of(verifier),
                DraftPasses.single(PassTime.of(Pair.known(base, Role.DRAFTER))))
            / 0.05;

    Seen seen = Seen.at(times, point);

    assertThat(seen.ratios.get(0)).isCloseTo(ratio, within(1e-13 * ratio));
    assertThat(seen.slopes.get(0)).hasSize(5);
  }

  /** So that a fit may slide along the edge. */
  @Test
  void whereBothSidesAreEqualEachCountsHalf() throws Exception {
    List<FitParameter> parameters = FitParameter.ofPasses(Role.DRAFTER);
    Times times = new Times(NoisyRuns.machine(), Map.of(), parameters);
    times.add(Role.DRAFTER, new MeasuredPass(64, 1000, 0.01, 1));
    double low = -6;
    double high = 0;
    for (int i = 0; i < 100; i++) { // flops_efficiency at which they are
      double middle = (low + high) / 2;
      boolean isCompute = slopes(times, middle)[0] < slopes(times, middle)[1];
      low = isCompute ? middle : low;
      high = isCompute ? high : middle;
    }
    double[] slopes = slopes(times, low);
    assertThat(slopes[0]).isNegative().isCloseTo(slopes[1], within(1e-6));
  }

  private static double[] slopes(Times times, double flopsEfficiency) {
    return Seen.at(times, new double[] {flopsEfficiency, -0.2, -7}).slopes.get(0);
  }
}
