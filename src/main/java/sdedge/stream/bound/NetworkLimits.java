package sdedge.stream.bound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import sdedge.control.Control;
import sdedge.instance.Batching;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.RadioLink;
import sdedge.latency.StageModel;
import sdedge.plan.Choices;
import sdedge.plan.Feasibility;
import sdedge.plan.MemoryModel;
import sdedge.wireless.Uplink;

/** What a network and its tasks are to a bound, whatever the prices. */
final class NetworkLimits {
  private final TaskOutcomes outcomes;
  private final Instance instance; // whose tasks they are
  private final boolean hasMemoryLimit;
  private final double[] memory; // μ by outcome
  private final double[] drafterMemory; // μ_d by outcome
  private final double[] uploadS; // W by outcome
  private final double cap; // n̂
  private final NodeFloors verifier;
  private final List<NodeFloors> verifierDrafts = new ArrayList<>();
  private final List<List<NodeFloors>> drafters = new ArrayList<>();
  private final List<Choices> choices = new ArrayList<>(); // by drafter
  private final List<RoundStates> states = new ArrayList<>(); // by drafter
  private final List<RadioLink> links; // that are shared
  private final Set<String> loaded;
  private final Control control;

  /**
   * The limits of an instance.
   *
   * @param outcomes its tasks
   * @param loaded names of the draft modes that are loaded
   * @param control stops values of its tasks
   */
  NetworkLimits(TaskOutcomes outcomes, Set<String> loaded, Control control) {
    this.outcomes = outcomes;
    this.loaded = loaded;
    this.control = control;
    instance = outcomes.known();
    int most = instance.batching().maxTasksPerBatch();
    cap = most == Batching.UNLIMITED ? Double.POSITIVE_INFINITY : most;
    MemoryModel model = MemoryModel.of(instance, loaded);
    memory = new double[instance.tasks().size()];
    hasMemoryLimit =
        instance.verifier().memoryBytes() < Double.POSITIVE_INFINITY
            && !instance.batching().isByBatch();
    if (hasMemoryLimit) {
      Arrays.setAll(memory, k -> model.verifierPart(drafterOf(k), reserved(k)));
    }
    drafterMemory = new double[memory.length];
    if (!instance.batching().isByBatch()) {
      Arrays.setAll(drafterMemory, k -> reserved(k) / model.mostTokens(drafterOf(k)));
    }
    uploadS = Uplink.aloneSeconds(instance);
    double mostTokens = mostTokens(IntStream.range(0, memory.length).toArray());
    double inVerifier = Math.min(mostTokens, model.mostVerifierTokens());
    verifier = new NodeFloors(instance.verifier(), inVerifier);
    StageModel stages = StageModel.of(instance);
    List<DraftMode> there = new ArrayList<>();
    for (int d = 0; d < instance.drafters().size(); d++) {
      Drafter drafter = instance.drafters().get(d);
      List<DraftMode> here = new ArrayList<>();
      choices.add(new Choices(instance, loaded, stages, d));
      states.add(new RoundStates(choices.get(d), stages.drafters().get(d), here, there));
      double inPass = Math.min(mostTokens(instance.tasksOf(d)), model.mostTokens(d));
      drafters.add(here.stream().map(mode -> NodeFloors.of(mode, drafter.node(), inPass)).toList());
    }
    there.forEach(mode -> verifierDrafts.add(NodeFloors.of(mode, instance.verifier(), inVerifier)));
    links = instance.bands();
  }

  private int drafterOf(int task) {
    return instance.tasks().get(task).drafter();
  }

  private double reserved(int task) {
    return Feasibility.reservedTokens(instance, task);
  }

  /** Of as many tasks as a batch may have. */
  private double mostTokens(int[] tasks) {
    double own = Arrays.stream(tasks).mapToDouble(this::reserved).max().orElse(0);
    return cap * (instance.batching().pads() ? mostPadded(tasks) : own);
  }

  /** Of a task with the longest prompt of all. */
  private double mostPadded(int[] tasks) {
    double longest = Arrays.stream(tasks).mapToDouble(this::prompt).max().orElse(0);
    double most = Arrays.stream(tasks).mapToDouble(k -> reserved(k) - prompt(k)).max().orElse(0);
    return longest + most;
  }

  private double prompt(int task) {
    return instance.tasks().get(task).inputTokens();
  }

  /** These limits with other tasks. */
  NetworkLimits with(TaskOutcomes others) {
    return new NetworkLimits(others, loaded, control);
  }

  /**
   * Asked for every task that is valued.
   *
   * @throws CancellationException if the control stops that
   */
  void goOn() {
    if (control.isStopped()) {
      throw new CancellationException();
    }
  }

  /** The tasks that are valued, by the outcomes of their answers. */
  TaskOutcomes outcomes() {
    return outcomes;
  }

  /** The instance whose tasks they are; below, a task is one of them. */
  Instance instance() {
    return instance;
  }

  /** Whether prompts may be read in several passes. */
  boolean splitsPrompts() {
    return instance.serving().splitsPrompts();
  }

  /** How many tasks there are. */
  int tasks() {
    return memory.length;
  }

  /** μ of a task: the part of the verifier's memory that it holds, 0 without a limit. */
  double memory(int task) {
    return memory[task];
  }

  /** μ_d of a task: the part of its drafter's memory that it holds, 0 without a limit. */
  double drafterMemory(int task) {
    return drafterMemory[task];
  }

  /** The least μ. */
  double leastMemory() {
    return Arrays.stream(memory).min().orElse(0);
  }

  /** W of a task, seconds. */
  double uploadS(int task) {
    return uploadS[task];
  }

  /** n̂; infinite without a cap. */
  double cap() {
    return cap;
  }

  /** Whether there is a cap on the tasks of a pass. */
  boolean hasCap() {
    return cap < Double.POSITIVE_INFINITY;
  }

  /** Whether the verifier's memory limits who may be there at once. */
  boolean hasMemoryLimit() {
    return hasMemoryLimit;
  }

  /** Passes of the verifier. */
  NodeFloors verifier() {
    return verifier;
  }

  /** Drafting passes of the verifier's node, by the models that make them. */
  List<NodeFloors> verifierDrafts() {
    return verifierDrafts;
  }

  /** Drafting passes of a drafter, by the models that make them. */
  List<NodeFloors> drafter(int drafter) {
    return drafters.get(drafter);
  }

  /** What rounds of tasks of a drafter may be. */
  Choices choices(int drafter) {
    return choices.get(drafter);
  }

  /** What they are remembered by. */
  RoundStates states(int drafter) {
    return states.get(drafter);
  }

  /** How many drafters there are. */
  int drafters() {
    return drafters.size();
  }

  /** The bands that drafters share on their way up. */
  List<RadioLink> links() {
    return links;
  }

  /** The place of the band of a drafter; −1 for a link of its own. */
  int link(int drafter) {
    RadioLink band = instance.drafters().get(drafter).fronthaul().band();
    return band == null ? -1 : links.indexOf(band);
  }
}
