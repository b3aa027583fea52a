package sdedge.calibrate;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import sdedge.result.table.Table;

/**
 * A measurement beside its prediction.
 *
 * @param corrected that by the law, with what runs of its workload differ by; NaN for a pass
 * @param newTokens of its pass, or of its verify pass
 * @param length of a run; −1 for a pass
 * @param mode that a run drafted in; empty where modes are not distinguished
 * @param fitted whether the fit knew it
 */
record Scored(
    double measured,
    double predicted,
    double corrected,
    double newTokens,
    int length,
    String mode,
    boolean fitted) {
  /** What a row of measurements has at its end. */
  static final Table<Scored> COLUMNS =
      Table.of(column("error", Scored::error), text("fitted", each -> String.valueOf(each.fitted)));

  private static final double FEW = 64;
  private static final double SOME = 512;

  /** predicted/measured − 1. */
  double error() {
    return predicted / measured - 1;
  }

  /** The deviations of corrected predictions of runs; none where nothing corrects them. */
  static List<Deviations> corrected(List<Scored> all) {
    return all.stream().allMatch(each -> each.corrected == each.predicted)
        ? List.of()
        : regions(all.stream().map(Scored::asCorrected).toList());
  }

  private Scored asCorrected() {
    return new Scored(measured, corrected, corrected, newTokens, length, mode, fitted);
  }

  /** By what a step is made of; regions that are empty are left out. */
  static List<Deviations> regions(List<Scored> all) {
    List<Deviations> regions = new ArrayList<>();
    add(regions, "all", all, each -> true);
    add(regions, "length 0", all, each -> each.length() == 0);
    add(regions, "length >= 1", all, each -> each.length() >= 1);
    add(regions, "up to 64 new tokens", all, each -> each.newTokens() <= FEW);
    add(
        regions,
        "65 to 512 new tokens",
        all,
        each -> each.newTokens() > FEW && each.newTokens() <= SOME);
    add(regions, "more new tokens", all, each -> each.newTokens() > SOME);
    all.stream()
        .map(Scored::mode)
        .filter(mode -> !mode.isEmpty())
        .distinct()
        .forEach(mode -> add(regions, "mode " + mode, all, each -> each.mode().equals(mode)));
    return regions;
  }

  private static void add(
      List<Deviations> regions, String name, List<Scored> all, Predicate<Scored> belongs) {
    double[] errors = all.stream().filter(belongs).mapToDouble(Scored::error).toArray();
    if (errors.length > 0) {
      regions.add(Deviations.of(name, errors));
    }
  }
}
