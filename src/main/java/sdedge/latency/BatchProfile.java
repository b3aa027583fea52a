package sdedge.latency;

import java.util.List;
import sdedge.instance.Task;

/**
 * The stage times of one batch, by step (docs/model.md section 4). Steps count from 1; every time
 * beyond {@link #steps()} is 0.
 */
public final class BatchProfile {
  private final BatchLoad load;
  private final double[] draft;
  private final double[] up;
  private final double[] verify;
  private final double[] down;

  private BatchProfile(BatchLoad load) {
    this.load = load;
    int steps = load.steps();
    draft = new double[steps];
    up = new double[steps];
    verify = new double[steps];
    down = new double[steps];
    for (int n = 1; n <= steps; n++) {
      draft[n - 1] = load.draft(n);
      up[n - 1] = load.up(n);
      verify[n - 1] = load.verify(n);
      down[n - 1] = load.down(n);
    }
  }

  /** The profile of {@code tasks}, at least one, with one speculation length. */
  public static BatchProfile of(StageModel model, List<Task> tasks, int length) {
    BatchLoad load = new BatchLoad(model, length);
    for (Task task : tasks) {
      load.add(TaskSteps.of(task, length));
    }
    return new BatchProfile(load);
  }

  /** N, the steps until the last task is done. */
  public int steps() {
    return draft.length;
  }

  /** The speculation length l. */
  public int length() {
    return load.length();
  }

  /** Bits, tokens and active tasks behind the times; for steps 1..N. */
  public BatchLoad load() {
    return load;
  }

  /** d_n, seconds. */
  public double draft(int n) {
    return at(draft, n);
  }

  /** u_n, seconds. */
  public double up(int n) {
    return at(up, n);
  }

  /** v_n, seconds. */
  public double verify(int n) {
    return at(verify, n);
  }

  /** w_n, seconds. */
  public double down(int n) {
    return at(down, n);
  }

  /** a_n = d_n + u_n, seconds on the drafter side. */
  public double drafterSide(int n) {
    return draft(n) + up(n);
  }

  /** b_n = v_n + w_n, seconds on the verifier side. */
  public double verifierSide(int n) {
    return verify(n) + down(n);
  }

  private static double at(double[] times, int n) {
    return n <= times.length ? times[n - 1] : 0;
  }
}
