package sdedge.instance;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One problem. Valid by construction of the reader. */
public record Instance(String name, Network network, List<Task> tasks, Options options) {

  public Instance {
    tasks = List.copyOf(tasks);
  }

  /** The base stations: one verifier, and the drafters that draft for it, at least one. */
  public record Network(Node verifier, List<Drafter> drafters) {
    public Network {
      drafters = List.copyOf(drafters);
    }
  }

  /** What is searched, within which limits, how plans are executed, and how streams are served. */
  public record Options(
      Speculation speculation,
      Batching batching,
      UplinkPolicy uplink,
      Pipeline pipeline,
      TaskOrder order,
      Serving serving) {
    /** Options of instances that say nothing of engines. */
    public Options(
        Speculation speculation,
        Batching batching,
        UplinkPolicy uplink,
        Pipeline pipeline,
        TaskOrder order) {
      this(speculation, batching, uplink, pipeline, order, Serving.PLAIN);
    }
  }

  /** The macro base station. */
  public Node verifier() {
    return network.verifier();
  }

  /** The small base stations. */
  public List<Drafter> drafters() {
    return network.drafters();
  }

  /** The bands on which drafters send, each once, in the order of the drafters. */
  public List<RadioLink> bands() {
    return drafters().stream()
        .flatMap(drafter -> Stream.ofNullable(drafter.fronthaul().band()))
        .distinct()
        .toList();
  }

  /** Whether a drafter lists draft modes. */
  public boolean hasModes() {
    return drafters().stream().anyMatch(drafter -> !drafter.modes().isEmpty());
  }

  /** Whether an answer is not known beforehand. */
  public boolean isUncertain() {
    return tasks.stream().anyMatch(task -> task.answer().isUncertain());
  }

  /** Output tokens of all tasks, on average; an integer where all answers are known. */
  public Number outputTokens() {
    double tokens = tasks.stream().mapToDouble(task -> task.answer().meanOutputTokens()).sum();
    return isUncertain() ? (Number) tokens : (Number) (long) tokens;
  }

  /** Which lengths are searched. */
  public Speculation speculation() {
    return options.speculation();
  }

  /** Caps on task counts. */
  public Batching batching() {
    return options.batching();
  }

  /** The uplink policy asked for. */
  public UplinkPolicy uplink() {
    return options.uplink();
  }

  /** The pipeline asked for. */
  public Pipeline pipeline() {
    return options.pipeline();
  }

  /** The order asked for. */
  public TaskOrder order() {
    return options.order();
  }

  /** How streams admit requests. */
  public Serving serving() {
    return options.serving();
  }

  /** Indices of the tasks of a drafter, in the order given. */
  public int[] tasksOf(int drafter) {
    return IntStream.range(0, tasks.size())
        .filter(k -> tasks.get(k).drafter() == drafter)
        .toArray();
  }

  /** Indices of the drafters that have tasks, ascending. */
  public int[] draftersWithTasks() {
    int[] withTasks = new int[drafters().size()];
    boolean[] hasTasks = new boolean[withTasks.length];
    for (Task task : tasks) {
      hasTasks[task.drafter()] = true;
    }
    int count = 0;
    for (int d = 0; d < hasTasks.length; d++) {
      withTasks[count] = d;
      count += hasTasks[d] ? 1 : 0;
    }
    return Arrays.copyOf(withTasks, count);
  }

  /** This instance with only the first {@code count} tasks. */
  public Instance withFirstTasks(int count) {
    return with(tasks.subList(0, count));
  }

  public Instance with(List<Task> newTasks) {
    return new Instance(name, network, newTasks, options);
  }

  /** This instance with other base stations. */
  public Instance with(Network newNetwork) {
    return new Instance(name, newNetwork, tasks, options);
  }

  public Instance with(Options newOptions) {
    return new Instance(name, network, tasks, newOptions);
  }

  public Instance with(Batching batching) {
    return with(new Options(speculation(), batching, uplink(), pipeline(), order(), serving()));
  }

  public Instance with(Speculation speculation) {
    return with(new Options(speculation, batching(), uplink(), pipeline(), order(), serving()));
  }

  /** This instance served otherwise. */
  public Instance with(Serving serving) {
    return with(new Options(speculation(), batching(), uplink(), pipeline(), order(), serving));
  }

  /** This instance with other decoding steps; null keeps those it has. */
  public Instance with(@Nullable Steps steps) {
    Speculation old = speculation();
    return steps == null
        ? this
        : with(new Speculation(old.minLength(), old.maxLength(), old.scope(), steps));
  }

  /** This instance with other options of the search; null keeps what it has. */
  public Instance withOptions(
      @Nullable Pipeline newPipeline,
      @Nullable UplinkPolicy newUplink,
      @Nullable TaskOrder newOrder,
      @Nullable Scope newScope) {
    Speculation old = speculation();
    Scope scope = newScope == null ? old.scope() : newScope;
    return with(
        new Options(
            new Speculation(old.minLength(), old.maxLength(), scope, old.steps()),
            batching(),
            newUplink == null ? uplink() : newUplink,
            newPipeline == null ? pipeline() : newPipeline,
            newOrder == null ? order() : newOrder,
            serving()));
  }
}
