package sdedge.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.document.Human;
import sdedge.result.Comparison;
import sdedge.study.Interval;
import sdedge.study.compare.EqualInstances;
import sdedge.study.compare.PairScore;
import sdedge.study.compare.ScoredCase;

/**
 * How ways to plan do over several instances, for people.
 *
 * @param cases as the scores count them
 * @param against the way that the others are held against
 */
public record ScoresText(
    List<Comparison> comparisons, List<ScoredCase> cases, List<PairScore> scores, String against) {
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
