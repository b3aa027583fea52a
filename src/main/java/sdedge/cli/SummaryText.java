package sdedge.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sdedge.output.Result;
import sdedge.plan.Plan;
import sdedge.timeline.Components;
import sdedge.timeline.Execution;
import sdedge.timeline.Utilisation;

/** What a person wants to know of a result, in at most 20 lines. */
final class SummaryText {
  private static final int LISTED_REASONS = 8;
  private static final int LISTED_DRAFTERS = 4;

  private final Result result;
  private final Palette palette;
  private final List<String> lines = new ArrayList<>();

  private SummaryText(Result result, Palette palette) {
    this.result = result;
    this.palette = palette;
  }

  /** The lines for a result. */
  static List<String> of(Result result, Palette palette) {
    return new SummaryText(result, palette).lines();
  }

  private List<String> lines() {
    String status = palette.status(result.status());
    lines.add(palette.bold(result.instance().name()) + ": " + status + how());
    Execution execution = result.execution();
    if (execution != null) {
      plan(execution);
    }
    int listed = Math.min(LISTED_REASONS, result.reasons().size());
    result.reasons().subList(0, listed).forEach(reason -> lines.add("  " + reason));
    if (listed < result.reasons().size()) {
      lines.add("  and " + (result.reasons().size() - listed) + " more reasons, see summary.json");
    }
    if (!result.note().isEmpty()) {
      field("note", result.note());
    }
    return lines;
  }

  private String how() {
    return " ("
        + result.method()
        + ", "
        + result.pipeline().key()
        + ", ended: "
        + result.termination().key()
        + ")";
  }

  private void plan(Execution execution) {
    field("makespan", palette.bold(Human.seconds(execution.makespanS())) + bound());
    Components parts = execution.components();
    if (parts != null) {
      field("made of", components(parts, execution.makespanS()));
    }
    Double meanStepsS = result.meanStepsS();
    if (meanStepsS != null) {
      field("mean steps", meanSteps(meanStepsS / execution.makespanS() - 1, meanStepsS));
    }
    double perS = result.tokens() / execution.makespanS();
    field("tokens", result.tokens() + ", " + Human.number(perS) + " per second");
    PlanText.lines(execution.plan()).forEach(lines::add);
    field("decisions", decisions(execution.plan()));
    busy(execution);
    Double autoregressiveS = result.autoregressiveS();
    Double reduction = result.reduction();
    if (autoregressiveS != null && reduction != null) {
      String saved = reduction >= 0 ? " less" : " more";
      field(
          "without",
          "autoregressive decoding takes "
              + Human.seconds(autoregressiveS)
              + "; this plan "
              + Human.percent(Math.abs(reduction))
              + saved);
    }
  }

  private String bound() {
    Double boundS = result.boundS();
    Double gap = result.gap();
    return boundS == null || gap == null
        ? " (no bound)"
        : " (bound " + Human.seconds(boundS) + ", gap " + Human.percent(gap) + ")";
  }

  private static String meanSteps(double change, double meanStepsS) {
    String size = Human.percent(Math.abs(change)) + (change <= 0 ? " less" : " more");
    return "would promise " + Human.seconds(meanStepsS) + ", " + size;
  }

  private static String components(Components parts, double makespanS) {
    return part("upload wait", parts.uploadWaitS(), makespanS)
        + ", "
        + part("draft", parts.draftS(), makespanS)
        + ", "
        + part("fronthaul", parts.fronthaulS(), makespanS)
        + ", "
        + part("verify", parts.verifyS(), makespanS);
  }

  private static String part(String name, double seconds, double makespanS) {
    String share = Human.share(seconds / makespanS);
    return name + " " + Human.seconds(seconds) + " (" + share + ")";
  }

  private static String decisions(Plan plan) {
    String order = plan.order() == null ? "free" : plan.order().key();
    return "order " + order + ", uplink " + plan.uplink().key();
  }

  /** A line; with several drafters one more for each. */
  private void busy(Execution execution) {
    Utilisation utilisation = Utilisation.of(result.instance(), execution);
    int drafters = utilisation.drafters().size();
    String verifier = result.instance().verifier().id() + " " + Human.share(utilisation.verifier());
    if (drafters == 1) {
      field("busy", verifier + ", " + busy(execution, utilisation, 0));
      return;
    }
    field("busy", verifier);
    for (int d = 0; d < Math.min(LISTED_DRAFTERS, drafters); d++) {
      field("", busy(execution, utilisation, d));
    }
    if (drafters > LISTED_DRAFTERS) {
      field("", "… and " + (drafters - LISTED_DRAFTERS) + " more drafters");
    }
  }

  /** The radio uplink of a drafter is busy until its last prompt has arrived. */
  private String busy(Execution execution, Utilisation utilisation, int d) {
    Utilisation.OfDrafter servers = utilisation.drafters().get(d);
    double uplink = uploadedS(execution, d) / execution.makespanS();
    return result.instance().drafters().get(d).id()
        + " "
        + Human.share(servers.drafter())
        + ", radio uplink "
        + Human.share(uplink)
        + ", fronthaul up "
        + Human.share(servers.fronthaulUp())
        + ", down "
        + Human.share(servers.fronthaulDown());
  }

  private double uploadedS(Execution execution, int drafter) {
    return Arrays.stream(result.instance().tasksOf(drafter))
        .mapToDouble(task -> execution.tasks().get(task).readyS())
        .max()
        .orElse(0);
  }

  private void field(String name, String value) {
    lines.add(Main.format("  %-10s %s", name, value));
  }
}
