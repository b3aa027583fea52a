package sdedge.cli.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import sdedge.cli.terminal.Human;
import sdedge.cli.terminal.Palette;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.search.control.Termination;
import sdedge.stream.Candidate;
import sdedge.stream.StreamLevel;
import sdedge.study.Interval;
import sdedge.study.stream.CapacityStudy;
import sdedge.study.stream.CurvePoint;
import sdedge.study.stream.Figures;
import sdedge.study.stream.Rate;
import sdedge.study.stream.Source;
import sdedge.study.stream.StreamBound;
import sdedge.study.stream.StreamFindings;
import sdedge.study.stream.StreamQuestion;

/** What was found out of a stream, for people. */
public final class StreamText {
  private static final int MOST_DRAFTERS = 4; // with columns of their own
  private static final int MOST_SCARCE = 4; // of what is short

  private final StreamFindings findings;
  private final boolean onlyBest;
  private final Palette palette;
  private final List<String> lines = new ArrayList<>();

  private StreamText(StreamFindings findings, boolean onlyBest, Palette palette) {
    this.findings = findings;
    this.onlyBest = onlyBest;
    this.palette = palette;
  }

  /**
   * The lines.
   *
   * @param onlyBest whether of each rate only the best candidate is of interest
   */
  public static List<String> of(StreamFindings findings, boolean onlyBest, Palette palette) {
    StreamText text = new StreamText(findings, onlyBest, palette);
    text.heading();
    text.capacities();
    text.curve();
    return text.lines;
  }

  private void heading() {
    StreamQuestion question = findings.question();
    Instance instance = question.instance();
    boolean isDrawn = question.source() instanceof Source.Drawn;
    lines.add(
        palette.bold(instance.name())
            + (": " + question.source().count() + " requests, " + question.source().key())
            + (isDrawn ? ", seed " + question.seed() : "")
            + (question.draws() > 1 ? ", " + question.draws() + " draws" : "")
            + (", " + instance.speculation().steps().key() + " steps"));
    StreamBound bound = findings.bound();
    field(
        "bound",
        bound == null
            ? "none is known"
            : palette.bold(perS(bound.mostPerS())) + " at most, whatever the policy");
    if (bound != null) {
      field("short of", scarce(bound, instance));
    }
    if (question.level() != null) {
      field("level", level(question.level()));
    }
    if (findings.termination() != Termination.COMPLETED) {
      field("ended", findings.termination().key() + ": runs that were not done are left out");
    }
  }

  /** Whose seconds the bound charges for. */
  private static String scarce(StreamBound bound, Instance instance) {
    List<StreamBound.Scarce> all = bound.scarce(instance);
    List<String> shown = new ArrayList<>();
    all.stream()
        .limit(MOST_SCARCE)
        .forEach(each -> shown.add(each.what() + " " + Human.percent(each.share())));
    return String.join(", ", shown) + (all.size() > MOST_SCARCE ? " …" : "");
  }

  private void field(String name, String value) {
    lines.add(Human.format("  %-10s %s", name, value));
  }

  private static String perS(double rate) {
    return Human.number(rate) + " requests/s";
  }

  private static String level(StreamLevel level) {
    List<String> limits = new ArrayList<>();
    if (level.ttftS() < Double.POSITIVE_INFINITY) {
      limits.add("first token in " + Human.seconds(level.ttftS()));
    }
    if (level.tpotS() < Double.POSITIVE_INFINITY) {
      limits.add("each further one in " + Human.seconds(level.tpotS()));
    }
    return String.join(", ", limits) + " for " + Human.percent(level.share());
  }

  private void capacities() {
    CapacityStudy best = findings.best();
    StreamBound bound = findings.bound();
    if (best == null || bound == null) {
      return;
    }
    double most = bound.mostPerS();
    field(
        "capacity",
        palette.bold(perS(best.perS().mean()))
            + " at this level"
            + interval(best.perS(), Human::number)
            + modes(best.candidate())
            + (", " + Human.percent(best.perS().mean() / most) + " of what any policy can")
            + twoGroups());
    TextGrid grid = new TextGrid();
    grid.row(row("policy", "groups", "requests/s", "", "of any", "modes"));
    for (CapacityStudy study : findings.capacities()) {
      double mean = study.perS().mean();
      grid.row(
          row(
              mark(study.equals(best)) + study.candidate().policy().key(),
              groups(study.candidate()),
              Human.number(mean),
              interval(study.perS(), Human::number).strip(),
              Human.percent(mean / most),
              study.candidate().modeNames()));
    }
    lines.add("");
    lines.addAll(grid.lines());
  }

  private static String interval(Interval interval, DoubleFunction<String> text) {
    return Double.isInfinite(interval.low())
        ? ""
        : " (95 %: " + text.apply(interval.low()) + " to " + text.apply(interval.high()) + ")";
  }

  /** What more than one group is good for. */
  private String twoGroups() {
    OptionalDouble one = largest(groups -> groups == 1);
    OptionalDouble more = largest(groups -> groups > 1);
    if (one.isEmpty() || more.isEmpty() || one.getAsDouble() == 0) {
      return "";
    }
    double gain = more.getAsDouble() / one.getAsDouble() - 1;
    String percent = String.format(Locale.ROOT, "%.0f %%", 100 * Math.abs(gain));
    return "; several groups give " + percent + (gain < 0 ? " less" : " more") + " than one";
  }

  private OptionalDouble largest(Predicate<Integer> groups) {
    return findings.capacities().stream()
        .filter(study -> groups.test(study.candidate().groups()))
        .mapToDouble(study -> study.perS().mean())
        .max();
  }

  /** A row whose last field, the modes, is left out where there are none. */
  private String[] row(String... fields) {
    boolean all = findings.question().instance().hasModes();
    return Arrays.copyOf(fields, all ? fields.length : fields.length - 1);
  }

  /** With which draft modes. */
  private static String modes(Candidate candidate) {
    return candidate.modes().isEmpty() ? "" : " with " + candidate.modeNames();
  }

  private static String mark(boolean isBest) {
    return isBest ? "* " : "  ";
  }

  private static String groups(Candidate candidate) {
    return Integer.toString(candidate.groups());
  }

  private void curve() {
    List<CurvePoint> shown =
        findings.curve().stream().filter(point -> !onlyBest || point.isBest()).toList();
    if (shown.isEmpty()) {
      return;
    }
    TextGrid grid = new TextGrid();
    grid.row(header());
    shown.forEach(point -> grid.row(row(point)));
    lines.add("");
    lines.addAll(grid.lines());
  }

  private String[] header() {
    List<String> header =
        new ArrayList<>(
            List.of(
                "policy",
                "groups",
                "arrive/s",
                "served/s",
                "TTFT P50",
                "P95",
                "TPOT P50",
                "P95",
                "end to end"));
    if (findings.question().level() != null) {
      header.add("on time");
    }
    header.add("residents");
    header.add(findings.question().instance().verifier().id());
    drafters().forEach(drafter -> header.add(drafter.node().id()));
    if (drafters().isEmpty()) {
      header.add("drafter");
    }
    header.add("of any");
    header.add("modes");
    return row(header.toArray(String[]::new));
  }

  /** Those with columns of their own. */
  private List<Drafter> drafters() {
    List<Drafter> all = findings.question().instance().drafters();
    return all.size() <= MOST_DRAFTERS ? all : List.of();
  }

  private String[] row(CurvePoint point) {
    Double perS = point.rate().perS();
    String rate = point.rate() instanceof Rate.Traced ? "trace" : "at once";
    List<String> row = new ArrayList<>();
    row.add(mark(point.isBest() && !onlyBest) + point.candidate().policy().key());
    row.add(groups(point.candidate()));
    row.add(perS == null ? rate : Human.number(perS));
    row.add(Human.number(point.mean(Figures::throughputPerS)));
    row.add(seconds(point, run -> run.ttft().p50()));
    row.add(seconds(point, run -> run.ttft().p95()));
    row.add(seconds(point, run -> run.tpot().p50()));
    row.add(seconds(point, run -> run.tpot().p95()));
    row.add(seconds(point, run -> run.endToEnd().mean()));
    if (findings.question().level() != null) {
      row.add(share(point, Figures::attainment));
    }
    row.add(Human.number(point.mean(Figures::residents)));
    row.add(Human.share(point.mean(run -> run.loads().verifier())));
    for (int d = 0; d < drafters().size(); d++) {
      row.add(Human.share(point.loads(d).drafter()));
    }
    if (drafters().isEmpty()) {
      row.add(Human.share(busiestDrafter(point)));
    }
    row.add(share(point, Figures::boundShare));
    row.add(point.candidate().modeNames());
    return row(row.toArray(String[]::new));
  }

  private double busiestDrafter(CurvePoint point) {
    double busiest = 0;
    for (int d = 0; d < findings.question().instance().drafters().size(); d++) {
      busiest = Math.max(busiest, point.loads(d).drafter());
    }
    return busiest;
  }

  private static String seconds(CurvePoint point, ToDoubleFunction<Figures> figure) {
    return Human.seconds(point.mean(figure));
  }

  private interface Share {
    @Nullable Double of(Figures run);
  }

  private static String share(CurvePoint point, Share share) {
    if (share.of(point.runs().get(0)) == null) {
      return "-";
    }
    return Human.percent(
        point.mean(
            run -> {
              Double value = share.of(run);
              return value == null ? Double.NaN : value;
            }));
  }
}
