package sdedge.search.asynchronous;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Pipeline;
import sdedge.latency.BatchLoad;
import sdedge.latency.BatchProfile;
import sdedge.latency.PartProfile;
import sdedge.latency.StageModel;
import sdedge.search.problem.BatchEnumerator;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.ProgressTable;
import sdedge.timeline.BandServers;

/**
 * All batches of a problem, each with all lengths that it may have, and what they ask of the
 * servers. They are numbered by start.
 */
final class ServiceDemands {
  private static final double MOST_NUMBERS = 10e6; // that are kept

  private static final int SERVERS = 3; // of a drafter: its node, its link up, its link down

  private final ContiguousProblem problem;
  private final int[] links; // the drafter whose link up is used, by drafter
  private final int servers;
  private final int[] first; // by start, the number of its first batch; one entry more
  private int[] ends = new int[64];
  private double[] singleBatchS = new double[64]; // from when the prompts are there
  private double[] loads = new double[0]; // by batch, then server

  private ServiceDemands(ContiguousProblem problem) {
    this.problem = problem;
    links = BandServers.firstUsers(problem.instance().drafters());
    servers = 1 + SERVERS * problem.instance().drafters().size();
    first = new int[problem.size() + 1];
    loads = new double[ends.length * servers];
  }

  /** The batches of a problem; null if there are too many, or the control says to stop. */
  static @Nullable ServiceDemands of(ContiguousProblem problem, Control control) {
    ServiceDemands batches = new ServiceDemands(problem);
    double count = 0;
    for (int start = 0; start < problem.size(); start++) {
      for (int end = start + 1; end <= problem.batchReach()[start]; end++) {
        count += problem.choices().count(start, end);
      }
    }
    if (count * batches.servers > MOST_NUMBERS) {
      return null;
    }
    ProgressTable progress = ProgressTable.of(problem, control);
    if (progress == null) {
      return null;
    }
    StageModel alone = StageModel.of(problem.instance(), Pipeline.ASYNCHRONOUS);
    BatchEnumerator all = new BatchEnumerator(problem, progress, alone);
    for (int start = 0; start < problem.size(); start++) {
      if (control.stop() != null) {
        return null;
      }
      int from = start;
      batches.first[start + 1] = batches.first[start];
      all.visit(start, (end, choice, load) -> batches.append(from, end, load));
    }
    return batches;
  }

  private void append(int start, int end, BatchLoad load) {
    int batch = first[start + 1]++;
    if (batch == ends.length) {
      ends = Arrays.copyOf(ends, 2 * batch);
      singleBatchS = Arrays.copyOf(singleBatchS, 2 * batch);
      loads = Arrays.copyOf(loads, 2 * batch * servers);
    }
    BatchProfile times = BatchProfile.of(load);
    ends[batch] = end;
    singleBatchS[batch] = singleBatchS(times);
    int at = batch * servers;
    for (int n = 1; n <= times.steps(); n++) {
      loads[at] += times.verify(n);
      for (PartProfile part : times.parts()) {
        int own = at + 1 + SERVERS * part.drafter();
        loads[own] += part.draft(n);
        loads[at + 1 + SERVERS * links[part.drafter()] + 1] += part.upBusy(n);
        loads[own + 2] += part.downBusy(n);
      }
    }
  }

  /**
   * How long a batch takes with all servers to itself, from when its prompts are there, seconds.
   */
  private static double singleBatchS(BatchProfile times) {
    List<PartProfile> parts = times.parts();
    double[] clock = new double[parts.size()]; // when each part may begin its step
    double lastS = 0;
    for (int n = 1; n <= times.steps(); n++) {
      double joinS = 0;
      for (int i = 0; i < clock.length; i++) {
        PartProfile part = parts.get(i);
        joinS = n <= part.steps() ? Math.max(joinS, clock[i] + part.draft(n) + part.up(n)) : joinS;
      }
      double verifiedS = joinS + times.verify(n);
      for (int i = 0; i < clock.length; i++) {
        if (n <= parts.get(i).steps()) {
          clock[i] = verifiedS + parts.get(i).down(n);
          lastS = Math.max(lastS, clock[i]);
        }
      }
    }
    return lastS;
  }

  /** K. */
  int size() {
    return problem.size();
  }

  /** The number of servers. */
  int servers() {
    return servers;
  }

  /** The first batch that starts at a position, or at none before K. */
  int first(int start) {
    return first[start];
  }

  /** The position after a batch. */
  int end(int batch) {
    return ends[batch];
  }

  /** Seconds for which a batch occupies a server. */
  double load(int batch, int server) {
    return loads[batch * servers + server];
  }

  /** Seconds for which a batch occupies all servers, weighted. */
  double load(int batch, double[] weights) {
    double sum = 0;
    int at = batch * servers;
    for (int s = 0; s < weights.length; s++) {
      sum += loads[at + s] * weights[s];
    }
    return sum;
  }

  /** By batch, when it would be over if it had all servers to itself, seconds. */
  double[] singleBatchS(double[] readyS) {
    double[] over = new double[first[size()]];
    for (int start = 0; start < size(); start++) {
      for (int batch = first[start]; batch < first[start + 1]; batch++) {
        double latestS = 0;
        for (int position = start; position < ends[batch]; position++) {
          latestS = Math.max(latestS, readyS[position]);
        }
        over[batch] = latestS + singleBatchS[batch];
      }
    }
    return over;
  }
}
