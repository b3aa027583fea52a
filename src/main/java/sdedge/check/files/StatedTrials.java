package sdedge.check.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code trials.csv} of a capacity says: sets of users that were planned for. */
final class StatedTrials {
  static final String NAME = "trials.csv";

  private static final List<String> COLUMNS = List.of("users", "draw", "within", "makespan_s");

  private StatedTrials() {}

  /**
   * One of them.
   *
   * @param row in the table, from 1
   * @param draw from 1
   * @param within whether they were served in time
   * @param makespanS of the best plan, seconds; null where that was not looked for or not found
   */
  record Trial(long row, int users, int draw, boolean within, @Nullable Double makespanS) {}

  /** Reads the table; null, with the reason reported, if it is none of trials. */
  static @Nullable List<Trial> read(Findings findings, ResultSource source) throws IOException {
    List<Trial> trials = new ArrayList<>();
    int before = findings.size();
    boolean isTable =
        ExpectedTable.rows(
            findings,
            NAME,
            source,
            COLUMNS,
            (number, row) -> {
              Trial trial = trial(findings, number, row.fields());
              if (trial != null) {
                trials.add(trial);
              }
            });
    return isTable && findings.size() == before ? trials : null;
  }

  private static @Nullable Trial trial(Findings findings, long number, List<String> fields) {
    if (fields.size() != COLUMNS.size()) {
      String found = fields.size() + " fields";
      findings.add(NAME, number, "", COLUMNS.size() + " fields", found);
      return null;
    }
    for (int c = 0; c < 2; c++) {
      if (!fields.get(c).matches("[1-9][0-9]{0,8}")) {
        findings.add(NAME, number, COLUMNS.get(c), "a number from 1", fields.get(c));
        return null;
      }
    }
    if (!fields.get(2).matches("[01]")) {
      findings.add(NAME, number, "within", "1 or 0", fields.get(2));
    }
    Double makespanS = fields.get(3).isEmpty() ? null : Expected.number(fields.get(3));
    boolean isNumber = fields.get(3).isEmpty() || (makespanS != null && makespanS >= 0);
    if (!isNumber) {
      findings.add(NAME, number, "makespan_s", "seconds, or nothing", fields.get(3));
    }
    return new Trial(
        number,
        Integer.parseInt(fields.get(0)),
        Integer.parseInt(fields.get(1)),
        fields.get(2).equals("1"),
        makespanS);
  }
}
