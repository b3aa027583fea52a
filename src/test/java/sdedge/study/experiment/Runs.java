package sdedge.study.experiment;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sdedge.result.table.TableRow;
import sdedge.search.solver.Approaches;

/** Rows of benchmarks for tests. */
final class Runs {
  private Runs() {}

  static TableRow row(String instance, String method, int repeat) {
    return optimal(instance, method, repeat, 1.5, 0.25);
  }

  static TableRow optimal(
      String instance, String method, int repeat, double makespanS, double wallS) {
    return of(instance, method, repeat, "optimal", "completed", makespanS, wallS);
  }

  static TableRow of(
      String instance,
      String method,
      int repeat,
      String status,
      String termination,
      @Nullable Double makespanS,
      double wallS) {
    String makespan = makespanS == null ? "" : makespanS.toString();
    String wall = Double.toString(wallS);
    return new TableRow(
        TrialTable.bench(Shard.WHOLE).names(),
        List.of(
            instance,
            method,
            "" + repeat,
            "1/1",
            status,
            termination,
            makespan,
            "",
            "",
            "3",
            "4",
            wall,
            "",
            ""));
  }

  static TableRow failed(String instance, String method, int repeat, Shard shard, String error) {
    Point point = new Point(List.of("instance"), List.of(instance));
    Trial trial = new Trial(repeat, point, Objects.requireNonNull(Approaches.named(method)));
    return TrialTable.bench(shard).row(TrialResult.failed(trial, error));
  }
}
