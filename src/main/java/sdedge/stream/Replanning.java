package sdedge.stream;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import sdedge.random.SplitMix64;

/**
 * Serves by plans: whenever one has been executed, all that wait are planned and executed together
 * (docs/model.md section 11, policy replan).
 */
final class Replanning {
  private final Requests requests;
  private final int[] order;
  private final long @Nullable [] luck;
  private final Recorder recorder;
  private final Clock clock;
  private final double[] busyS;
  private double residentS;
  private int seen; // requests of the order of which the latest is known
  private int latest = -1; // of them, the last to arrive

  Replanning(
      StreamRun run,
      Requests requests,
      StreamUploads uploads,
      Progress progress,
      Recorder recorder) {
    this.requests = requests;
    this.recorder = recorder;
    order = uploads.order();
    clock = new Clock(requests);
    luck = progress instanceof Progress.Drawn drawn ? Gains.starts(drawn, requests.count()) : null;
    busyS = new double[ServerLoads.count(run.instance().drafters().size())];
  }

  /** Plans and executes until all is done or somebody stops it. */
  void run(ServingPolicy.Replan replan, StreamControl control) {
    int from = 0;
    while (from < order.length && recorder.goesOn() && !control.stops()) {
      boolean idle = readyS(order[from]) > clock.nowS;
      if (idle && latestArrival(from) + 1 == from) {
        clock.beginWith(from);
      }
      clock.nowS = Math.max(clock.nowS, readyS(order[from]));
      int to = from + 1;
      while (to < order.length && to - from < replan.most() && readyS(order[to]) <= clock.nowS) {
        to++;
      }
      execute(Arrays.copyOfRange(order, from, to), replan.planner());
      from = to;
      control.served(recorder.completed(), order.length);
    }
  }

  /** The last to arrive of the first {@code count} requests to be ready. */
  private int latestArrival(int count) {
    while (seen < count) {
      latest = Math.max(latest, order[seen++]);
    }
    return latest;
  }

  private double readyS(int request) {
    return clock.after(request, recorder.readyS[request]);
  }

  private void execute(int[] planned, Planner planner) {
    int[] tasks = Arrays.stream(planned).map(requests::task).toArray();
    Planner.Executed executed = planner.execute(tasks, luckOf(planned));
    double startS = clock.nowS;
    for (int i = 0; i < planned.length; i++) {
      int request = planned[i];
      double waitedS = clock.since(request);
      recorder.admittedS[request] = waitedS;
      recorder.firstS[request] = waitedS + executed.firstS()[i];
      recorder.steps[request] = executed.steps()[i];
      recorder.complete(request, waitedS + executed.completeS()[i]);
      residentS += executed.completeS()[i];
    }
    for (int server = 0; server < busyS.length; server++) {
      busyS[server] += executed.busyS()[server];
    }
    clock.nowS = startS + executed.makespanS();
  }

  private @Nullable IntFunction<DoubleSupplier> luckOf(int[] planned) {
    if (luck == null) {
      return null;
    }
    return position ->
        () -> {
          int request = planned[position];
          luck[request] = SplitMix64.next(luck[request]);
          return SplitMix64.uniform(luck[request]);
        };
  }

  /** Seconds that each server was busy. */
  double[] busyS() {
    return busyS;
  }

  /** The number of requests that are planned and not complete, integrated over time. */
  double residentS() {
    return residentS;
  }
}
