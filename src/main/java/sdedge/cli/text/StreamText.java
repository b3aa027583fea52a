package sdedge.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import sdedge.cli.terminal.Palette;
import sdedge.cli.text.SummaryText.AnswersText;
import sdedge.control.Termination;
import sdedge.document.Human;
import sdedge.instance.Instance;
import sdedge.stream.Candidate;
import sdedge.stream.StreamLevel;
import sdedge.stream.bound.RateBound;
import sdedge.study.stream.CapacityStudy;
import sdedge.study.stream.CurvePoint;
import sdedge.study.stream.Source;
import sdedge.study.stream.StreamBound;
import sdedge.study.stream.StreamFindings;
import sdedge.study.stream.StreamQuestion;

/** What was found out of a stream, for people. */
public final class StreamText {
  private static final int MOST_SCARCE = 4; // of what is short

  private final StreamFindings findings;
  private final boolean all;
  private final Palette palette;
  private final List<String> lines = new ArrayList<>();

  private StreamText(StreamFindings findings, boolean all, Palette palette) {
    this.findings = findings;
    this.all = all;
    this.palette = palette;
  }

  /**
   * The lines.
   *
   * @param onlyBest whether of each rate only the best candidate is of interest
   * @param all whether no column and no row that is like another one is left out
   */
  public static List<String> of(
      StreamFindings findings, boolean onlyBest, boolean all, Palette palette) {
    StreamText text = new StreamText(findings, all, palette);
    text.heading();
    text.capacities();
    List<String> curve =
        new CurveGrid(findings.question(), !onlyBest, all).lines(text.shown(onlyBest));
    if (!curve.isEmpty()) {
      text.lines.add("");
      text.lines.addAll(curve);
    }
    return text.lines;
  }

  /** The points of interest: of the largest capacity those by which it is reached. */
  private List<CurvePoint> shown(boolean onlyBest) {
    if (!onlyBest) {
      return findings.curve();
    }
    CapacityStudy best = findings.best();
    boolean isAtCapacity = findings.question().rates().isEmpty();
    return findings.curve().stream()
        .filter(
            point ->
                (isAtCapacity && best != null)
                    ? point.candidate().equals(best.candidate())
                    : point.isBest())
        .toList();
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
    String answers = AnswersText.of(instance);
    if (answers != null) {
      field("answers", answers);
    }
    StreamBound bound = findings.bound();
    field(
        "bound",
        bound == null
            ? "none is known"
            : palette.bold(Human.number(bound.mostPerS()) + " requests/s")
                + " at most, whatever the policy");
    if (bound != null) {
      field("limited by", scarce(bound, instance));
    }
    if (bound != null && !bound.ofUsers().isEmpty()) {
      field("of users", ofUsers(bound.ofUsers()));
    }
    if (question.level() != null) {
      field("level", level(question.level()));
    }
    if (findings.termination() != Termination.COMPLETED) {
      field("ended", findings.termination().key() + ": runs that were not done are left out");
    }
  }

  /** How much is served of each number of users at most. */
  private static String ofUsers(List<RateBound> bounds) {
    return bounds.stream()
        .map(each -> each.users() + ": " + Human.number(each.mostPerS()))
        .collect(Collectors.joining(", ", "", " requests/s at most"));
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
    lines.add(Human.field(name, value));
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
    if (best == null) {
      return;
    }
    int fewer = findings.question().source().count();
    String unit = isClosedLoop() ? " users" : " requests/s";
    boolean isWhole = findings.capacitiesAreWhole();
    field(
        "capacity",
        (isWhole ? "" : "at least ")
            + palette.bold(most(best) + unit)
            + " at this level"
            + (isWhole ? "" : " (ended " + findings.termination().key() + ")")
            + interval(best)
            + modes(best.candidate())
            + share(best, ", ", " of what any policy can serve"));
    field(
        "",
        Human.format(
            "from %d requests%s; %s from the %d below",
            CapacityStudy.TIMES * fewer, onTime(), most(best, best.fromFewer()), fewer));
    severalGroups();
    lines.add("");
    lines.addAll(capacityGrid(best).lines());
  }

  /** What decided: the run of the table, of fewer requests, may have another share. */
  private String onTime() {
    StreamLevel level = findings.question().level();
    return level == null ? "" : ", at least " + Human.percent(level.share()) + " of them on time";
  }

  /** A row per policy and number of groups; those that come to the same with as many are one. */
  private TextGrid capacityGrid(CapacityStudy best) {
    TextGrid grid = new TextGrid();
    grid.row(
        row(
            "policy",
            "groups",
            "modes",
            isClosedLoop() ? "users" : "arrive/s",
            "",
            isClosedLoop() ? "" : CurveGrid.OF_BOUND));
    List<CapacityStudy> before = new ArrayList<>();
    for (CapacityStudy study : findings.capacities()) {
      Candidate own = study.candidate();
      if (before.stream().anyMatch(other -> isAlike(study, other))) {
        continue;
      }
      String alike =
          findings.capacities().stream()
              .filter(other -> !other.equals(study) && isAlike(study, other))
              .map(other -> " = " + other.candidate().policy().key())
              .collect(Collectors.joining());
      String policy = mark(study.equals(best)) + own.policy().key() + alike;
      String groups = Integer.toString(own.groups());
      CapacityStudy same =
          all ? null : before.stream().filter(study::isSameAs).findFirst().orElse(null);
      grid.row(
          same == null
              ? row(
                  policy,
                  groups,
                  own.modeNames(),
                  (study.isCut() ? "at least " : "") + most(study),
                  interval(study).strip(),
                  share(study, "", ""))
              : row(policy, groups, own.modeNames(), CurveGrid.sameAs(same.candidate())));
      before.add(study);
    }
    for (Candidate each : findings.notTried()) {
      String policy = mark(false) + each.policy().key();
      grid.row(row(policy, Integer.toString(each.groups()), each.modeNames(), "not tried"));
    }
    return grid;
  }

  /** Whether two differ in nothing but the name of their policy. */
  private boolean isAlike(CapacityStudy study, CapacityStudy other) {
    Candidate own = study.candidate();
    return !all
        && study.isSameAs(other)
        && own.groups() == other.candidate().groups()
        && own.modes().equals(other.candidate().modes());
  }

  private boolean isClosedLoop() {
    return findings.question().isClosedLoop();
  }

  /** With the digits that are known. */
  private String most(CapacityStudy study) {
    return most(study, study.most().mean());
  }

  private String most(CapacityStudy study, double value) {
    return Human.number(value, doubt(study));
  }

  /** How far the capacity of a study may be off: from fewer requests it was so much different. */
  private double doubt(CapacityStudy study) {
    StreamBound bound = findings.bound();
    double step = isClosedLoop() || bound == null ? 1 : bound.mostPerS() * CapacityStudy.STEP;
    return Math.max(step, Math.abs(study.most().mean() - study.fromFewer()));
  }

  private String share(CapacityStudy study, String before, String behind) {
    StreamBound bound = findings.bound();
    if (bound == null || isClosedLoop()) {
      return "";
    }
    double percent = 100 / bound.mostPerS();
    return before
        + Human.number(study.most().mean() * percent, doubt(study) * percent)
        + " %"
        + behind;
  }

  private String interval(CapacityStudy study) {
    double low = study.most().low();
    return Double.isInfinite(low)
        ? ""
        : " (95 %: " + most(study, low) + " to " + most(study, study.most().high()) + ")";
  }

  /** What more than one group is good for, if that is known. */
  private void severalGroups() {
    if (!findings.capacitiesAreWhole()) {
      return;
    }
    OptionalDouble one = largest(groups -> groups == 1);
    OptionalDouble more = largest(groups -> groups > 1);
    if (one.isPresent() && more.isPresent() && one.getAsDouble() > 0) {
      double gain = more.getAsDouble() / one.getAsDouble() - 1;
      String percent = Human.format("%.0f %%", 100 * Math.abs(gain));
      field("", "several groups give " + percent + (gain < 0 ? " less" : " more") + " than one");
    }
  }

  private OptionalDouble largest(Predicate<Integer> groups) {
    return findings.capacities().stream()
        .filter(study -> groups.test(study.candidate().groups()))
        .mapToDouble(study -> study.most().mean())
        .max();
  }

  /** A row whose third field, the modes, is left out where there are none. */
  private String[] row(String... fields) {
    List<String> row = new ArrayList<>(List.of(fields));
    if (!findings.question().instance().hasModes()) {
      row.remove(2);
    }
    return row.toArray(String[]::new);
  }

  /** With which draft modes. */
  private static String modes(Candidate candidate) {
    return candidate.modes().isEmpty() ? "" : " with " + candidate.modeNames();
  }

  private static String mark(boolean isBest) {
    return isBest ? "* " : "  ";
  }
}
