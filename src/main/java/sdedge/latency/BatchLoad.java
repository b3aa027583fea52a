package sdedge.latency;

import java.util.Arrays;
import sdedge.instance.Fronthaul;

/**
 * The stage times of a batch that grows task by task (docs/model.md section 4).
 *
 * <p>All tasks of a pass process the same number of new tokens except in the prefill, so per step
 * two sums suffice: Σω and Σω·c over the tasks, where the activity ω of a task is 1 up to its last
 * step and 0 afterwards. Steps count from 1. Adding tasks one by one costs O(steps) each, which is
 * what lets a search price all batches that start with the same task.
 */
public final class BatchLoad {
  private final StageModel model;
  private final int length;
  private int steps;
  private double promptTokens;
  private double prefillAttended; // Σ I², the drafter's prefill
  private double verifyAttended; // Σ (I + l)², the verifier's first pass
  private double[] activity = new double[0]; // Σω by step − 1
  private double[] context = new double[0]; // Σω·c by step − 1
  private double[] certain = new double[0]; // the chance of a pass, by step − 1
  private double[] cached = new double[0]; // scratch: Σω·c before a pass, by step − 1

  /** An empty batch with speculation length {@code length} ≥ 0. */
  public BatchLoad(StageModel model, int length) {
    this.model = model;
    this.length = length;
  }

  /** An empty batch that will grow to {@code steps} steps. */
  public BatchLoad(StageModel model, int length, int steps) {
    this(model, length);
    activity = new double[steps];
    context = new double[steps];
    cached = new double[steps];
  }

  /** Adds a task whose steps were computed for this batch's length. */
  public void add(TaskSteps task) {
    double input = task.inputTokens();
    promptTokens += input;
    prefillAttended += input * input;
    verifyAttended += (input + length) * (input + length);
    if (task.steps() > activity.length) {
      int capacity = Math.max(task.steps(), activity.length + (activity.length >> 1));
      activity = Arrays.copyOf(activity, capacity);
      context = Arrays.copyOf(context, capacity);
    }
    steps = Math.max(steps, task.steps());
    for (int n = 1; n <= task.steps(); n++) {
      activity[n - 1] += 1;
      context[n - 1] += task.confirmedBefore(n);
    }
  }

  /** N, the largest number of steps of a task; 0 while empty. */
  public int steps() {
    return steps;
  }

  /** The speculation length l. */
  public int length() {
    return length;
  }

  /** |A_n|, the tasks active in step {@code n}. */
  public double active(int n) {
    return activity[n - 1];
  }

  /** d_n, seconds: the l drafting passes of step {@code n}; 0 for l = 0. */
  public double draft(int n) {
    double active = activity[n - 1];
    double cached = context[n - 1] - active; // pass i holds c + i − 2
    double seconds = 0;
    for (int i = 1; i <= length; i++) {
      seconds +=
          n == 1 && i == 1
              ? model.drafter().seconds(1, promptTokens, 0, prefillAttended)
              : model.drafter().seconds(1, active, cached, cached + active);
      cached += active;
    }
    return seconds;
  }

  /** v_n, seconds: the verifier's pass of step {@code n}. */
  public double verify(int n) {
    double active = activity[n - 1];
    if (n == 1) {
      return model.verifier().seconds(1, promptTokens + length * active, 0, verifyAttended);
    }
    double cached = context[n - 1] - active;
    int perTask = length + 1;
    return model
        .verifier()
        .seconds(1, perTask * active, cached, perTask * (cached + perTask * active));
  }

  /** Bits that go up in step {@code n}: prompts once, drafts every step. */
  public double upBits(int n) {
    Fronthaul link = model.fronthaul();
    double prompts = n == 1 ? link.bitsPerPromptToken() * promptTokens : 0;
    return link.bitsPerDraftToken() * length * activity[n - 1] + prompts;
  }

  /** Bits that come down in step {@code n}: a verdict per active task. */
  public double downBits(int n) {
    return model.fronthaul().bitsPerVerdict() * activity[n - 1];
  }

  /** Whether the link up is used in step {@code n}: always, for l = 0 only in step 1. */
  public boolean goesUp(int n) {
    return length > 0 || n == 1;
  }

  /** Whether the link down is used in step {@code n}: always, for l = 0 only in the last step. */
  public boolean comesDown(int n) {
    return length > 0 || n == steps;
  }

  /** Seconds that step {@code n} occupies the link up: bits over rate, latency not included. */
  public double upSerialisation(int n) {
    return goesUp(n) ? upBits(n) / model.fronthaul().rateBps() : 0;
  }

  /** Seconds that step {@code n} occupies the link down: bits over rate, latency not included. */
  public double downSerialisation(int n) {
    return comesDown(n) ? downBits(n) / model.fronthaul().rateBps() : 0;
  }

  /** u_n, seconds: serialisation and latency of the link up. */
  public double up(int n) {
    return goesUp(n) ? upSerialisation(n) + model.fronthaul().latencyS() : 0;
  }

  /** w_n, seconds: serialisation and latency of the link down. */
  public double down(int n) {
    return comesDown(n) ? downSerialisation(n) + model.fronthaul().latencyS() : 0;
  }

  /** Writes a_n, the drafter side of all steps, seconds, from index {@code at} of an array. */
  public void writeDrafterSide(double[] times, int at) {
    Arrays.fill(times, at, at + steps, 0);
    if (length > 0) {
      prepareCached();
      for (int i = 1; i <= length; i++) {
        model.drafter().addSeconds(1, certain, activity, cached, 1, steps, times, at);
        for (int k = 0; k < steps; k++) {
          cached[k] += activity[k];
        }
      }
      addLink(model.fronthaul().bitsPerDraftToken() * length, times, at);
    }
    times[at] = draft(1) + up(1); // the prefill
  }

  /** Writes b_n, the verifier side of all steps, seconds, from index {@code at} of an array. */
  public void writeVerifierSide(double[] times, int at) {
    Arrays.fill(times, at, at + steps, 0);
    prepareCached();
    model.verifier().addSeconds(length + 1, certain, activity, cached, 1, steps, times, at);
    if (length > 0) {
      addLink(model.fronthaul().bitsPerVerdict(), times, at);
    }
    times[at] = verify(1); // the prefill
    if (comesDown(1)) {
      times[at] += down(1);
    }
    if (length == 0 && steps > 1) {
      times[at + steps - 1] += down(steps);
    }
  }

  private void prepareCached() {
    if (certain.length < steps) {
      certain = new double[activity.length];
      Arrays.fill(certain, 1);
    }
    if (cached.length < steps) {
      cached = new double[activity.length];
    }
    for (int k = 0; k < steps; k++) {
      cached[k] = context[k] - activity[k];
    }
  }

  private void addLink(double bitsPerTask, double[] times, int at) {
    double rate = model.fronthaul().rateBps();
    double latencyS = model.fronthaul().latencyS();
    for (int k = 0; k < steps; k++) {
      times[at + k] += bitsPerTask * activity[k] / rate + latencyS;
    }
  }

  /** New tokens of the drafting passes of step {@code n}, Σq. */
  public double draftTokens(int n) {
    double perPass = activity[n - 1];
    return n == 1 ? promptTokens + (length - 1) * perPass : length * perPass;
  }

  /** New tokens of the verifier's pass of step {@code n}, Σq. */
  public double verifyTokens(int n) {
    double active = activity[n - 1];
    return n == 1 ? promptTokens + length * active : (length + 1) * active;
  }
}
