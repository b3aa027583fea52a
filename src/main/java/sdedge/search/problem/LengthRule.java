package sdedge.search.problem;

/** Leaves each batch one length, whatever is best for the whole plan. */
@FunctionalInterface
public interface LengthRule {
  /**
   * The length of the batch of the tasks at positions {@code start} to {@code end} − 1; one of the
   * lengths of the problem and always the same.
   */
  int length(int start, int end);
}
