package sdedge.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes executions as text that a test can compare at a glance. */
final class Stages {
  private Stages() {}

  /** One line per stage, such as {@code sbs1 c1 b2 n1 draft 0-1}. */
  static List<String> of(Execution execution) {
    List<String> lines = new ArrayList<>();
    for (StageRun run : execution.stages().toList()) {
      Integer drafter = run.drafter();
      lines.add(
          String.format(
              Locale.ROOT,
              "%s c%d b%d n%d %s %s-%s",
              drafter == null ? "mbs" : "sbs" + (drafter + 1),
              run.cohort(),
              run.batch(),
              run.step(),
              run.stage().key(),
              number(run.startS()),
              number(run.endS())));
    }
    return lines;
  }

  /** The lines of one stage kind, without it. */
  static List<String> of(Execution execution, Stage stage) {
    return of(execution).stream()
        .filter(line -> line.contains(" " + stage.key() + " "))
        .map(line -> line.replace(" " + stage.key() + " ", " "))
        .toList();
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
