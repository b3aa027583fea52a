package sdedge.cli.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.cli.terminal.Palette;
import sdedge.document.Human;
import sdedge.explain.difference.Causes;
import sdedge.explain.difference.Causes.Cause;
import sdedge.instance.Pipeline;
import sdedge.plan.Plan;
import sdedge.result.Comparison;
import sdedge.result.Comparison.Entry;
import sdedge.result.Status;
import sdedge.search.PlanClass;
import sdedge.search.scheme.Schemes;
import sdedge.study.Interval;
import sdedge.study.compare.ComparisonCheck;
import sdedge.study.compare.PairScore;
import sdedge.study.compare.ScoredCase;
import sdedge.study.compare.ScoredCase.EqualInstances;

/** A comparison as a table for people. */
public final class ComparisonText {
  private static final String MISSING = "-";
  private static final String MARK = "*";
  private static final double SAME = 1e-9;

  private ComparisonText() {}

  /** The plans that the exact methods are about; empty if they are none of batches. */
  private static String ofClass(Comparison comparison) {
    return comparison.instance().pipeline() == Pipeline.CONTINUOUS
        ? ""
        : " over " + PlanClass.CONTIGUOUS.words();
  }

  /**
   * A heading, a header, a line per method and what is to be known of some.
   *
   * @param leftOut which methods are not compared, and why
   */
  public static List<String> of(Comparison comparison, List<String> leftOut, Palette palette) {
    List<String> lines = new ArrayList<>();
    Double optimumS = comparison.optimumS();
    Double boundS = comparison.boundS();
    String proven =
        optimumS != null
            ? ", " + palette.bold(Human.seconds(optimumS)) + ", optimal" + ofClass(comparison)
            : ", no proven optimum"
                + (boundS == null ? "" : ", bound " + Human.seconds(boundS) + ofClass(comparison));
    lines.add(
        palette.bold(comparison.instance().name())
            + ": "
            + comparison.instance().tasks().size()
            + " tasks, "
            + comparison.instance().pipeline().key()
            + proven
            + faster(comparison));
    TextGrid grid = new TextGrid().left(4, 6);
    String reference = reference(comparison);
    grid.row("method", "makespan", "over " + reference, reference + " saves", "uplink", "took", "");
    for (Entry entry : comparison.entries()) {
      List<String> cells = new ArrayList<>(cells(comparison, entry));
      cells.add(Human.seconds(entry.wallS()));
      cells.add(remark(entry, palette));
      grid.row(cells.toArray(String[]::new));
    }
    grid.lines().forEach(line -> lines.add("  " + line));
    notes(List.of(comparison)).forEach(note -> lines.add("  " + note));
    leftOut.forEach(each -> lines.add("  " + each));
    return lines;
  }

  /** The table alone in a format for papers, and what is to be known of some methods. */
  public static List<String> of(Comparison comparison, TableFormat format) {
    TextGrid grid = new TextGrid().left(4);
    String reference = reference(comparison);
    grid.row("method", "makespan", "over " + reference, reference + " saves", "uplink");
    for (Entry entry : comparison.entries()) {
      grid.row(cells(comparison, entry).toArray(String[]::new));
    }
    List<String> lines = new ArrayList<>(grid.lines(format));
    notes(List.of(comparison)).forEach(note -> lines.add(format.footnote(note)));
    return lines;
  }

  /** What other plans take than those of the question, if that is less than the best of these. */
  private static String faster(Comparison comparison) {
    Double jointS = comparison.jointS();
    if (jointS == null || comparison.instance().pipeline() == Pipeline.CONTINUOUS) {
      return "";
    }
    StringBuilder words = new StringBuilder();
    for (Entry entry : comparison.entries()) {
      Double makespanS = entry.makespanS();
      boolean refills = entry.result().pipeline() == Pipeline.CONTINUOUS;
      boolean isOfAll = entry.result().method().equals(Schemes.PARTITIONS.key());
      if ((refills || isOfAll) && makespanS != null && makespanS < jointS * (1 - SAME)) {
        words
            .append(refills ? "; continuous batching " : "; in no order ")
            .append(Human.seconds(makespanS))
            .append(" (" + entry.result().method() + ", ")
            .append(percent(-Objects.requireNonNull(entry.gapTo(jointS))) + " less)");
      }
    }
    return words.toString();
  }

  private static String reference(Comparison comparison) {
    return comparison.optimumS() == null ? "best exact" : "optimum";
  }

  private static List<String> cells(Comparison comparison, Entry entry) {
    Double optimumS = comparison.optimumS();
    Double referenceS = optimumS == null ? comparison.jointS() : optimumS;
    Double makespanS = entry.makespanS();
    Plan plan = entry.result().plan();
    boolean isOther = ComparisonCheck.outside(comparison, entry) != null;
    return List.of(
        entry.result().method() + (isOther ? MARK : ""),
        makespanS == null ? MISSING : Human.seconds(makespanS),
        percent(entry.gapTo(referenceS)),
        percent(entry.reductionBy(referenceS)),
        plan == null ? MISSING : plan.uplink().key());
  }

  private static String percent(@Nullable Double fraction) {
    return fraction == null ? MISSING : Human.percent(fraction);
  }

  /** What a scheme has, feasible and completed, goes without saying. */
  private static String remark(Entry entry, Palette palette) {
    Status status = entry.result().status();
    String ended = entry.result().termination().key();
    String how = ended.equals("completed") ? "" : " (" + ended + ")";
    boolean usual = !entry.exact() && status == Status.FEASIBLE;
    return (usual ? "" : palette.status(status)) + how;
  }

  /** Which methods have plans that are none of those the question asks for, and why. */
  static List<String> notes(List<Comparison> comparisons) {
    Map<String, List<String>> methods = new LinkedHashMap<>();
    for (Comparison comparison : comparisons) {
      for (Entry entry : comparison.entries()) {
        String why = ComparisonCheck.outside(comparison, entry);
        if (why != null) {
          List<String> same = methods.computeIfAbsent(why, reason -> new ArrayList<>());
          if (!same.contains(entry.result().method())) {
            same.add(entry.result().method());
          }
        }
      }
    }
    List<String> notes = new ArrayList<>();
    methods.forEach(
        (why, same) ->
            notes.add(MARK + " no plan of the question: " + String.join(", ", same) + " " + why));
    return notes;
  }

  /** The name of a method in a table over several comparisons. */
  static String marked(String method, List<Comparison> comparisons) {
    return comparisons.stream()
            .anyMatch(
                comparison ->
                    comparison.entries().stream()
                        .anyMatch(
                            entry ->
                                entry.result().method().equals(method)
                                    && ComparisonCheck.outside(comparison, entry) != null))
        ? method + MARK
        : method;
  }

  /** Why the plans of a method are worse than the best ones, for people. */
  public static final class CausesText {
    private CausesText() {}

    /** A heading, a line per kind of difference that is worth a word, and what is left out. */
    public static List<String> of(Causes causes, TableFormat format) {
      List<String> lines = new ArrayList<>();
      if (!causes.causes().isEmpty()) {
        TextGrid grid = new TextGrid();
        grid.row("why " + causes.method(), "differs", "put in the best", "mended here");
        for (Cause cause : causes.causes()) {
          boolean isAll = cause.difference().equals(Cause.ALL);
          if (isAll || cause.isWorthwhile()) {
            grid.row(
                cause.difference(),
                cause.differing() + " of " + cause.cases(),
                percent(Cause.share(cause.forced()), 1),
                isAll ? "" : percent(Cause.share(cause.mended()), -1));
          }
        }
        lines.addAll(grid.lines(format));
        lines.add(
            format.footnote(
                "medians over the instances that differ in it, of the makespan; each alone, so they"
                    + " need not add up"));
      }
      if (!causes.leftOut().isEmpty()) {
        String names = String.join(", ", causes.leftOut());
        lines.add(format.footnote("no plans to hold against each other: " + names));
      }
      return lines;
    }

    private static String percent(@Nullable Double share, int sign) {
      if (share == null) {
        return "-";
      }
      double signed = sign * share;
      return (signed > 0 ? "+" : "") + Human.percent(signed);
    }
  }

  /**
   * How ways to plan do over several instances, for people.
   *
   * @param cases as the scores count them
   * @param against the way that the others are held against
   */
  public record ScoresText(
      List<Comparison> comparisons,
      List<ScoredCase> cases,
      List<PairScore> scores,
      String against) {
    private static final String NONE = "-";

    /** How many instances there are, a line per group and way, and what is to be known of some. */
    public List<String> lines(TableFormat format) {
      List<PairScore> shown =
          scores.stream()
              .filter(score -> score.against().equals(PairScore.OPTIMUM))
              .filter(score -> isGrouped() != score.group().isEmpty())
              .toList();
      TextGrid grid = isGrouped() ? new TextGrid().left(1, 7) : new TextGrid().left(6);
      String won = "faster, equal, slower than " + against;
      row(
          grid,
          "group",
          List.of(
              "method",
              "instances",
              "median",
              "mean over optimum",
              "95 % of the mean",
              "largest",
              "at",
              won));
      for (PairScore score : shown) {
        row(grid, score.group(), cells(score));
      }
      List<String> lines = new ArrayList<>();
      if (format == TableFormat.TEXT) {
        lines.add("over " + cases.size() + " instances");
        grid.lines().forEach(line -> lines.add("  " + line));
      } else {
        lines.addAll(grid.lines(format));
      }
      notes().forEach(note -> lines.add(format.footnote(note)));
      return lines;
    }

    /** What is not in the means, counts once, or is no plan of the question. */
    public List<String> notes() {
      return Stream.of(
              ComparisonText.notes(comparisons),
              EqualInstances.of(comparisons).notes(),
              ScoredCase.notes(cases))
          .flatMap(List::stream)
          .toList();
    }

    private boolean isGrouped() {
      return scores.stream().anyMatch(score -> !score.group().isEmpty());
    }

    private void row(TextGrid grid, String group, List<String> cells) {
      grid.row(
          (isGrouped() ? Stream.concat(Stream.of(group), cells.stream()) : cells.stream())
              .toArray(String[]::new));
    }

    private List<String> cells(PairScore score) {
      Interval gap = score.gap();
      PairScore.Gap largest = score.largest();
      return List.of(
          ComparisonText.marked(score.method(), comparisons),
          Integer.toString(score.gaps().size()),
          percent(score.median()),
          percent(gap == null ? null : Double.valueOf(gap.mean())),
          gap == null || Double.isInfinite(gap.low())
              ? NONE
              : Human.percent(gap.low()) + " to " + Human.percent(gap.high()),
          percent(largest == null ? null : Double.valueOf(largest.fraction())),
          largest == null ? NONE : largest.at(),
          won(score));
    }

    private static String percent(@Nullable Double fraction) {
      return fraction == null ? NONE : Human.percent(fraction);
    }

    private String won(PairScore of) {
      return scores.stream()
          .filter(score -> score.method().equals(of.method()) && score.against().equals(against))
          .filter(score -> score.group().equals(of.group()))
          .map(score -> score.wins() + ", " + score.ties() + ", " + score.losses())
          .findFirst()
          .orElse("");
    }
  }
}
