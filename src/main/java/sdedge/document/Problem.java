package sdedge.document;

/**
 * One thing wrong with an input file.
 *
 * @param line from 1; 0 if the problem has no place
 * @param column from 1; 0 if the problem has no place
 * @param path such as {@code tasks[3].acceptance}; empty for the document
 * @param found what stands there; empty if {@code expected} says all
 * @param expected what should stand there
 */
public record Problem(
    String file, int line, int column, String path, String found, String expected) {
  public Problem(String file, int line, int column, String path, String message) {
    this(file, line, column, path, "", message);
  }

  /** {@code found must be expected}. */
  public String message() {
    return found.isEmpty() ? expected : found + " must be " + expected;
  }

  /** {@code file:line:column: path: message}. */
  @Override
  public String toString() {
    String place = line > 0 ? file + ":" + line + ":" + column + ": " : file + ": ";
    return place + (path.isEmpty() ? "" : path + ": ") + message();
  }
}
