package sdedge.tables;

import static sdedge.tables.CsvRows.cell;
import static sdedge.tables.CsvRows.number;
import static sdedge.tables.Markdown.digits;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Puts the CSV of {@code scripts/steps.sh} into the table of {@code results/steps/README.md}. */
final class StepsTables {
  private static final Path PAGE = Path.of("results/steps/README.md");
  private static final Path FILE = Path.of("results/steps/steps.csv");

  private StepsTables() {}

  /** {@code [--write]}: into the page, or to print. */
  public static void main(String[] arguments) throws IOException {
    filled(Page.read(PAGE)).deliver(arguments);
  }

  /** The page with the table of the committed file. */
  static Page filled(Page page) throws IOException {
    return page.with("steps", table(CsvRows.read(FILE)));
  }

  private static String table(List<Map<String, String>> rows) {
    Markdown out = new Markdown();
    out.header(
        List.of(
            "instance",
            "tasks",
            "sampled, s",
            "mean promises, s",
            "error",
            "expected promises, s",
            "error",
            "planned under expected, s",
            "against it"));
    CsvRows.by(row -> cell(row, "instance"), rows)
        .forEach((instance, plans) -> out.row(cells(plans.get(0), plans.get(1))));
    return out.toString();
  }

  /** Of the plan made under mean steps, then of that under expected ones. */
  private static List<String> cells(Map<String, String> mean, Map<String, String> expected) {
    double sampledS = number(mean, "sampled_s");
    return List.of(
        cell(mean, "instance"),
        cell(mean, "tasks"),
        digits(sampledS, 3),
        digits(number(mean, "mean_s"), 3),
        percent(number(mean, "mean_s") / sampledS - 1),
        digits(number(mean, "expected_s"), 3),
        percent(number(mean, "expected_s") / sampledS - 1),
        digits(number(expected, "sampled_s"), 3),
        percent(number(expected, "difference_s") / sampledS));
  }

  private static String percent(double share) {
    String text = digits(100 * share, 2);
    return (text.equals("-0.00") ? "0.00" : text.replace('-', '−')) + " %";
  }
}
