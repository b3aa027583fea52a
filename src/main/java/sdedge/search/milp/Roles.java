package sdedge.search.milp;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The columns of one batch: the 0-1 decisions that use it in a certain role of its cohort, and two
 * sums of them. −1 for a role it cannot have.
 *
 * @param batch the batch
 * @param single first and last of its cohort
 * @param first first but not last
 * @param inner neither
 * @param last by cohort start c, last but not first of a cohort that starts at c
 * @param notFirst inner + Σ_c last
 * @param notLast first + inner
 */
@SuppressWarnings("ArrayRecordComponent") // never changed
record Roles(
    BatchTimes batch, int single, int first, int inner, int[] last, int notFirst, int notLast) {
  static final int NONE = -1;

  /** Adds the columns of a batch and the rows that define the two sums. */
  static Roles add(LinearModel model, Cohorts cohorts, BatchTimes batch) {
    int single = column(model, cohorts.maySingle(batch));
    int first = column(model, cohorts.mayBeFirst(batch));
    int inner = column(model, cohorts.mayBeInner(batch));
    int[] last = new int[batch.start()];
    for (int c = 0; c < last.length; c++) {
      last[c] = column(model, cohorts.mayBeLast(batch, c));
    }
    int[] begun = IntStream.concat(IntStream.of(inner), Arrays.stream(last)).toArray();
    int notFirst = sum(model, begun);
    int notLast = sum(model, first, inner);
    return new Roles(batch, single, first, inner, last, notFirst, notLast);
  }

  private static int column(LinearModel model, boolean possible) {
    return possible ? model.binary(0) : NONE;
  }

  private static int sum(LinearModel model, int... columns) {
    int[] present = Arrays.stream(columns).filter(column -> column != NONE).toArray();
    if (present.length <= 1) {
      return present.length == 0 ? NONE : present[0];
    }
    int sum = model.continuous(1, 0);
    model.equalTo(0);
    model.put(sum, -1);
    for (int column : present) {
      model.put(column, 1);
    }
    return sum;
  }
}
