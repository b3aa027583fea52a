package sdedge.stream;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Speculation;
import sdedge.latency.StageModel;
import sdedge.plan.Feasibility;

/** Serves streams of requests on the network of an instance (docs/model.md section 11). */
public final class StreamRun {
  private final Instance instance;
  private final Population population;
  private final StageModel model;
  private final List<String> neverFits;

  /** Prepares runs on an instance; may be used by several threads at once. */
  public StreamRun(Instance instance) {
    this.instance = instance;
    population = new Population(instance);
    model = StageModel.of(instance);
    neverFits = Feasibility.neverFits(instance);
  }

  /**
   * Serves requests.
   *
   * @throws IllegalArgumentException for one of the {@link #refusals}
   * @throws sdedge.latency.NegativePassTimeException if a latency table does not cover the stream
   */
  public static StreamResult of(
      Instance instance, Requests requests, StreamSetting setting, StreamControl control) {
    return new StreamRun(instance).run(requests, setting, control);
  }

  /** Why the tasks of the instance cannot be served as a policy wants; empty if they can. */
  public List<String> refusals(ServingPolicy policy) {
    List<String> refusals = new ArrayList<>(neverFits);
    if (!instance.isPlain()) {
      refusals.add(Feasibility.NO_SERVICE);
    }
    Speculation lengths = instance.speculation();
    if (policy instanceof ServingPolicy.Fixed fixed
        && (fixed.length() < lengths.minLength() || fixed.length() > lengths.maxLength())) {
      String allowed = lengths.minLength() + " to " + lengths.maxLength();
      refusals.add(
          policy.key() + " has length " + fixed.length() + ", and the instance allows " + allowed);
    }
    return refusals;
  }

  /** Serves requests; see {@link #of}. */
  public StreamResult run(Requests requests, StreamSetting setting, StreamControl control) {
    return run(requests, setting, control, null);
  }

  /**
   * The same, heard by a listener.
   *
   * @param listener hears of the stages of policies that serve continuously; null for nobody
   */
  public StreamResult run(
      Requests requests,
      StreamSetting setting,
      StreamControl control,
      @Nullable StageListener listener) {
    return run(requests, setting, control, listener, (request, ttftS, tpotS) -> true);
  }

  StreamResult run(
      Requests requests,
      StreamSetting setting,
      StreamControl control,
      @Nullable StageListener listener,
      Recorder.Completions completions) {
    setting.turns().stream()
        .map(StreamSetting.Turn::policy)
        .distinct()
        .forEach(policy -> check(requests, policy));
    return serve(requests, setting, control, listener, completions);
  }

  /** The same with lengths that the instance would not be searched for. */
  StreamResult serve(
      Requests requests,
      StreamSetting setting,
      StreamControl control,
      @Nullable StageListener listener,
      Recorder.Completions completions) {
    StreamUploads uploads = StreamUploads.of(population, requests, instance.drafters().size());
    Recorder recorder = new Recorder(requests, population, uploads.delayS(), completions);
    if (setting.policy() instanceof ServingPolicy.Replan replan) {
      Replanning plans = new Replanning(this, requests, uploads, setting.progress(), recorder);
      plans.run(replan, control);
      return new StreamResult(requests, recorder, plans.busyS(), plans.residentS());
    }
    Engine engine = new Engine(this, requests, uploads, setting, recorder, listener);
    engine.run(control);
    return new StreamResult(requests, recorder, engine.busyS(), engine.residentS());
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

  /** The instance. */
  public Instance instance() {
    return instance;
  }

  Population population() {
    return population;
  }

  StageModel model() {
    return model;
  }
}
