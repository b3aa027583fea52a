package sdedge.api;

import java.util.List;
import sdedge.document.InvalidInputException;
import sdedge.document.Problem;
import sdedge.study.CommandFailure;

/** Input that cannot be used: an instance, a plan or the directory of a result. */
public final class InputException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<String> problems;

  InputException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  static InputException of(InvalidInputException invalid) {
    return new InputException(invalid.problems().stream().map(Problem::toString).toList());
  }

  static InputException of(CommandFailure failure) {
    List<String> reasons = failure.reasons();
    return new InputException(
        reasons.isEmpty() ? List.of(String.valueOf(failure.getMessage())) : reasons);
  }

  /** {@return all that is wrong, a line each, with file, line and column where there are any} */
  public List<String> problems() {
    return problems;
  }
}
