package sdedge.document;

import java.util.List;
import java.util.stream.Collectors;

/** An input file that cannot be used, with all its problems (exit code 3). */
public final class InvalidInputException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  public InvalidInputException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
