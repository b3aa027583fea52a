package sdedge.bench;

import java.util.List;
import sdedge.instance.Instance;
import sdedge.output.Result;
import sdedge.search.Approach;
import sdedge.search.Outcome;

/** How a run is made. */
public interface Attempt {
  /** The part that is timed. Under an interruption its outcome says so. */
  Outcome solve(Instance instance, Approach method);

  /** The part that is not: the result, executed and checked. */
  Result verified(Instance instance, Approach method, Outcome outcome) throws CheckFailedException;

  /** A result that does not hold what it claims. */
  final class CheckFailedException extends Exception {
    /** How the message begins. */
    public static final String PREFIX = "check failed: ";

    private static final long serialVersionUID = 1;

    /** An exception for these failures. */
    public CheckFailedException(List<String> failures) {
      super(PREFIX + String.join("; ", failures));
    }
  }
}
