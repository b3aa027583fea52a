package sdedge.timeline;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * An execution that goes on as it is asked for the next batch of the plan, and keeps no batch that
 * was taken from it.
 */
interface Course extends Iterator<BatchRecord> {
  /** When the last batch ended, once all were taken, seconds. */
  double endS();

  /** What the makespan is made of, once all batches were taken; null without slots. */
  @Nullable Components components();
}
