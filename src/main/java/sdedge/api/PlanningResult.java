package sdedge.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;
import sdedge.document.Problems;
import sdedge.document.tree.Document;
import sdedge.document.tree.ValueReader;
import sdedge.result.files.RunInfo;
import sdedge.result.table.FileContent;
import sdedge.search.PlanClass;
import sdedge.storage.Outputs;
import sdedge.storage.ReadFiles;
import sdedge.storage.ResultDirectory;

/**
 * What a search found or an execution came to: the files of docs/results.md, and what they say. Of
 * {@code summary.json} values are asked for by path, such as {@code bound_all_s} or {@code
 * utilisation.verifier}.
 */
public final class PlanningResult extends JsonValues {
  private static final String PLAN = "plan.json";
  private static final String SUMMARY = "summary.json";
  private static final CSVFormat COLUMNS_BY_NAME =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private final PlanningInstance instance;
  private final Map<String, byte[]> files;
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
    super(summary(files));
    this.instance = instance;
    this.notes = List.copyOf(notes);
    this.files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    plan = files.containsKey(PLAN) ? BatchPlan.parse(instance, PLAN, bytes(PLAN)) : null;
  }

  private static ValueReader summary(Map<String, byte[]> files) throws InputException {
    Problems problems = new Problems(SUMMARY);
    byte[] file = Objects.requireNonNull(files.get(SUMMARY), SUMMARY);
    ValueReader summary = Document.parseJson(problems, file);
    if (problems.count() > 0) {
      throw new InputException(problems.sorted().stream().map(Object::toString).toList());
    }
    return summary;
  }

  private byte[] bytes(String name) {
    return Objects.requireNonNull(files.get(name), name);
  }

  /**
   * {@return what is known of the plan: whether there is one, and whether it is proven to be the
   * best}
   */
  public PlanStatus status() {
    return PlanStatus.valueOf(statusWord().toUpperCase(Locale.ROOT));
  }

  private String statusWord() {
    return text("status").orElseThrow();
  }

  /**
   * {@return the plans that {@link #status} and {@link #boundS} are about: {@code contiguous},
   * plans contiguous in an order searched, or {@code partitions}, all batch plans; empty where they
   * are about none of batches}
   */
  public Optional<String> planClass() {
    return text("class");
  }

  /**
   * {@return why the search ended: {@code completed}, {@code gap}, {@code time_limit}, {@code
   * memory_limit} or {@code interrupted}}
   */
  public String termination() {
    return text("termination").orElseThrow();
  }

  /** {@return the method: its name; {@code evaluate} for a plan that was given} */
  public String method() {
    return text("method").orElseThrow();
  }

  /** {@return when the last task is complete: seconds from time 0 on; empty without a plan} */
  public OptionalDouble makespanS() {
    return number("makespan_s");
  }

  /** {@return seconds that no plan of the class takes less than; empty if nothing is known} */
  public OptionalDouble boundS() {
    return number("bound_s");
  }

  /** {@return the plan; empty if there is none} */
  public Optional<BatchPlan> plan() {
    return Optional.ofNullable(plan);
  }

  /**
   * {@return what should be known about the plan, such as why a proof is missing; empty if nothing}
   */
  public String note() {
    return text("note").orElse("");
  }

  /**
   * {@return what {@code sdedge solve} says beside the result: that service without batches is
   * faster, or why nothing bounds all policies; a sentence each; empty of results that were read}
   */
  public List<String> notes() {
    return notes;
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
    return IntStream.range(0, size(key))
        .mapToObj(i -> text(key + "[" + i + "]").orElseThrow())
        .toList();
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

  /**
   * The rows of a table of the result, such as {@code latency.csv}.
   *
   * @param name one of {@link #files()} that ends with {@code .csv}
   * @return what stands in each column of each row, by name of the column; empty for nothing
   * @throws IllegalArgumentException if there is no such file
   */
  public List<Map<String, String>> rows(String name) {
    List<Map<String, String>> rows = new ArrayList<>();
    try (CSVParser table =
        CSVParser.parse(new String(file(name), StandardCharsets.UTF_8), COLUMNS_BY_NAME)) {
      table.forEach(row -> rows.add(Collections.unmodifiableMap(row.toMap())));
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be read", e);
    }
    return Collections.unmodifiableList(rows);
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
      throw new IllegalStateException("there is nothing to write: " + statusWord());
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
            statusWord(),
            planClass()
                .filter(any -> isOptimal)
                .flatMap(PlanClass::named)
                .map(own -> " over " + own.words())
                .orElse(""),
            makespanS().isPresent() ? ", " + makespanS().getAsDouble() + " s" : "");
  }
}
