package sdedge.cli.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import sdedge.cli.terminal.Palette;
import sdedge.cli.text.SavingsText.BreakEvenText;
import sdedge.cli.text.SummaryText.AnswersText;
import sdedge.document.Human;
import sdedge.explain.AgainstBest;
import sdedge.explain.BestPlan;
import sdedge.explain.CapUse;
import sdedge.explain.Explanation;
import sdedge.explain.Explanation.Alternative;
import sdedge.explain.Explanation.Saving;
import sdedge.explain.ExplanationJson.Servers;
import sdedge.instance.Pipeline;
import sdedge.plan.Plan;
import sdedge.search.PlanClass;
import sdedge.timeline.CriticalPath.Segment;
import sdedge.timeline.Resource;
import sdedge.timeline.TaskLatency;

/** An explanation for people. */
public final class ExplanationText {
  private static final String MISSING = "-";

  private static final int LATEST = 3;
  private final Explanation of;
  private final Palette palette;
  private final SavingsText amounts;
  private final List<String> lines = new ArrayList<>();

  private ExplanationText(Explanation of, Palette palette) {
    this.of = of;
    this.palette = palette;
    amounts = new SavingsText(of.makespanS());
  }

  /** The lines of an explanation. */
  public static List<String> of(Explanation explanation, Palette palette) {
    return new ExplanationText(explanation, palette).lines();
  }

  private List<String> lines() {
    lines.add(
        "%s: makespan %s%s"
            .formatted(palette.bold(of.instance().name()), Human.seconds(of.makespanS()), best()));
    if (of.against() != null) {
      lines.addAll(DifferencesText.of(of.against()));
    }
    ofOrders();
    lines.addAll(BoundText.of(of));
    String balanced = SummaryText.balancedText(of.balancedS(), of.makespanS());
    if (!balanced.isEmpty()) {
      field("balanced", balanced);
    }
    caps();
    if (of.residentBatches() != null) {
      field("memory", PlanText.together(of.residentBatches()));
    }
    laws();
    answers();
    lines.addAll(amounts.lines(of.savings()));
    modes();
    searches();
    of.breakEvens().forEach(each -> lines.addAll(BreakEvenText.of(each)));
    tail();
    String most = amounts.most(of.savings());
    if (most != null) {
      field("most by", most);
    }
    return lines;
  }

  private String best() {
    BestPlan best = of.best();
    if (best.makespanS() == null) {
      return ", " + best.failure() + " again";
    }
    double slowerS = of.makespanS() - best.makespanS();
    if (of.against() != null && amounts.isNothing(slowerS)) {
      return againstBest(of.against());
    }
    String proven = best.proven() ? "" : " (not proven)";
    PlanClass ofClass = of.planClass();
    boolean isSame =
        amounts.isNothing(slowerS)
            || (best.shortened()
                && Human.seconds(best.makespanS()).equals(Human.seconds(of.makespanS())));
    return isSame
        ? (ofClass == null ? ", the least there is" : ", optimal over " + ofClass.words()) + proven
        : (ofClass == null
                ? "; the best plan takes "
                : "; the best of " + ofClass.words() + " takes ")
            + Human.seconds(best.makespanS())
            + (slowerS < 0 ? ", " + Human.percent(-slowerS / of.makespanS()) + " more" : "")
            + proven;
  }

  /** The best plan beside one that is the best by its own method, pipeline and uplink. */
  private String againstBest(AgainstBest against) {
    Double bestS = against.best().makespanS();
    return bestS == null || amounts.isNothing(of.makespanS() - bestS)
        ? ", the least by its own method, pipeline and uplink"
        : "; the best plan takes %s, %s less"
            .formatted(Human.seconds(bestS), Human.percent(1 - bestS / of.makespanS()));
  }

  /** What it costs to keep to an order, where the best plan keeps to none. */
  private void ofOrders() {
    BestPlan contiguous = of.contiguous();
    Double costsS = contiguous == null ? null : of.best().lessThanS(contiguous);
    if (contiguous != null && costsS != null) {
      field(
          "in an order",
          "the best contiguous plan takes "
              + amounts.seconds(contiguous.makespanS())
              + (contiguous.proven() ? ", proven" : "")
              + ("; " + (amounts.isNothing(costsS) ? "no more" : Human.seconds(costsS) + " more")));
    }
  }

  /** What stands at caps of the search. */
  private void caps() {
    StringJoiner text = new StringJoiner(", ");
    for (CapUse use : of.caps()) {
      String number = use.of() == 1 ? "" : " " + use.of();
      String some = use.at() == use.of() ? "all" + number : use.at() + " of" + number;
      text.add(some + " " + use.what() + " at " + use.cap().key() + " " + use.value());
    }
    if (text.length() > 0) {
      field("caps", text.toString());
    }
  }

  /** What is known of answers, and what memory reserved for the longest costs. */
  private void laws() {
    String laws = AnswersText.of(of.instance());
    if (laws != null) {
      field("answers", laws);
    }
    Saving shorter = of.ofShorterAnswers();
    if (shorter != null) {
      Double savedS = shorter.byTenPercentS();
      String saved =
          savedS != null && amounts.isNothing(savedS) ? "nothing" : amounts.seconds(savedS);
      field("", "cut off at nine tenths of the longest they save " + saved);
    }
  }

  /** What the best plans that keep to something take, and which they are. */
  private void answers() {
    if (of.answers().isEmpty()) {
      return;
    }
    TextGrid grid = new TextGrid();
    grid.row("  what if", "it takes", "more", "");
    for (Alternative answer : of.answers()) {
      Double costsS = answer.costsS();
      grid.row(
          "  " + answer.name(),
          amounts.seconds(answer.then().makespanS()),
          amounts.seconds(costsS),
          costsS == null ? MISSING : amounts.share(costsS));
    }
    List<String> rows = grid.lines();
    lines.add(rows.get(0));
    for (int k = 0; k < of.answers().size(); k++) {
      BestPlan then = of.answers().get(k).then();
      Plan plan = then.plan();
      String what =
          plan != null
              ? PlanText.batches(plan)
              : then.isSolved() ? "not possible: " + then.failure() : then.failure();
      lines.add(rows.get(1 + k) + "  " + what);
    }
  }

  /** What each draft mode saves. */
  private void modes() {
    StringJoiner text = new StringJoiner(", ");
    for (Alternative mode : of.modes()) {
      Double savedS = mode.costsS();
      text.add(
          "%s %s"
              .formatted(
                  mode.name(),
                  savedS == null
                      ? missing(mode.then())
                      : amounts.isNothing(savedS)
                          ? "nothing"
                          : Human.seconds(savedS) + " " + amounts.share(savedS)));
    }
    if (text.length() > 0) {
      field("modes save", text.toString());
    }
  }

  /** How far searches went, where not as far as those of solve, or which scheme they are. */
  private void searches() {
    if (of.isShortened()) {
      field(
          "searches",
          "shortened, from the plan on: a tenth of the steps of solve each, so more may be saved");
    } else if (of.scheme() != null && !of.savings().isEmpty()) {
      field("searches", "by " + of.scheme() + ", as the plan is: the optimum may save otherwise");
    }
  }

  private static String missing(BestPlan solved) {
    return solved.failure().isEmpty() ? "not known" : solved.failure();
  }

  private void tail() {
    StringJoiner tail = new StringJoiner(", ");
    for (TaskLatency task : of.tail().subList(0, Math.min(LATEST, of.tail().size()))) {
      tail.add(
          "%s %s (%s%s steps)"
              .formatted(
                  of.instance().tasks().get(task.task()).id(),
                  Human.seconds(task.e2eS()),
                  place(task),
                  Human.number(task.steps())));
    }
    boolean isMean = of.instance().isUncertain() || of.path().draws() > 1;
    field("last", isMean ? "in the mean of each " + tail : tail.toString());
    if (isMean) {
      field(
          "", "the last of all, whichever it is: in the mean at " + Human.seconds(of.makespanS()));
    }
  }

  /** Where a task was served, and with which length unless a rule chose it; empty if it joined. */
  private String place(TaskLatency task) {
    if (of.joins()) {
      return "";
    }
    boolean continuous = of.instance().pipeline() == Pipeline.CONTINUOUS;
    String batch = continuous ? "group " : "batch " + task.cohort() + ".";
    return batch + task.batch() + (task.length() == null ? "" : " l" + task.length()) + ", ";
  }

  private void field(String name, String value) {
    lines.add(Human.field(name, value));
  }

  /** What bounds a makespan, and when, for people: each server has a letter. */
  private static final class BoundText {
    private static final int STRIP = 60; // characters
    private static final int LISTED = 6;

    private final Explanation of;
    private final Map<Resource, Character> letters = new HashMap<>();

    private BoundText(Explanation of) {
      this.of = of;
    }

    /** The servers with their shares, and a strip of their letters. */
    static List<String> of(Explanation explanation) {
      BoundText text = new BoundText(explanation);
      String by = text.servers();
      String one =
          explanation.path().draws() > 1 ? " (one draw of " + explanation.path().draws() + ")" : "";
      String end = Human.seconds(explanation.path().endS()) + one;
      return List.of(
          Human.field("bound by", by),
          Human.field("when", "0 s " + text.strip() + " " + end),
          Human.field("", "a letter per " + Human.seconds(explanation.path().endS() / STRIP)));
    }

    private String servers() {
      StringJoiner by = new StringJoiner(", ");
      char letter = 'A';
      for (var entry : of.path().seconds().entrySet()) {
        letters.put(entry.getKey(), letter);
        if (letter < 'A' + LISTED) {
          String share = Human.share(entry.getValue() / of.makespanS());
          by.add(letter + " " + Servers.name(of.instance(), entry.getKey()) + " " + share);
        }
        letter = letter == 'Z' ? 'Z' : (char) (letter + 1);
      }
      return by + (letters.size() > LISTED ? ", …" : "");
    }

    /** The time in equal pieces, each the letter of what bounds most of it. */
    private String strip() {
      StringBuilder strip = new StringBuilder();
      List<Segment> segments = of.path().segments();
      double endS = of.path().endS();
      int at = 0;
      for (int i = 0; i < STRIP; i++) {
        double fromS = endS * i / STRIP;
        double toS = endS * (i + 1) / STRIP;
        Map<Resource, Double> inside = new HashMap<>();
        while (at > 0 && segments.get(at).startS() > fromS) {
          at--;
        }
        for (int s = at; s < segments.size() && segments.get(s).startS() < toS; s++) {
          Segment segment = segments.get(s);
          double seconds = Math.min(toS, segment.endS()) - Math.max(fromS, segment.startS());
          if (seconds > 0) {
            inside.merge(segment.resource(), seconds, Double::sum);
          }
          at = s;
        }
        strip.append(
            inside.entrySet().stream()
                .max(
                    Map.Entry.<Resource, Double>comparingByValue()
                        .thenComparing(e -> -letters.getOrDefault(e.getKey(), 'Z')))
                .map(e -> letters.getOrDefault(e.getKey(), '?'))
                .orElse(' '));
      }
      return strip.toString();
    }
  }
}
