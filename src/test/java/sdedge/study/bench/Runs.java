package sdedge.study.bench;

import org.jspecify.annotations.Nullable;

/** Rows for tests. */
final class Runs {
  private Runs() {}

  static Run row(String instance, String method, int repeat) {
    return optimal(instance, method, repeat, 1.5, 0.25);
  }

  static Run optimal(String instance, String method, int repeat, double makespanS, double wallS) {
    return of(instance, method, repeat, "optimal", "completed", makespanS, wallS);
  }

  static Run of(
      String instance,
      String method,
      int repeat,
      String status,
      String termination,
      @Nullable Double makespanS,
      double wallS) {
    RunKey key = new RunKey(instance, method, repeat);
    return new Run(
        key, "1/1", status, termination, makespanS, null, null, 3L, 4L, wallS, null, null);
  }
}
