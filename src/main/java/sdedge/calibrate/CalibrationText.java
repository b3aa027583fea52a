package sdedge.calibrate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import sdedge.document.Human;
import sdedge.instance.LatencyTable;

/** A calibration in a few lines. */
public final class CalibrationText {
  private static final int MOST_RANGES = 4;
  private static final int MOST_LOADS = 4;

  private CalibrationText() {}

  /** The lines for the terminal, no more than a dozen. */
  public static List<String> of(Calibration calibration) {
    List<String> lines = new ArrayList<>();
    int runs = calibration.runs().size();
    int passes = calibration.passes().values().stream().mapToInt(List::size).sum();
    String what = (calibration.isCheck() ? "scored on " : "fitted to ") + runs + " runs";
    String off =
        calibration.farOff() == 0
            ? ""
            : "; predictions are "
                + Human.percent(calibration.farOff())
                + " off: the base is probably another card";
    lines.add(
        calibration.name() + ": " + what + (passes > 0 ? ", " + passes + " passes" : "") + off);
    for (Role role : Role.values()) {
      speed(lines, calibration.pair(), role);
    }
    FittedAcceptance all = calibration.pair().accepted();
    if (all != null) {
      lines.add(line("acceptance", all.text(Human::number)));
    }
    calibration.pair().modes().forEach(each -> lines.add(mode(each)));
    workload(lines, calibration);
    deviations(lines, "errors", Scored.regions(calibration.scored()));
    if (calibration.isCheck()) {
      deviations(lines, "corrected", Scored.corrected(calibration.scored()));
    }
    for (Map.Entry<String, List<Scored>> each : calibration.scoredPasses().entrySet()) {
      deviations(lines, "passes " + each.getKey(), Scored.regions(each.getValue()));
    }
    deviations(lines, "predicts", calibration.leftOut());
    calibration.recommended().stream()
        .collect(
            Collectors.groupingBy(Recommendation::mode, LinkedHashMap::new, Collectors.toList()))
        .forEach((mode, ranges) -> recommended(lines, mode, ranges));
    losses(lines, calibration);
    DraftGain.listed(calibration.gains()).forEach(each -> lines.add(line("drafts", each.text())));
    return lines;
  }

  /** Of what requests the runs are, and what that cannot tell. */
  private static void workload(List<String> lines, Calibration of) {
    if (of.runs().isEmpty() || of.isCheck()) {
      return;
    }
    int others = of.measurements().workloads().size() - 1;
    String tokens =
        "prompts of %s, answers of %s"
            .formatted(Human.number(of.meanInput()), Human.number(of.meanOutput()));
    String what =
        others == 0
            ? tokens + ": one does not part the time of prompts from that of decoding"
            : of.workload() + ", " + tokens + "; " + others + " beside it";
    FrontEnd frontEnd = of.frontEnd();
    lines.add(line("workload", what));
    if (frontEnd.isKnown()) {
      lines.add(line("front end", Human.number(frontEnd.seconds()) + " s per request"));
    }
  }

  private static String mode(FittedMode of) {
    Estimate overhead = of.overhead();
    String passes =
        overhead == null
            ? ""
            : overhead.parameter().field() + " " + Human.number(overhead.value()) + "; ";
    String how = of.isPredicted() ? "predicted: acceptance of " + of.like() : "acceptance ";
    return line(
        of.mode().name(),
        passes + (of.isPredicted() ? how : how + of.accepted().text(Human::number)));
  }

  private static String line(String head, String text) {
    return "  " + head + " ".repeat(Math.max(1, 12 - head.length())) + text;
  }

  private static void speed(List<String> lines, Pair pair, Role role) {
    Speed speed = Pair.known(pair.speeds(), role);
    LatencyTable table = speed.table();
    if (table != null) {
      int points = table.newTokens().length * table.contextTokens().length;
      lines.add(line(role.key(), "a table of " + points + " passes"));
    } else if (!speed.estimates().isEmpty()) {
      String text =
          speed.estimates().stream()
              .map(
                  each ->
                      "%s %s%s"
                          .formatted(
                              each.parameter().field(),
                              Human.number(each.value()),
                              each.isIdentified()
                                  ? " ± " + Human.percent(each.deviation())
                                  : " (not identified)"))
              .collect(Collectors.joining(", "));
      lines.add(line(role.key(), text));
    }
  }

  private static void deviations(List<String> lines, String head, List<Deviations> all) {
    if (!all.isEmpty()) {
      lines.add(
          line(
              head,
              all.stream()
                      .map(each -> each.region() + " " + Human.percent(each.mean()))
                      .collect(Collectors.joining(", "))
                  + "; at most "
                  + Human.percent(all.stream().mapToDouble(Deviations::max).max().orElse(0))));
    }
  }

  private static void recommended(List<String> lines, String mode, List<Recommendation> all) {
    List<String> parts = new ArrayList<>();
    for (Recommendation each : all.subList(0, Math.min(MOST_RANGES, all.size()))) {
      String loss =
          each.nextBest() < 0
              ? ""
              : " (" + each.nextBest() + ": " + loss(each.lossOfNextBest()) + none(each);
      parts.add("[" + each.lo() + ", " + each.hi() + ", " + each.length() + "]" + loss);
    }
    String more = all.size() > MOST_RANGES ? ", …" : "";
    String of = mode.isEmpty() ? "" : mode + " ";
    lines.add(line("lengths", of + String.join(", ", parts) + more));
  }

  private static String none(Recommendation each) {
    return Double.isNaN(each.lossOfNone()) || each.nextBest() == 0 || each.length() == 0
        ? ")"
        : "; 0: " + loss(each.lossOfNone()) + ")";
  }

  /** By load the length predicted against the best measured, the largest losses first. */
  private static void losses(List<String> lines, Calibration of) {
    List<MeasuredLoss> all = of.losses();
    if (all.isEmpty()) {
      return;
    }
    double mean = all.stream().mapToDouble(MeasuredLoss::loss).average().orElse(0);
    String worst =
        all.stream()
            .filter(each -> each.loss() > 0)
            .sorted(Comparator.comparingDouble(MeasuredLoss::loss).reversed())
            .limit(MOST_LOADS)
            .map(CalibrationText::loss)
            .collect(Collectors.joining(", "));
    String loads = all.size() + (all.size() == 1 ? " load" : " loads");
    double error = of.errorOfLosses();
    lines.add(
        line(
            "loss",
            "at %s%s that the fit has not seen %s in the mean%s%s"
                .formatted(
                    loads,
                    all.get(0).mode().isEmpty() ? "" : " of modes",
                    Human.percent(mean),
                    worst.isEmpty() ? "" : "; at most at " + worst,
                    error > FitWarnings.LARGE
                        ? "; of predictions that are " + Human.percent(error) + " off"
                        : "")));
  }

  private static String loss(MeasuredLoss each) {
    return Human.number(each.concurrency())
        + (each.mode().isEmpty() ? "" : " " + each.mode())
        + " (best "
        + each.best()
        + ", predicted "
        + each.length()
        + ": "
        + loss(each.loss())
        + ")";
  }

  /** A share that is lost, with a minus; with a plus what is gained. */
  static String loss(double share) {
    String size = Human.format("%.1f %%", Math.abs(100 * share));
    return size.equals("0.0 %") ? size : (share > 0 ? "−" : "+") + size;
  }
}
