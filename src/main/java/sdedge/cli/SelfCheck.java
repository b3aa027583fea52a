package sdedge.cli;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import sdedge.check.Checked;
import sdedge.check.Difference;
import sdedge.check.NotAResultException;
import sdedge.check.ResultChecker;
import sdedge.check.ResultSource;
import sdedge.check.Subject;
import sdedge.instance.LoadedInstance;

/** Holds every result against an independent recomputation before anyone sees it. */
final class SelfCheck {
  private static final int LISTED = 20;

  private final Subject subject;

  SelfCheck(LoadedInstance loaded) {
    subject = subject(loaded);
  }

  static Subject subject(LoadedInstance loaded) {
    return new Subject(loaded.instance(), loaded.sha256(), loaded.tables());
  }

  /**
   * Passes a result in which nothing differs.
   *
   * @throws CommandFailure with the differences
   */
  void inspect(ResultSource source) throws CommandFailure, IOException {
    Checked checked;
    try {
      checked = ResultChecker.check(subject, source);
    } catch (NotAResultException e) {
      throw new IllegalStateException(e);
    }
    List<Difference> differences = checked.differences();
    if (!differences.isEmpty()) {
      String listed =
          differences.stream().limit(LISTED).map(SelfCheck::text).collect(Collectors.joining("\n"));
      int left = differences.size() - LISTED;
      throw new CommandFailure(
          ExitCode.CHECK_FAILED,
          "the result failed its check and is not written. This is a bug.\n"
              + listed
              + (left > 0 ? "\nand " + left + " more differences" : ""));
    }
  }

  private static String text(Difference d) {
    String row = d.row() == null ? "" : " row " + d.row();
    String column = d.column().isEmpty() ? "" : " " + d.column();
    return "  " + d.file() + row + column + ": expected " + d.expected() + ", found " + d.found();
  }
}
