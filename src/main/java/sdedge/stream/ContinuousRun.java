package sdedge.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.ContinuousService;
import sdedge.plan.Plan;
import sdedge.timeline.BeyondGrid;
import sdedge.timeline.CriticalPath;
import sdedge.timeline.Execution;
import sdedge.timeline.ExecutionListener;
import sdedge.timeline.RunDraws;
import sdedge.timeline.SampledPlan;
import sdedge.timeline.Uploads;

/**
 * Executes continuous plans of an instance (docs/model.md section 13): a stream whose requests are
 * the tasks, each once, all of them there at time 0. May be used by several threads at once.
 */
public final class ContinuousRun {

  private final Instance instance;
  private final double @Nullable [] readyS; // by task
  private final @Nullable RunDraws draws; // null where steps are the mean ones
  private final Map<Set<String>, StreamRun> runs; // by modes loaded

  /** Prepares the execution of plans whose cells send prompts one by one. */
  public ContinuousRun(Instance instance) {
    this(instance, null);
  }

  /**
   * Prepares the execution of plans.
   *
   * @param readyS when prompts have come, by task, seconds; null if cells send them one by one
   */
  public ContinuousRun(Instance instance, double @Nullable [] readyS) {
    this(
        instance,
        readyS,
        RunDraws.areFor(instance, Pipeline.CONTINUOUS) ? RunDraws.ofPlans(instance) : null,
        new ConcurrentHashMap<>());
  }

  private ContinuousRun(
      Instance instance,
      double @Nullable [] readyS,
      @Nullable RunDraws draws,
      Map<Set<String>, StreamRun> runs) {
    this.instance = instance;
    this.readyS = readyS;
    this.draws = draws;
    this.runs = runs;
  }

  /** Plans whose prompts come at other times, by task, seconds; null if cells send them in turn. */
  public ContinuousRun with(double @Nullable [] otherReadyS) {
    return new ContinuousRun(instance, otherReadyS, draws, runs);
  }

  /**
   * The makespan of a feasible plan, seconds.
   *
   * @throws sdedge.latency.NegativePassTimeException if a latency table does not cover it
   */
  public double makespanS(ContinuousService service) {
    return ended(service, Double.POSITIVE_INFINITY, Control.NONE).makespanS();
  }

  /**
   * How an execution ended, or all draws of it.
   *
   * @param makespanS seconds, the mean of draws; infinite if it was stopped
   * @param steps of all tasks, in all draws together
   */
  public record Totals(double makespanS, long steps) {}

  /**
   * The execution of a feasible plan; see {@link #makespanS}.
   *
   * @param mostS makespan, seconds, beyond which it is stopped
   */
  public Totals ended(ContinuousService service, double mostS, Control control) {
    int count = draws == null ? 1 : RunDraws.DRAWS;
    double sumS = 0;
    long steps = 0;
    for (int d = 0; d < count && sumS < Double.POSITIVE_INFINITY; d++) {
      StreamResult result = serve(service, draws, d, count * mostS - sumS, control);
      steps += result.steps();
      sumS += result.isWhole() ? result.spanS() : Double.POSITIVE_INFINITY;
    }
    return new Totals(sumS / count, steps);
  }

  private StreamResult serve(
      ContinuousService service,
      @Nullable RunDraws ofRuns,
      int number,
      double mostS,
      Control control,
      ExecutionListener... listeners) {
    List<Integer> tasks = service.tasks();
    Requests requests = Requests.atOnce(tasks.stream().mapToInt(Integer::intValue).toArray());
    StepGains gains = new StepGains.Mean();
    if (ofRuns != null) {
      gains = new StepGains.Given(r -> ofRuns.steps(number, tasks.get(r)));
      int[] outcomes = tasks.stream().mapToInt(task -> ofRuns.outcome(number, task)).toArray();
      requests = requests.withOutcomes(outcomes);
    }
    return runs.computeIfAbsent(service.loaded(), loaded -> new StreamRun(instance, loaded))
        .serve(requests, readyS, service, gains, control, mostS, listeners);
  }

  /** Prepares the execution of a feasible plan, with prompts as its uplink brings them. */
  public static ContinuousRun of(Instance instance, Plan plan) {
    return new ContinuousRun(instance, readyS(instance, plan));
  }

  /** When prompts have come, by task, seconds; null if cells send them one by one. */
  public static double @Nullable [] readyS(Instance instance, Plan plan) {
    return plan.uplink() == UplinkPolicy.SEQUENTIAL ? null : Uploads.readySeconds(instance, plan);
  }

  /**
   * Executes a feasible plan.
   *
   * @throws sdedge.latency.NegativePassTimeException if a latency table does not cover it
   */
  public static Execution execute(Instance instance, Plan plan) {
    ContinuousService service = plan.continuous();
    if (service == null) {
      throw new IllegalArgumentException("a plan of batches");
    }
    ContinuousRun all = of(instance, plan);
    if (all.draws == null) {
      return all.execution(plan, service, 0);
    }
    List<Execution> executions = new ArrayList<>();
    for (int d = 0; d < RunDraws.DRAWS; d++) {
      Execution draw = all.execution(plan, service, d);
      executions.add(d == 0 ? draw : draw.withoutStages());
    }
    return Execution.mean(executions);
  }

  /** What bounds the makespan of a feasible plan; a mean of draws in the mean. */
  static CriticalPath criticalPath(Instance instance, Plan plan, ContinuousService service) {
    ContinuousRun all = of(instance, plan);
    int count = all.draws == null ? 1 : RunDraws.DRAWS;
    List<CriticalPath> paths =
        IntStream.range(0, count)
            .mapToObj(d -> CriticalPath.of(all.execution(plan, service, d)))
            .toList();
    return count == 1 ? paths.get(0) : CriticalPath.mean(paths);
  }

  private Execution execution(Plan plan, ContinuousService service, int number) {
    ServiceLog log = new ServiceLog(instance, service, number == 0);
    BeyondGrid grid = new BeyondGrid(instance);
    StreamResult result =
        serve(service, draws, number, Double.POSITIVE_INFINITY, Control.NONE, log, grid);
    return log.execution(plan, result, grid.warnings("makespan", result.spanS()));
  }

  /** One run of a feasible plan with answers and acceptance as chance decides. */
  public SampledPlan.Run drawn(ContinuousService service, RunDraws ofRuns, int run) {
    List<Integer> tasks = service.tasks();
    StreamResult result = serve(service, ofRuns, run, Double.POSITIVE_INFINITY, Control.NONE);
    double[] firstS = new double[tasks.size()];
    double[] completeS = new double[tasks.size()];
    for (int r = 0; r < tasks.size(); r++) {
      firstS[tasks.get(r)] = result.firstS(r);
      completeS[tasks.get(r)] = result.completeS(r);
    }
    return new SampledPlan.Run(result.spanS(), firstS, completeS);
  }
}
