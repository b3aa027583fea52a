package sdedge.timeline;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * An execution that goes on as it is asked for the next batch of the plan, and keeps no batch that
 * was taken from it.
 */
interface BatchExecution extends Iterator<BatchRecord> {
  /** What batches will be asked for. */
  enum Detail {
    /** The times of their tasks, which see their own part as certain. */
    TIMES,
    /** Their stages. */
    STAGES
  }

  /** When the last batch ended, once all were taken, seconds. */
  double endS();

  /** What the makespan is made of, once all batches were taken; null without slots. */
  @Nullable Components components();
}
