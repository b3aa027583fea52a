package sdedge.check.files;

import java.util.List;
import java.util.stream.Stream;

/** What a table should hold. */
public interface ExpectedTable {
  /** The names of the columns with commas between. */
  String header();

  /** How many of the first columns tell the rows apart. */
  int keys();

  /** The rows, made as they are asked for, which may be asked more than once. */
  Stream<List<ExpectedCell>> rows();
}
