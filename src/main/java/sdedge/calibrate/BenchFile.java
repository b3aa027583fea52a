package sdedge.calibrate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import sdedge.document.InvalidInputException;
import sdedge.document.Problems;
import sdedge.document.tree.JsonLines;
import sdedge.instance.Node;

/** Reads results of a serving benchmark: an object, or several one behind the other. */
final class BenchFile {
  private BenchFile() {}

  /** Whether a file is JSON. */
  static boolean isOne(byte[] bytes) {
    int at = 0;
    while (at < bytes.length && (bytes[at] & 0xff) <= ' ') {
      at++;
    }
    return at < bytes.length && (bytes[at] == '{' || bytes[at] == '[');
  }

  /**
   * The runs of a file, one per result.
   *
   * @param length draft tokens per step; negative where the file has to say it
   * @param modes of the drafter
   * @param verifier says which times are possible
   * @param notes to which is added what the user should know
   * @throws InvalidInputException with all that is wrong with any of them
   */
  static List<MeasuredRun> read(
      String file, byte[] bytes, int length, DraftModes modes, Node verifier, List<String> notes)
      throws InvalidInputException, IOException {
    Problems problems = new Problems(file);
    List<MeasuredRun> runs = new ArrayList<>();
    JsonLines.stream(
        problems,
        new ByteArrayInputStream(bytes),
        BenchValues.lists(),
        text -> (text.equals("[") ? "a list, " : "") + "must be a JSON object per run",
        row -> {
          for (BenchValues each : BenchValues.of(row)) {
            BenchFormat format = BenchFormat.of(each.paths());
            if (format == null) {
              problems.add(each.line(), 1, "", "no result of " + BenchFormat.signs());
            } else {
              runs.add(new BenchResult(problems, format, each, notes).run(length, modes, verifier));
            }
          }
        });
    problems.throwIfAny();
    return runs;
  }
}
