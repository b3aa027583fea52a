package sdedge.judge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.AnswerLaw;
import sdedge.instance.Batching;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Task;
import sdedge.plan.ContinuousService;
import sdedge.plan.GroupService;
import sdedge.plan.JoiningService;
import sdedge.plan.MemoryModel;
import sdedge.random.SplitMix64;
import sdedge.stream.Candidate;
import sdedge.stream.Requests;
import sdedge.stream.ServingPolicy;
import sdedge.stream.StepGains;
import sdedge.stream.StreamResult;
import sdedge.timeline.Execution;
import sdedge.timeline.RunDraws;
import sdedge.timeline.TaskTimes;

/**
 * Whom rows serve, and how: the tasks of a plan, or the requests of a stream as a task each.
 *
 * @param instance with a task for each of them
 * @param memory where their caches are
 * @param service how they come in and when passes begin; how they draft too, but of streams where
 *     rates say that
 * @param loaded names of the draft modes
 * @param readyS when their prompts are there, seconds
 * @param answered each with the answer that comes
 * @param chance numbers of each, one per round; null where a round gains the mean
 * @param isStream whether they are requests of a stream
 */
record Served(
    Instance instance,
    MemoryModel memory,
    ContinuousService service,
    Set<String> loaded,
    List<Double> readyS,
    List<Task> answered,
    @Nullable IntFunction<DoubleSupplier> chance,
    boolean isStream) {

  /** The tasks of a plan; of draws in the first of them. */
  static Served tasks(Instance instance, Execution execution, ContinuousService service) {
    RunDraws draws =
        RunDraws.areFor(instance, Pipeline.CONTINUOUS) ? RunDraws.ofPlans(instance) : null;
    return new Served(
        instance,
        MemoryModel.of(instance, service.loaded()),
        service,
        service.loaded(),
        execution.tasks().stream().map(TaskTimes::readyS).toList(),
        draws == null ? instance.tasks() : draws.known(instance, 0).tasks(),
        draws == null ? null : k -> draws.steps(0, k),
        false);
  }

  /** The requests of a stream. */
  static Served requests(
      Instance of, Candidate candidate, StepGains progress, StreamResult result) {
    Requests requests = result.requests();
    int count = requests.count();
    List<Task> tasks = new ArrayList<>();
    List<Task> answered = new ArrayList<>();
    for (int r = 0; r < count; r++) {
      Task task = of.tasks().get(requests.task(r));
      tasks.add(task);
      answered.add(answered(task, requests.outcome(r)));
    }
    List<Integer> order = IntStream.range(0, count).boxed().toList();
    return new Served(
        of.with(tasks),
        MemoryModel.of(of, candidate.modes()),
        service(candidate, order),
        candidate.modes(),
        order.stream().map(result::readyS).toList(),
        answered,
        progress instanceof StepGains.Drawn drawn ? r -> numbers(drawn, r) : null,
        true);
  }

  private static Task answered(Task task, int outcome) {
    if (outcome == Requests.AVERAGE) {
      return task;
    }
    AnswerLaw.Outcome own = task.answer().outcomes().get(outcome);
    return task.with(AnswerLaw.known(own.outputTokens(), own.acceptance()));
  }

  private static DoubleSupplier numbers(StepGains.Drawn drawn, int request) {
    long[] state = {SplitMix64.start(drawn.seed(), drawn.run(), request)};
    return () -> {
      state[0] = SplitMix64.next(state[0]);
      return SplitMix64.uniform(state[0]);
    };
  }

  private static ContinuousService service(Candidate candidate, List<Integer> order) {
    if (candidate.policy() instanceof ServingPolicy.Joining) {
      return new JoiningService(order, 1.0 / candidate.groups(), Map.of());
    }
    Integer length =
        candidate.policy() instanceof ServingPolicy.Fixed fixed ? fixed.length() : null;
    GroupService.GroupRule group = new GroupService.GroupRule(Batching.UNLIMITED, length);
    return new GroupService(order, Collections.nCopies(candidate.groups(), group));
  }

  int count() {
    return instance.tasks().size();
  }

  /** The table of them. */
  String file() {
    return isStream ? Findings.REQUESTS : Findings.LATENCY;
  }

  /** Whether they join one by one. */
  boolean joins() {
    return service instanceof JoiningService;
  }

  /** The name of the draft mode that a plan says for a task; null if it says none. */
  @Nullable String statedMode(int task) {
    return service instanceof JoiningService joining
        ? joining.modes().get(instance.tasks().get(task).drafter())
        : null;
  }
}
