package sdedge.search.problem;

/** Leaves each batch one choice, whatever is best for the whole plan. */
@FunctionalInterface
public interface ChoiceRule {
  /**
   * The choice of the batch of the tasks at positions {@code start} to {@code end} − 1: a place
   * among those of the problem, always the same.
   */
  int place(int start, int end);
}
