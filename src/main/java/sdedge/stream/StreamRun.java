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
import sdedge.plan.Feasibility;
import sdedge.plan.JoiningService;
import sdedge.plan.MemoryModel;
import sdedge.plan.ModeSets;
import sdedge.timeline.BandServers;
import sdedge.timeline.ExecutionListener;

/** Serves streams of requests on the network of an instance (docs/model.md section 11). */
public final class StreamRun {
  private static final double NEVER = Double.POSITIVE_INFINITY;

  private final Instance instance;
  private final Set<String> loaded;
  private final Choices choices;
  private final Population population;
  private final MemoryModel memory;
  private final StageModel model;
  private final List<String> neverFits;
  private final int[] drafters; // with tasks
  private final int[] upServers; // by drafter
  private final double[] latencyS; // by drafter

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
    return served(own, uploads, setting, serving, recorder, control, NEVER, listeners);
  }

  private StreamUploads uploads(Requests requests, Serving serving) {
    int drafters = instance.drafters().size();
    return new StreamUploads(population, requests, drafters, serving.frontEndS());
  }

  /**
   * Serves requests as plans do, also with lengths that the instance would not be searched for.
   *
   * @param readyS when prompts of requests that all arrive at time 0 have come, by task, seconds;
   *     null if cells send them one by one
   * @param mostS seconds, after which it is stopped
   */
  StreamResult serve(
      Requests requests,
      double @Nullable [] readyS,
      StreamSetting setting,
      Control control,
      double mostS,
      ExecutionListener... listeners) {
    StreamUploads uploads = uploads(requests, readyS);
    Recorder recorder = recorder(requests, uploads);
    return served(
        requests, uploads, setting, Serving.PLAIN, recorder, control, mostS, List.of(listeners));
  }

  private Recorder recorder(Requests requests, StreamUploads uploads) {
    return new Recorder(requests, population, uploads.delayS(), (request, ttftS, tpotS) -> true);
  }

  /** How prompts come; see {@link #serve}. */
  private StreamUploads uploads(Requests requests, double @Nullable [] readyS) {
    if (readyS == null) {
      return uploads(requests, Serving.PLAIN);
    }
    double[] byRequest = new double[requests.count()];
    Arrays.setAll(byRequest, r -> readyS[requests.task(r)]);
    return new StreamUploads(population, requests, byRequest);
  }

  private StreamResult served(
      Requests requests,
      StreamUploads uploads,
      StreamSetting setting,
      Serving serving,
      Recorder recorder,
      Control control,
      double mostS,
      List<ExecutionListener> listeners) {
    return ended(
        setting.policy() instanceof ServingPolicy.Joining
            ? joiningEngine(requests, uploads, setting, recorder, listeners)
            : new Engine(this, requests, uploads, setting, serving, recorder, listeners),
        requests,
        recorder,
        control,
        mostS);
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
   * Serves requests that join and leave one by one as a plan says, each of another task.
   *
   * @param readyS see {@link #serve}
   * @param mostS seconds, after which it is stopped
   */
  StreamResult join(
      Requests requests,
      double @Nullable [] readyS,
      JoiningService service,
      StepGains progress,
      Control control,
      double mostS,
      ExecutionListener... listeners) {
    StreamUploads uploads = uploads(requests, readyS);
    Recorder recorder = recorder(requests, uploads);
    JoiningEngine engine =
        new JoiningEngine(
            this, requests, uploads, service, null, progress, recorder, List.of(listeners));
    return ended(engine, requests, recorder, control, mostS);
  }

  private static StreamResult ended(
      EventEngine engine, Requests requests, Recorder recorder, Control control, double mostS) {
    engine.run(control, mostS);
    return new StreamResult(requests, recorder, engine.busyS(), engine.residentS(), engine.mixed());
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

  /** Indices of the drafters with tasks, ascending; not to be changed. */
  int[] drafters() {
    return drafters;
  }

  /** By drafter, the server of the first one on the same band up; not to be changed. */
  int[] upServers() {
    return upServers;
  }

  /** Of the links of each drafter, seconds; not to be changed. */
  double[] latencyS() {
    return latencyS;
  }

  Population population() {
    return population;
  }

  Choices choices() {
    return choices;
  }

  MemoryModel residence() {
    return memory;
  }

  StageModel model() {
    return model;
  }
}
