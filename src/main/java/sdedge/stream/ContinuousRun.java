package sdedge.stream;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import sdedge.instance.Instance;
import sdedge.plan.ContinuousService;
import sdedge.plan.Plan;
import sdedge.timeline.Execution;
import sdedge.timeline.SampledPlan;

/**
 * Executes continuous plans of an instance (docs/model.md section 13): a stream whose requests are
 * the tasks, each once, all of them there at time 0. May be used by several threads at once.
 */
public final class ContinuousRun {
  private final Instance instance;
  private final Map<Set<String>, StreamRun> runs = new ConcurrentHashMap<>(); // by modes loaded

  /** Prepares the execution of plans. */
  public ContinuousRun(Instance instance) {
    this.instance = instance;
  }

  private StreamRun run(ContinuousService service) {
    return runs.computeIfAbsent(service.loaded(), loaded -> new StreamRun(instance, loaded));
  }

  /**
   * The makespan of a feasible plan, seconds.
   *
   * @throws sdedge.latency.NegativePassTimeException if a latency table does not cover it
   */
  public double makespanS(ContinuousService service) {
    return ended(service, StreamControl.NONE).makespanS();
  }

  /**
   * How an execution ended.
   *
   * @param makespanS seconds; infinite if it was stopped
   * @param steps of all tasks
   */
  public record Totals(double makespanS, long steps) {}

  /** The execution of a feasible plan; see {@link #makespanS}. */
  public Totals ended(ContinuousService service, StreamControl control) {
    StreamResult result =
        run(service)
            .serve(requests(service), setting(service), control, null, (r, ttftS, tpotS) -> true);
    long steps = IntStream.range(0, service.tasks().size()).mapToLong(result::steps).sum();
    return new Totals(result.isWhole() ? result.spanS() : Double.POSITIVE_INFINITY, steps);
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
    ServiceLog log = new ServiceLog(instance, service);
    GridWatch watch = new GridWatch(instance, log);
    StreamRun run = new StreamRun(instance, service.loaded());
    StreamResult result =
        run.serve(
            requests(service),
            setting(service),
            StreamControl.NONE,
            watch,
            (request, ttftS, tpotS) -> true);
    return log.execution(plan, result, watch.warnings("makespan", result));
  }

  /** One run of a feasible plan with answers and acceptance as chance decides. */
  public SampledPlan.Run drawn(ContinuousService service, RunDraws draws, int run) {
    List<Integer> tasks = service.tasks();
    StepGains given = new StepGains.Given(request -> draws.steps(run, tasks.get(request)));
    StreamSetting setting = setting(service).with(given);
    Requests requests =
        requests(service)
            .withOutcomes(tasks.stream().mapToInt(task -> draws.outcome(run, task)).toArray());
    StreamResult result =
        run(service).serve(requests, setting, StreamControl.NONE, null, (r, ttft, tpot) -> true);
    double[] firstS = new double[tasks.size()];
    double[] completeS = new double[tasks.size()];
    for (int r = 0; r < tasks.size(); r++) {
      firstS[tasks.get(r)] = result.firstS(r);
      completeS[tasks.get(r)] = result.completeS(r);
    }
    return new SampledPlan.Run(result.spanS(), firstS, completeS);
  }

  private static Requests requests(ContinuousService service) {
    return Requests.atOnce(service.tasks().stream().mapToInt(Integer::intValue).toArray());
  }

  private static StreamSetting setting(ContinuousService service) {
    List<StreamSetting.GroupRule> groupRules =
        service.groups().stream().map(ContinuousRun::turn).toList();
    return new StreamSetting(groupRules, false, new StepGains.Mean());
  }

  private static StreamSetting.GroupRule turn(ContinuousService.GroupRule group) {
    Integer length = group.length();
    return new StreamSetting.GroupRule(
        length == null ? new ServingPolicy.Best() : new ServingPolicy.Fixed(length),
        group.mostTasks());
  }
}
