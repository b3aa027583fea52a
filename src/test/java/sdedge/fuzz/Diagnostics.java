package sdedge.fuzz;

import java.util.List;
import sdedge.document.InvalidInputException;
import sdedge.document.Problem;

/** What every refusal of an input must look like. */
public final class Diagnostics {
  private Diagnostics() {}

  /** Checks that a refusal tells what is wrong and where, one line for each problem. */
  public static void check(InvalidInputException refusal) {
    List<Problem> problems = refusal.problems();
    if (problems.isEmpty()) {
      throw new AssertionError("refused without a problem");
    }
    problems.forEach(Diagnostics::check);
  }

  private static void check(Problem problem) {
    boolean counted = problem.message().matches("and \\d+ more problems");
    boolean placed = problem.line() >= 1 && problem.column() >= 1;
    boolean oneLine = problem.toString().lines().count() == 1;
    boolean readable = problem.toString().codePoints().noneMatch(Diagnostics::isHidden);
    if (!(placed || counted) || problem.message().isBlank() || !oneLine || !readable) {
      throw new AssertionError("a bad diagnostic: " + problem);
    }
    if (problem.toString().length() > 20_000) {
      throw new AssertionError("a diagnostic of " + problem.toString().length() + " characters");
    }
  }

  private static boolean isHidden(int character) {
    return Character.isISOControl(character) || Character.getType(character) == Character.FORMAT;
  }
}
