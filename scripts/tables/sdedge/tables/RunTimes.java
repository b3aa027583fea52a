package sdedge.tables;

import java.util.List;
import java.util.Map;

/**
 * The runs of a method on an instance in {@code runs.csv}. One that a limit ended counts as it is,
 * one that failed not at all.
 *
 * @param medianS of the wall clock, seconds; NaN without a run that counts
 * @param proven how many ended with an optimum
 * @param limited how many ended without
 * @param failed how many did not end
 */
record RunTimes(double medianS, int proven, int limited, int failed) {
  static RunTimes of(List<Map<String, String>> runs) {
    List<Map<String, String>> timed =
        runs.stream().filter(run -> !CsvRows.cell(run, "wall_s").isEmpty()).toList();
    int proven =
        (int) timed.stream().filter(run -> CsvRows.cell(run, "status").equals("optimal")).count();
    double medianS =
        timed.isEmpty()
            ? Double.NaN
            : CsvRows.median(timed.stream().mapToDouble(run -> CsvRows.number(run, "wall_s")));
    return new RunTimes(medianS, proven, timed.size() - proven, runs.size() - timed.size());
  }

  /** As a cell of a table. */
  String text() {
    if (Double.isNaN(medianS)) {
      return "–";
    }
    String seconds = Markdown.digits(medianS, 3);
    int all = proven + limited + failed;
    return limited == 0 ? seconds : "> " + seconds + " (" + limited + " of " + all + " at limit)";
  }

  /** The name of an instance without its place and ending. */
  static String instance(Map<String, String> run) {
    return CsvRows.cell(run, "instance").replaceFirst(".*/", "").replaceFirst("\\.\\w+$", "");
  }
}
