package sdedge.check.model;

import java.util.Arrays;
import java.util.List;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;
import sdedge.instance.Node;
import sdedge.instance.Task;

/**
 * The stages of a batch by step, counted from 1 (Section 4 of the model). Seconds; a link's time is
 * its serialisation and, where it carries anything, its latency.
 */
@SuppressWarnings("ArrayRecordComponent") // read-only by convention
public record BatchTimes(
    int length,
    int steps,
    int[] active,
    double[] draftTokens,
    double[] verifyTokens,
    double[] draftS,
    double[] upSerialS,
    double[] upLatencyS,
    double[] verifyS,
    double[] downSerialS,
    double[] downLatencyS) {

  /** The times of some tasks of a drafter at one length. */
  public static BatchTimes of(Drafter drafter, Node verifier, List<Task> tasks, int length) {
    Load load = new Load(tasks.get(0), length);
    tasks.forEach(load::add);
    return load.times(drafter, verifier);
  }

  /** u_n, seconds; 0 beyond the last step. */
  public double up(int step) {
    return step > steps ? 0 : upSerialS[step] + upLatencyS[step];
  }

  /** w_n, seconds; 0 beyond the last step. */
  public double down(int step) {
    return step > steps ? 0 : downSerialS[step] + downLatencyS[step];
  }

  /** d_n, seconds; 0 beyond the last step. */
  public double draft(int step) {
    return step > steps ? 0 : draftS[step];
  }

  /** v_n, seconds; 0 beyond the last step. */
  public double verify(int step) {
    return step > steps ? 0 : verifyS[step];
  }

  /** a_n, the drafter side, seconds. */
  public double drafterSide(int step) {
    return draft(step) + up(step);
  }

  /** b_n, the verifier side, seconds. */
  public double verifierSide(int step) {
    return verify(step) + down(step);
  }

  /** Sums over the active tasks of a batch by step, to which tasks can be added one by one. */
  public static final class Load {
    private final int length;
    private int steps;
    private int[] active = new int[0];
    private double[] confirmed = new double[0];
    private double promptTokens;
    private double promptSquares;
    private double promptTimesChunk;

    /** The load of no task yet; {@code first} only tells how many steps are likely. */
    public Load(Task first, int length) {
      this.length = length;
      reserve(Decoding.of(first, length).steps());
    }

    /** Adds a task. */
    public void add(Task task) {
      Decoding decoding = Decoding.of(task, length);
      reserve(decoding.steps());
      for (int n = 1; n <= decoding.steps(); n++) {
        active[n]++;
        confirmed[n] += decoding.confirmed(n);
      }
      double input = task.inputTokens();
      double chunk = input + length;
      promptTokens += input;
      promptSquares += input * input;
      promptTimesChunk += chunk * chunk;
    }

    private void reserve(int needed) {
      if (needed > steps) {
        steps = needed;
        active = Arrays.copyOf(active, needed + 1);
        confirmed = Arrays.copyOf(confirmed, needed + 1);
      }
    }

    /** The times of the tasks added so far. */
    public BatchTimes times(Drafter drafter, Node verifier) {
      BatchTimes times = empty();
      PassClock draftClock = new PassClock(drafter.node());
      PassClock verifyClock = new PassClock(verifier);
      for (int n = 1; n <= steps; n++) {
        times.active[n] = active[n];
        draft(times, draftClock, n);
        verify(times, verifyClock, n);
        links(times, drafter.fronthaul(), n);
      }
      return times;
    }

    private BatchTimes empty() {
      int size = steps + 1;
      return new BatchTimes(
          length,
          steps,
          new int[size],
          new double[size],
          new double[size],
          new double[size],
          new double[size],
          new double[size],
          new double[size],
          new double[size],
          new double[size]);
    }

    private void draft(BatchTimes times, PassClock clock, int n) {
      for (int pass = 1; pass <= length; pass++) {
        if (n == 1 && pass == 1) {
          times.draftS[n] += clock.seconds(promptTokens, 0, promptSquares);
          times.draftTokens[n] += promptTokens;
        } else {
          double cached = confirmed[n] + (pass - 2.0) * active[n];
          times.draftS[n] += clock.seconds(active[n], cached, cached + active[n]);
          times.draftTokens[n] += active[n];
        }
      }
    }

    private void verify(BatchTimes times, PassClock clock, int n) {
      if (n == 1) {
        double fresh = promptTokens + (double) length * active[n];
        times.verifyS[n] = clock.seconds(fresh, 0, promptTimesChunk);
        times.verifyTokens[n] = fresh;
        return;
      }
      double each = length + 1.0;
      double cached = confirmed[n] - active[n];
      double fresh = each * active[n];
      times.verifyS[n] = clock.seconds(fresh, cached, each * (cached + fresh));
      times.verifyTokens[n] = fresh;
    }

    private void links(BatchTimes times, Fronthaul link, int n) {
      double prompt = n == 1 ? link.bitsPerPromptToken() * promptTokens : 0;
      double drafts = link.bitsPerDraftToken() * length * active[n];
      if (length > 0 || n == 1) {
        times.upSerialS[n] = (prompt + drafts) / link.rateBps();
        times.upLatencyS[n] = link.latencyS();
      }
      if (length > 0 || n == steps) {
        times.downSerialS[n] = link.bitsPerVerdict() * active[n] / link.rateBps();
        times.downLatencyS[n] = link.latencyS();
      }
    }
  }
}
