package sdedge.study.bench;

import sdedge.search.Approach;

/**
 * A run to be made.
 *
 * @param repeat from 1; 0 for a run that only warms up
 */
public record Cell(int repeat, BenchInstance instance, Approach method) {
  /** The key of its row. */
  public RunKey key() {
    return new RunKey(instance.file(), method.key(), repeat);
  }
}
