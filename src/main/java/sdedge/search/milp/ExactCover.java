package sdedge.search.milp;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.HeapShare;

/** The cheapest sets that have every one of some items exactly once, by HiGHS. */
public final class ExactCover {
  /**
   * Units that the cheapest cover costs, about: HiGHS gives up what is no 1e-6 of one better, which
   * is little then.
   */
  private static final double UNITS = 1e6;

  private ExactCover() {}

  /**
   * The places of the sets of the cheapest cover.
   *
   * @param sets of items, each from 0 to {@code items} − 1
   * @param costs by set, not negative
   * @param about what it costs, about
   * @return null if it was stopped, or if the backend gave up
   * @throws BackendFailure if the backend cannot be started
   */
  public static int @Nullable [] cheapest(
      int items, List<int[]> sets, double[] costs, double about, int threads, Control control) {
    HeapShare memory = new HeapShare();
    try (Launcher launcher = Launcher.installed();
        WorkerClient client = new WorkerClient(launcher)) {
      double[] counted = Arrays.stream(costs).map(cost -> cost / about * UNITS).toArray();
      LinearModel model = model(items, sets, counted, memory, control);
      Job job = new Job(Backend.HIGHS, threads, 0, new int[0], model);
      SolverAnswer answer = client.solve(job, control, found -> {}).answer();
      return answer.state() == SolverAnswer.State.OPTIMAL ? answer.chosen() : null;
    } catch (ModelAborted stopped) {
      return null;
    } finally {
      memory.release();
    }
  }

  private static LinearModel model(
      int items, List<int[]> sets, double[] costs, HeapShare memory, Control control) {
    LinearModel model = new LinearModel(memory, control);
    for (double cost : costs) {
      model.binary(cost);
    }
    for (int item = 0; item < items; item++) {
      model.equalTo(1);
      for (int s = 0; s < sets.size(); s++) {
        for (int each : sets.get(s)) {
          if (each == item) {
            model.put(s, 1);
          }
        }
      }
    }
    return model;
  }
}
