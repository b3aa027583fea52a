package sdedge.study.log;

import java.io.IOException;
import java.util.List;
import sdedge.output.Format;

/**
 * How rows stand in a file, a line each.
 *
 * @param <R> a row
 */
public interface RowFormat<R> {
  /** The first line, without its end. */
  String header();

  /** Of the whole file. */
  Format file();

  /** The line of a row, with its end. */
  byte[] line(R row) throws IOException;

  /**
   * The row of a line.
   *
   * @throws IllegalArgumentException if the line is not one
   */
  R parse(byte[] line);

  /** Whether rows may depend on the machine that made them, even if no clock ended anything. */
  default boolean dependOnMachine(List<R> rows) {
    return true;
  }
}
