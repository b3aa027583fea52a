package sdedge.study.simulation;

import org.jspecify.annotations.Nullable;

/**
 * What users are promised.
 *
 * @param ttftS the latest time to first token, seconds; null for no promise
 * @param e2eS the latest completion, seconds; null for no promise
 */
public record ServiceLevel(@Nullable Double ttftS, @Nullable Double e2eS) {
  /** No promise at all. */
  public static final ServiceLevel NONE = new ServiceLevel(null, null);

  /** The share of all tasks in all runs for which every promise is met. */
  double met(Samples samples) {
    long met = 0;
    long all = 0;
    for (Samples.OfTask task : samples.tasks()) {
      for (int run = 0; run < task.completionS().length; run++) {
        boolean first = ttftS == null || task.firstTokenS()[run] <= ttftS;
        boolean last = e2eS == null || task.completionS()[run] <= e2eS;
        met += first && last ? 1 : 0;
        all++;
      }
    }
    return (double) met / all;
  }
}
