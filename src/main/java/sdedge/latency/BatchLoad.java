package sdedge.latency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * The stage times of a batch that grows task by task: its parts draft side by side and are verified
 * in one pass (docs/model.md sections 4 and 9). Steps count from 1.
 */
public final class BatchLoad {
  private final StageModel model;
  private final IntUnaryOperator lengths;
  private final int capacity;
  private final List<PartLoad> parts = new ArrayList<>(); // in the order of the drafters
  private int[] drafters = new int[0]; // of the parts
  private int steps;

  /** An empty batch in which every part has speculation length {@code length} ≥ 0. */
  public BatchLoad(StageModel model, int length) {
    this(model, drafter -> length, 0);
  }

  /**
   * An empty batch.
   *
   * @param lengths the speculation length of each drafter's part
   * @param capacity the steps it will grow to; it grows beyond if need be
   */
  public BatchLoad(StageModel model, IntUnaryOperator lengths, int capacity) {
    this.model = model;
    this.lengths = lengths;
    this.capacity = capacity;
  }

  /** Adds a task of a drafter, whose progress is that of its part's length. */
  public void add(int drafter, TaskProgress progress) {
    part(drafter).add(progress);
    steps = Math.max(steps, progress.steps());
  }

  private PartLoad part(int drafter) {
    int at = Arrays.binarySearch(drafters, drafter);
    if (at >= 0) {
      return parts.get(at);
    }
    PartLoad part =
        new PartLoad(
            model.drafters().get(drafter),
            lengths.applyAsInt(drafter),
            capacity,
            model.hasChances());
    parts.add(-at - 1, part);
    int[] more = Arrays.copyOf(drafters, drafters.length + 1);
    more[drafters.length] = drafter;
    Arrays.sort(more);
    drafters = more;
    return part;
  }

  /** N, the largest number of steps of a part; 0 while empty. */
  public int steps() {
    return steps;
  }

  /** The parts, in the order of their drafters. */
  public List<PartLoad> parts() {
    return parts;
  }

  /** The index of the drafter of part {@code i}. */
  public int drafter(int i) {
    return drafters[i];
  }

  /** v_n, seconds: the verifier's pass of step {@code n} ≤ N over all parts. */
  public double verify(int n) {
    double tokens = 0;
    double cached = 0;
    double attended = 0;
    for (PartLoad part : parts) {
      if (n <= part.steps()) {
        tokens += part.verifyTokens(n);
        cached += part.verifyCached(n);
        attended += part.verifyAttended(n);
      }
    }
    return model.verifier().seconds(chance(n), tokens, cached, attended);
  }

  /** π_n, the chance that any task is active in step {@code n}; 0 beyond N. */
  public double chance(int n) {
    if (!model.hasChances()) {
      return n <= steps ? 1 : 0;
    }
    double logIdle = 0;
    for (PartLoad part : parts) {
      logIdle += part.logIdle(n);
    }
    return -Math.expm1(logIdle);
  }

  /** Writes a_n, the drafter side of all steps, seconds, from index {@code at} of an array. */
  public void writeDrafterSide(double[] times, int at) {
    if (parts.size() == 1) {
      parts.get(0).writeDrafterSide(times, at);
      return;
    }
    Slowest slowest = new Slowest(parts.size());
    for (int n = 1; n <= steps; n++) {
      for (int i = 0; i < parts.size(); i++) {
        slowest.seconds[i] = parts.get(i).drafterSide(n);
        slowest.chance[i] = parts.get(i).chance(n);
      }
      times[at + n - 1] = slowest.mean();
    }
  }

  /** Writes b_n, the verifier side of all steps, seconds, from index {@code at} of an array. */
  public void writeVerifierSide(double[] times, int at) {
    if (parts.size() == 1) {
      parts.get(0).writeVerifierSide(model.verifier(), times, at);
      return;
    }
    Slowest slowest = new Slowest(parts.size());
    for (int n = 1; n <= steps; n++) {
      for (int i = 0; i < parts.size(); i++) {
        slowest.seconds[i] = parts.get(i).down(n);
        slowest.chance[i] = parts.get(i).chance(n);
      }
      times[at + n - 1] = verify(n) + slowest.mean();
    }
  }

  /**
   * Writes the chances of both sides of all steps, from index {@code at} of two arrays.
   *
   * @param drafterSide π^a_n, that any part has something to do before the verifier
   * @param verifierSide π^b_n
   */
  public void writeChances(double[] drafterSide, double[] verifierSide, int at) {
    for (int n = 1; n <= steps; n++) {
      double logIdle = 0;
      for (PartLoad part : parts) {
        logIdle += part.drafterSide(n) > 0 ? part.logIdle(n) : 0;
      }
      drafterSide[at + n - 1] = -Math.expm1(logIdle);
      verifierSide[at + n - 1] = chance(n);
    }
  }
}
