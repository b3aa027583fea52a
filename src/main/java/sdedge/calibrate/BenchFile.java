package sdedge.calibrate;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import sdedge.document.InvalidInputException;
import sdedge.document.Problems;
import sdedge.document.tree.JsonMistake;
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
    try (JsonParser json = new JsonFactory().createParser(bytes)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        JsonLocation place = json.currentTokenLocation();
        if (token != JsonToken.START_OBJECT) {
          String list = token == JsonToken.START_ARRAY ? "a list, " : "";
          problems.add(
              place.getLineNr(), place.getColumnNr(), "", list + "must be a JSON object per run");
          break;
        }
        BenchValues values = BenchValues.read(json);
        for (BenchValues each : values.inner().isEmpty() ? List.of(values) : values.inner()) {
          BenchFormat format = BenchFormat.of(each.paths());
          if (format == null) {
            problems.add(each.line(), 1, "", "no result of " + BenchFormat.signs());
          } else {
            runs.add(new BenchResult(problems, format, each, notes).run(length, modes, verifier));
          }
        }
      }
    } catch (JacksonException e) {
      JsonMistake mistake = JsonMistake.of(e);
      problems.add(mistake.line(), mistake.column(), "", mistake.message());
    }
    problems.throwIfAny();
    return runs;
  }
}
