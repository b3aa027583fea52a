package sdedge.cli.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.document.Human;
import sdedge.explain.difference.Causes;
import sdedge.explain.difference.Causes.Cause;

/** Why the plans of a method are worse than the best ones, for people. */
public final class CausesText {
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
