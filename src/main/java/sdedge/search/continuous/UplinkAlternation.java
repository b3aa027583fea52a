package sdedge.search.continuous;

import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.plan.ContinuousService;
import sdedge.plan.Plan;
import sdedge.search.joint.BestAllocation;
import sdedge.search.local.Solution;
import sdedge.stream.ContinuousRun;
import sdedge.timeline.Uploads;

/**
 * Improves how prompts come and how they are served in turn: from how late each may come the best
 * allocation for that, then the service under it (docs/model.md section 13).
 */
final class UplinkAlternation {
  private static final int HALVINGS = 24;
  private static final int MOST_ROUNDS = 12;
  private static final int VAIN_ROUNDS = 2;
  private static final double LEAST_GAIN = 1e-6; // of the makespan
  private static final int PART_OF_SEARCH = 10;

  private final Instance instance;
  private final ContinuousRun run;
  private final long mostSteps;
  private final Control control;
  private final LongAdder runs;
  private long steps;

  /** A service with what it waits for. */
  record Sent(Solution<ContinuousService> service, PromptArrivals arrivals) {
    private boolean isFasterThan(Sent other, double by) {
      return service.makespanS() < other.service.makespanS() * (1 - by);
    }
  }

  /**
   * Improves services of an instance.
   *
   * @param mostSteps steps of tasks to execute for what prompts may wait, about; a tenth of it in
   *     each search
   * @param runs counts the executions
   */
  UplinkAlternation(Instance instance, long mostSteps, Control control, LongAdder runs) {
    this.instance = instance;
    run = new ContinuousRun(instance);
    this.mostSteps = mostSteps;
    this.control = control;
    this.runs = runs;
  }

  /** The best found from a service that was executed to its end. */
  Sent improve(Sent start) {
    Sent best = start;
    Sent now = start;
    int vain = 0;
    for (int round = 0; round < MOST_ROUNDS && vain < VAIN_ROUNDS; round++) {
      double[] tailS = tails(now);
      if (tailS == null) {
        break;
      }
      now = served(now.service.plan(), allocated(now.service.plan(), tailS));
      vain = now.isFasterThan(best, LEAST_GAIN) ? 0 : vain + 1;
      best = now.isFasterThan(best, 0) ? now : best;
    }
    return best;
  }

  /**
   * How long before the end each prompt must have come at the latest, the others coming as they do,
   * seconds; null if that takes too long to find.
   */
  private double @Nullable [] tails(Sent sent) {
    ContinuousService service = sent.service.plan();
    double makespanS = sent.service.makespanS();
    double[] readyS = Uploads.readySeconds(instance, sent.arrivals.of(plan(service)));
    double[] tailS = new double[readyS.length];
    for (int k = 0; k < readyS.length; k++) {
      double early = readyS[k];
      double late = makespanS;
      double[] changed = readyS.clone();
      for (int i = 0; i < HALVINGS; i++) {
        changed[k] = (early + late) / 2;
        boolean isInTime = endS(changed, service, makespanS) <= makespanS;
        early = isInTime ? changed[k] : early;
        late = isInTime ? late : changed[k];
      }
      tailS[k] = makespanS - early;
      if (control.isStopped() || steps > mostSteps) {
        return null;
      }
    }
    return tailS;
  }

  private Plan plan(ContinuousService service) {
    return new Plan(instance.speculation().scope(), null, service);
  }

  private double endS(double[] readyS, ContinuousService service, double mostS) {
    ContinuousRun.Totals ended = run.with(readyS).ended(service, mostS, control);
    steps += ended.steps();
    runs.increment();
    return ended.makespanS();
  }

  private PromptArrivals allocated(ContinuousService service, double[] tailS) {
    int[] order =
        IntStream.range(0, tailS.length)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> -tailS[k]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] pathS = Arrays.stream(order).mapToDouble(k -> tailS[k]).toArray();
    return PromptArrivals.of(
        instance, plan(service), BestAllocation.ofTails(instance, order, pathS));
  }

  /** A service, searched again for prompts that come so. */
  private Sent served(ContinuousService service, PromptArrivals arrivals) {
    long part = mostSteps / PART_OF_SEARCH;
    return new Sent(
        ServiceSearch.improve(instance, arrivals.readyS(), service, part, control, runs), arrivals);
  }
}
