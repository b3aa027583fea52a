package sdedge.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.document.Problems;
import sdedge.result.Status;
import sdedge.result.files.RunInfo;
import sdedge.result.files.saved.SavedFolder;
import sdedge.result.table.FileContent;
import sdedge.result.table.Values;
import sdedge.search.PlanClass;
import sdedge.storage.Outputs;
import sdedge.storage.ReadFiles;
import sdedge.storage.ResultDirectory;

/** What a search found or an execution came to: the files of docs/results.md, and what they say. */
public final class PlanningResult {
  private static final String PLAN = "plan.json";
  private static final String STATUS = "status";
  private static final String SUMMARY = "summary.json";

  private final PlanningInstance instance;
  private final Map<String, byte[]> files;
  private final Values summary;
  private final @Nullable BatchPlan plan;
  private final List<String> notes;

  /**
   * A result of its files.
   *
   * @param files all of them by name, {@code run.json} too; not changed any more
   * @param notes on what was found, which no file holds
   */
  PlanningResult(PlanningInstance instance, Map<String, byte[]> files, List<String> notes)
      throws InputException, IOException {
    this.instance = instance;
    this.notes = List.copyOf(notes);
    this.files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    Problems problems = new Problems(SUMMARY);
    summary = SavedFolder.summary(problems, bytes(SUMMARY)).values();
    if (problems.count() > 0) {
      throw new InputException(problems.sorted().stream().map(Object::toString).toList());
    }
    plan = files.containsKey(PLAN) ? BatchPlan.parse(instance, PLAN, bytes(PLAN)) : null;
  }

  private byte[] bytes(String name) {
    return Objects.requireNonNull(files.get(name), name);
  }

  /**
   * {@return what is known of the plan: whether there is one, and whether it is proven to be the
   * best}
   */
  public PlanStatus status() {
    return ResultTables.status(summary.get(STATUS, Status.class).key());
  }

  /**
   * {@return the plans that {@link #status} and {@link #boundS} are about: {@code contiguous},
   * plans contiguous in an order searched, or {@code partitions}, all batch plans; empty where they
   * are about none of batches}
   */
  public Optional<String> planClass() {
    return summary.find("class", String.class);
  }

  /**
   * {@return the best plan contiguous in an order, where {@link #planClass} is {@code partitions};
   * empty elsewhere, and of a plan to begin from that is contiguous in none}
   */
  public Optional<ContiguousPlan> contiguous() {
    return summary.find("contiguous", Values.class).map(ResultTables::contiguous);
  }

  /**
   * {@return why there is no bound over all batch plans, such as a time limit; empty if there is
   * one, or if {@link #planClass} is not {@code partitions}}
   */
  public Optional<String> boundReason() {
    return summary.find("bound_reason", String.class);
  }

  /**
   * {@return what proves bounds by itself; {@link Sdedge#check} derives it again; empty where only
   * a search again proves the bound}
   */
  public List<BoundCertificate> certificates() {
    return ResultTables.certificates(summary.get("certificates", List.class));
  }

  /**
   * {@return why the search ended: {@code completed}, {@code gap}, {@code time_limit}, {@code
   * memory_limit} or {@code interrupted}}
   */
  public String termination() {
    return summary.get("termination", String.class);
  }

  /** {@return the method: its name; {@code evaluate} for a plan that was given} */
  public String method() {
    return summary.get("method", String.class);
  }

  /** {@return when the last task is complete: seconds from time 0 on; empty without a plan} */
  public OptionalDouble makespanS() {
    return number("makespan_s");
  }

  /** {@return seconds that no plan of the class takes less than; empty if nothing is known} */
  public OptionalDouble boundS() {
    return number("bound_s");
  }

  /** {@return the least makespan without drafts, for comparison: seconds; empty if not known} */
  public OptionalDouble autoregressiveS() {
    return number("autoregressive_makespan_s");
  }

  private OptionalDouble number(String key) {
    return ResultTables.optional(summary.find(key, Double.class).orElse(null));
  }

  /** {@return the plan; empty if there is none} */
  public Optional<BatchPlan> plan() {
    return Optional.ofNullable(plan);
  }

  /**
   * {@return the times of the tasks under the plan, in the order of the instance; empty without a
   * plan}
   */
  public List<TaskBreakdown> latencies() {
    byte[] file = files.get("latency.csv");
    return file == null ? List.of() : ResultTables.latencies(file);
  }

  /**
   * {@return what the stations do, and when: the stages of all steps, in the order of {@code
   * schedule.csv}; empty without a plan}
   */
  public List<StageTimes> schedule() {
    byte[] file = files.get("schedule.csv");
    return file == null ? List.of() : ResultTables.schedule(file);
  }

  /**
   * {@return which part of the makespan each server is busy: in [0, 1], by id of a station, of its
   * links {@code ID fronthaul_up} and {@code ID fronthaul_down}; empty without a plan}
   */
  public Map<String, Double> busyShares() {
    String verifier = instance.instance().verifier().id();
    return summary
        .find("utilisation", Values.class)
        .map(busy -> ResultTables.busyShares(verifier, busy))
        .orElse(Map.of());
  }

  /**
   * {@return what batches reserve together that need only fit alone, where most of what is free;
   * empty without a plan, unless {@code residency} is {@code batch} and a station that holds caches
   * has a limit}
   */
  public Optional<CohortMemory> residentBatches() {
    return summary.find("resident_batches", Values.class).map(ResultTables::residentBatches);
  }

  /**
   * {@return what should be known about the plan, such as why a proof is missing; empty if nothing}
   */
  public String note() {
    return summary.get("note", String.class);
  }

  /**
   * {@return what {@code sdedge solve} says beside the result: that service without batches is
   * faster, or why nothing bounds all policies; a sentence each; empty of results that were read}
   */
  public List<String> notes() {
    return notes;
  }

  /**
   * {@return seconds that no policy takes less than, with or without batches; empty unless it was
   * asked for by {@link SolveOptions#withBoundOnAll}}
   */
  public OptionalDouble boundAllS() {
    return number("bound_all_s");
  }

  /** {@return why there is no plan, a line each; empty unless infeasible or refused} */
  public List<String> reasons() {
    return texts("reasons");
  }

  /**
   * {@return values that are most likely mistakes, and passes that latency tables do not cover, a
   * line each}
   */
  public List<String> warnings() {
    return texts("warnings");
  }

  private List<String> texts(String key) {
    List<?> texts = summary.find(key, List.class).orElse(List.of());
    return texts.stream().map(String.class::cast).toList();
  }

  /** {@return the files of the result: names such as {@code schedule.csv}} */
  public Set<String> files() {
    return files.keySet();
  }

  /**
   * A file of the result. But for {@code run.json} and {@code search.csv}, which depend on the
   * clock, equal runs give equal bytes, those of the command line.
   *
   * @param name one of {@link #files()}
   * @return a copy of its bytes
   * @throws IllegalArgumentException if there is no such file
   */
  public byte[] file(String name) {
    byte[] bytes = files.get(name);
    if (bytes == null) {
      throw new IllegalArgumentException(name + " is none of " + String.join(", ", files.keySet()));
    }
    return bytes.clone();
  }

  /** Whether it is a result to keep: a plan, or the proof that there is none. */
  boolean isWritable() {
    return switch (status()) {
      case OPTIMAL, FEASIBLE, INFEASIBLE -> true;
      case REFUSED, FAILED, UNKNOWN -> false;
    };
  }

  /**
   * Writes all files into a directory: all of them or, if it fails, none. An earlier result there
   * is replaced, nothing else ever is. What is written is checked before it takes its place.
   *
   * @param directory which need not exist
   * @throws IOException if it cannot be written, or must not
   * @throws IllegalStateException if there is neither a plan nor the proof that there is none
   * @throws PlanningException if what was written fails its check
   */
  public void write(Path directory) throws IOException {
    if (!isWritable()) {
      throw new IllegalStateException(
          "there is nothing to write: " + summary.get(STATUS, Status.class).key());
    }
    ReadFiles read = new ReadFiles();
    read.addAll(instance.loaded().digests().keySet());
    ResultDirectory target = new Outputs(read, false).directory(directory, "solve");
    Map<String, FileContent> contents = new LinkedHashMap<>();
    files.forEach((name, bytes) -> contents.put(name, out -> out.write(bytes)));
    FileContent run = Objects.requireNonNull(contents.remove(RunInfo.FILE));
    target.<RuntimeException>write(contents, digests -> run, staged -> {});
  }

  @Override
  public String toString() {
    boolean isOptimal = status() == PlanStatus.OPTIMAL;
    return "%s: %s%s%s"
        .formatted(
            method(),
            summary.get(STATUS, Status.class).key(),
            planClass()
                .filter(any -> isOptimal)
                .flatMap(PlanClass::named)
                .map(own -> " over " + own.words())
                .orElse(""),
            makespanS().isPresent() ? ", " + makespanS().getAsDouble() + " s" : "");
  }
}
