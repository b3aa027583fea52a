package sdedge.cli.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.cli.terminal.Human;
import sdedge.cli.terminal.Palette;
import sdedge.result.Comparison;
import sdedge.result.Comparison.Entry;
import sdedge.result.Status;

/** A comparison as a table for people. */
public final class ComparisonText {
  private static final String MISSING = "-";

  private ComparisonText() {}

  /** A heading, a header and a line per method. */
  public static List<String> of(Comparison comparison, Palette palette) {
    List<String> lines = new ArrayList<>();
    Double optimumS = comparison.optimumS();
    Double jointS = comparison.jointS();
    String reference = optimumS == null ? "best exact" : "optimum";
    lines.add(
        palette.bold(comparison.instance().name())
            + ": "
            + comparison.instance().tasks().size()
            + " tasks, "
            + comparison.instance().pipeline().key()
            + (optimumS == null
                ? ", no proven optimum"
                : ", optimum " + palette.bold(Human.seconds(optimumS))));
    int width = comparison.entries().stream().mapToInt(e -> name(e).length()).max().orElse(0);
    String row = "  %-" + Math.max(width, 6) + "s  %12s  %16s  %16s  %10s%s";
    lines.add(
        Human.format(
            row, "method", "makespan", "over " + reference, reference + " saves", "took", ""));
    for (Entry entry : comparison.entries()) {
      Double referenceS = optimumS == null ? jointS : optimumS;
      Double makespanS = entry.makespanS();
      lines.add(
          Human.format(
              row,
              name(entry),
              makespanS == null ? MISSING : Human.seconds(makespanS),
              percent(entry.gapTo(referenceS)),
              percent(entry.reductionBy(referenceS)),
              Human.seconds(entry.wallS()),
              remark(entry, palette)));
    }
    return lines;
  }

  private static String name(Entry entry) {
    return entry.result().method();
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
    return (usual ? "" : "  " + palette.status(status)) + how;
  }
}
