package sdedge.stream;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Serving;
import sdedge.instance.Speculation;
import sdedge.latency.StageModel;
import sdedge.plan.Choices;
import sdedge.plan.ContinuousService;
import sdedge.plan.Feasibility;
import sdedge.plan.GroupService;
import sdedge.plan.JoiningService;
import sdedge.plan.MemoryModel;
import sdedge.plan.ModeSets;
import sdedge.timeline.BandServers;
import sdedge.timeline.ExecutionListener;

/** Serves streams of requests on the network of an instance (docs/model.md section 11). */
public final class StreamRun {
  private final Instance instance;
  private final Set<String> loaded;
  private final List<String> neverFits;
  final Choices choices;
  final Population population;
  final MemoryModel memory;
  final StageModel model;
  final int[] drafters; // with tasks, ascending
  final int[] upServers; // by drafter: of the first one on the same band
  final double[] latencyS; // by drafter, of its links

  /** Prepares runs on an instance with all its draft modes loaded. */
  public StreamRun(Instance instance) {
    this(instance, ModeSets.nameSet(instance));
  }

  /**
   * Prepares runs on an instance; may be used by several threads at once.
   *
   * @param loaded names of the draft modes that are loaded
   */
  public StreamRun(Instance instance, Set<String> loaded) {
    this.instance = instance;
    this.loaded = Set.copyOf(loaded);
    model = StageModel.of(instance);
    drafters = instance.draftersWithTasks();
    choices = new Choices(instance, this.loaded, model, drafters);
    population = new Population(instance, choices);
    memory = MemoryModel.of(instance, loaded);
    neverFits = Feasibility.neverFits(instance, loaded);
    upServers = BandServers.firstUsers(instance.drafters());
    Arrays.setAll(upServers, d -> ServerNumbers.up(upServers[d]));
    latencyS = model.drafters().stream().mapToDouble(each -> each.fronthaul().latencyS()).toArray();
  }

  /** Why the tasks of the instance cannot be served as a policy wants; empty if they can. */
  public List<String> refusals(ServingPolicy policy) {
    List<String> refusals = new ArrayList<>(neverFits);
    refusals.addAll(refusalsBesideMemory(policy));
    return refusals;
  }

  /** What does not fit in memory, in a sentence each that names the draft modes that are loaded. */
  public List<String> neverFits() {
    String modes =
        ModeSets.names(instance).stream().filter(loaded::contains).collect(joining(" and "));
    return modes.isEmpty()
        ? neverFits
        : neverFits.stream().map(reason -> "with draft mode " + modes + ": " + reason).toList();
  }

  /** Those of the {@link #refusals} that memory is no cause of. */
  public List<String> refusalsBesideMemory(ServingPolicy policy) {
    List<String> refusals = new ArrayList<>();
    Speculation lengths = instance.speculation();
    if (policy instanceof ServingPolicy.Fixed fixed
        && (fixed.length() < lengths.minLength() || fixed.length() > lengths.maxLength())) {
      String allowed = lengths.minLength() + " to " + lengths.maxLength();
      refusals.add(
          policy.key() + " has length " + fixed.length() + ", and the instance allows " + allowed);
    }
    boolean isPlain = !instance.serving().splitsPrompts() && !instance.serving().asyncScheduling();
    if (policy instanceof ServingPolicy.Joining && !isPlain) {
      refusals.add("joining has no max_num_batched_tokens and no async_scheduling");
    }
    refusals.addAll(common(policy));
    return refusals;
  }

  /** Whether somebody may draft. */
  boolean drafts() {
    return IntStream.of(instance.draftersWithTasks())
        .anyMatch(d -> IntStream.range(1, choices.count()).anyMatch(c -> choices.allows(d, c)));
  }

  /** Whether everybody may draft in a step with anybody, where steps must have drafts. */
  private List<String> common(ServingPolicy policy) {
    int least = instance.speculation().minLength();
    int length = policy instanceof ServingPolicy.Fixed fixed ? fixed.length() : least;
    boolean isThere = length == 0 || ModeSets.haveCommonChoice(instance, loaded);
    return isThere
        ? List.of()
        : List.of(policy.key() + " needs a loaded draft mode that all drafters have");
  }

  /**
   * Serves requests.
   *
   * @param listeners notified of the stages
   * @throws IllegalArgumentException for one of the {@link #refusals}
   * @throws sdedge.latency.NegativePassTimeException if a latency table does not cover the stream
   */
  public StreamResult run(
      Requests requests, StreamSetting setting, Control control, ExecutionListener... listeners) {
    check(requests, setting);
    Recorder.Completions all = (request, ttftS, tpotS) -> true;
    return serve(requests, setting, control, all, List.of(listeners));
  }

  /** Serves requests until the completions want no more. */
  StreamResult run(
      Requests requests, StreamSetting setting, Control control, Recorder.Completions completions) {
    check(requests, setting);
    return serve(requests, setting, control, completions, List.of());
  }

  private StreamResult serve(
      Requests requests,
      StreamSetting setting,
      Control control,
      Recorder.Completions completions,
      List<ExecutionListener> listeners) {
    Requests own = requests.begun();
    Serving serving = instance.serving();
    StreamUploads uploads = uploads(own, serving);
    Recorder recorder = new Recorder(own, population, uploads.delayS(), completions);
    EventEngine engine =
        setting.policy() instanceof ServingPolicy.Joining
            ? joiningEngine(own, uploads, setting, recorder, listeners)
            : new Engine(this, own, uploads, setting, serving, recorder, listeners);
    return engine.run(control, Double.POSITIVE_INFINITY);
  }

  private StreamUploads uploads(Requests requests, Serving serving) {
    int cells = instance.drafters().size();
    return new StreamUploads(population, requests, cells, serving.frontEndS());
  }

  /** All in a length that is chosen by rates, a pass for each group's part of the residents. */
  private JoiningEngine joiningEngine(
      Requests requests,
      StreamUploads uploads,
      StreamSetting setting,
      Recorder recorder,
      List<ExecutionListener> listeners) {
    JoiningService service = new JoiningService(List.of(), 1.0 / setting.groups(), Map.of());
    JoiningRates rates = new JoiningRates(this, setting.groups(), requests.count());
    return new JoiningEngine(
        this, requests, uploads, service, rates, setting.progress(), recorder, listeners);
  }

  /**
   * Serves requests, each of another task, as plans do, also with lengths that the instance would
   * not be searched for.
   *
   * @param readyS when prompts of requests that all arrive at time 0 have come, by task, seconds;
   *     null if cells send them one by one
   * @param mostS seconds, after which it is stopped
   */
  StreamResult serve(
      Requests requests,
      double @Nullable [] readyS,
      ContinuousService service,
      StepGains progress,
      Control control,
      double mostS,
      ExecutionListener... listeners) {
    StreamUploads uploads =
        readyS == null
            ? uploads(requests, Serving.PLAIN)
            : new StreamUploads(
                population,
                requests,
                IntStream.range(0, requests.count())
                    .mapToDouble(r -> readyS[requests.task(r)])
                    .toArray());
    Recorder recorder =
        new Recorder(requests, population, uploads.delayS(), (request, ttftS, tpotS) -> true);
    List<ExecutionListener> all = List.of(listeners);
    EventEngine engine =
        service instanceof JoiningService joining
            ? new JoiningEngine(this, requests, uploads, joining, null, progress, recorder, all)
            : new Engine(
                this,
                requests,
                uploads,
                StreamSetting.of((GroupService) service, progress),
                Serving.PLAIN,
                recorder,
                all);
    return engine.run(control, mostS);
  }

  private void check(Requests requests, StreamSetting setting) {
    setting.groupRules().stream()
        .map(StreamSetting.GroupRule::policy)
        .distinct()
        .forEach(policy -> check(requests, policy));
  }

  private void check(Requests requests, ServingPolicy policy) {
    List<String> refusals = refusals(policy);
    if (!refusals.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", refusals));
    }
    if (!requests.areOf(instance.tasks().size())) {
      throw new IllegalArgumentException("requests for tasks that the instance does not have");
    }
  }

  public Instance instance() {
    return instance;
  }
}
