package sdedge.cli.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.cli.terminal.Human;
import sdedge.cli.terminal.Palette;
import sdedge.study.Interval;
import sdedge.study.PairScore;

/** How ways to plan do over several instances, for people. */
public final class ScoresText {
  private ScoresText() {}

  /**
   * A heading, then a line per way: its mean gap to the optimum and, against one of them, where it
   * wins.
   *
   * @param against the way that the others are held against; null for none
   */
  public static List<String> of(List<PairScore> scores, @Nullable String against, Palette palette) {
    List<PairScore> toOptimum =
        scores.stream().filter(score -> score.against().equals(PairScore.OPTIMUM)).toList();
    int width = Math.max(6, toOptimum.stream().mapToInt(s -> s.method().length()).max().orElse(0));
    String row = "  %-" + width + "s  %9s  %13s  %22s  %s";
    List<String> lines = new ArrayList<>();
    lines.add(palette.bold("over " + toOptimum.get(0).cases() + " instances"));
    String won = against == null ? "" : "faster, equal, slower than " + against;
    lines.add(Human.format(row, "method", "instances", "over optimum", "95 % of the mean", won));
    for (PairScore score : toOptimum) {
      Interval gap = score.gap();
      lines.add(
          Human.format(
                  row,
                  score.method(),
                  score.gaps().size(),
                  gap == null ? "-" : Human.percent(gap.mean()),
                  gap == null || Double.isInfinite(gap.low())
                      ? "-"
                      : Human.percent(gap.low()) + " to " + Human.percent(gap.high()),
                  won(scores, score.method(), against))
              .stripTrailing());
    }
    return lines;
  }

  private static String won(List<PairScore> scores, String method, @Nullable String against) {
    return scores.stream()
        .filter(score -> score.method().equals(method) && score.against().equals(against))
        .map(score -> score.wins() + ", " + score.ties() + ", " + score.losses())
        .findFirst()
        .orElse("");
  }
}
