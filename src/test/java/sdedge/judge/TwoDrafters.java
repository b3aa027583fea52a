package sdedge.judge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.instance.Noise;
import sdedge.instance.Pipeline;
import sdedge.instance.PowerModel;
import sdedge.instance.RadioLink;
import sdedge.instance.Scope;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.Plan;

/** The shipped instance of two drafters with twelve tasks each, and plans of it. */
final class TwoDrafters {
  static final Instance INSTANCE = read();

  private TwoDrafters() {}

  private static Instance read() {
    try {
      return InstanceReader.read(Path.of("instances/two-drafters.yaml"));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Two cohorts of two batches, each of three tasks of either drafter. */
  static Plan batches(Pipeline pipeline) {
    List<Cohort> cohorts = new ArrayList<>();
    for (int c = 0; c < 2; c++) {
      List<Batch> batches = new ArrayList<>();
      for (int b = 0; b < 2; b++) {
        int first = 3 * (2 * c + b);
        batches.add(
            new Batch(List.of(first, first + 1, first + 2, first + 12, first + 13, first + 14), 3));
      }
      cohorts.add(new Cohort(batches));
    }
    return new Plan(pipeline, Scope.BATCH, null, UplinkPolicy.SEQUENTIAL, cohorts);
  }

  static Instance onOneBand() {
    RadioLink link = band("air");
    return INSTANCE.with(
        new Instance.Network(
            INSTANCE.verifier(),
            INSTANCE.drafters().stream().map(drafter -> onto(drafter, link)).toList()));
  }

  static Instance onBandsOfTheirOwn() {
    return INSTANCE.with(
        new Instance.Network(
            INSTANCE.verifier(),
            INSTANCE.drafters().stream()
                .map(drafter -> onto(drafter, band("of " + drafter.id())))
                .toList()));
  }

  private static RadioLink band(String name) {
    return new RadioLink(
        name, 1e4, new Noise.Density(-174, 5), PowerModel.CONSTANT_PSD, RadioLink.Sharing.IN_TURN);
  }

  private static Drafter onto(Drafter drafter, RadioLink link) {
    Fronthaul own = drafter.fronthaul();
    return drafter.with(
        new Fronthaul(
            own.rateBps(),
            own.latencyS(),
            own.bitsPerPromptToken(),
            own.bitsPerDraftToken(),
            own.bitsPerVerdict(),
            new RadioLink.Access(link, 20, -90)));
  }
}
