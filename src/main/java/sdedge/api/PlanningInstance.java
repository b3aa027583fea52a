package sdedge.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import sdedge.document.InputFile;
import sdedge.document.InvalidInputException;
import sdedge.document.Problems;
import sdedge.instance.Batching;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.instance.LoadedInstance.UnusedKeys;
import sdedge.instance.Task;
import sdedge.instance.plausibility.Plausibility;
import sdedge.instance.reader.Arrivals;
import sdedge.instance.reader.InstanceReader;
import sdedge.result.table.Json;
import sdedge.study.FileSource;
import sdedge.study.Settings;
import sdedge.wireless.Channel;

/** A problem to plan, valid: base stations, links and tasks, as described in docs/instance.md. */
public final class PlanningInstance {
  private final LoadedInstance loaded;
  private final @Nullable String text;
  private final Path folder; // what paths of tables are relative to

  private PlanningInstance(LoadedInstance loaded, @Nullable String text, Path folder) {
    this.loaded = loaded;
    this.text = text;
    this.folder = folder;
  }

  /** What a scheme is given: no file says just this. */
  static PlanningInstance of(Instance instance) {
    String noFile = InputFile.sha256(new byte[0]);
    UnusedKeys none = new UnusedKeys(false, OptionalDouble.empty(), OptionalDouble.empty());
    List<UnusedKeys> ofNodes = Collections.nCopies(1 + instance.drafters().size(), none);
    return new PlanningInstance(
        new LoadedInstance(instance, "(given)", noFile, Map.of(), ofNodes, Map.of()),
        null,
        Path.of(""));
  }

  /**
   * Reads a file, YAML 1.2 or JSON, and the latency tables that it names.
   *
   * @param file of at most 64 MiB
   * @return the instance in it
   * @throws InputException if it is no valid instance, with all its problems
   * @throws IOException if the file cannot be read
   */
  public static PlanningInstance read(Path file) throws InputException, IOException {
    try {
      byte[] bytes = InputFile.read(new Problems(file.toString()), file);
      return load(file.toString(), bytes, file.resolveSibling(""));
    } catch (InvalidInputException e) {
      throw InputException.of(e);
    }
  }

  /**
   * Reads an instance from memory. Paths of latency tables are relative to the working directory.
   *
   * @param name under which problems are reported and results name their input
   * @param text YAML 1.2 or JSON
   * @return the instance in it
   * @throws InputException if it is no valid instance, with all its problems
   */
  public static PlanningInstance parse(String name, String text) throws InputException {
    try {
      return load(name, text.getBytes(StandardCharsets.UTF_8), Path.of(""));
    } catch (InvalidInputException e) {
      throw InputException.of(e);
    }
  }

  /**
   * Builds an instance, with the keys of an instance file.
   *
   * @param document texts, numbers, booleans, and lists and maps of these
   * @return the instance, which {@link #text()} writes as JSON
   * @throws InputException if it is no valid instance, with all its problems
   * @throws IllegalArgumentException if something else stands in it, or a number is not finite
   */
  public static PlanningInstance of(Map<String, ?> document) throws InputException {
    return parse("(built)", json(document));
  }

  static String json(Map<String, ?> document) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      Json.write(out, json -> Json.value(json, document));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalStateException | ClassCastException e) {
      throw new IllegalArgumentException("not a document: " + e.getMessage(), e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /**
   * This instance with another value somewhere, as {@code --set} and {@code sweep} put it.
   *
   * @param path such as {@code drafters[0].wireless.bandwidth_hz}
   * @param value as it would stand in the file, or a factor such as {@code *0.5}
   * @return the changed instance, whose text is still that of the file
   * @throws InputException if it is not valid with that value
   * @throws IllegalArgumentException if the path is none
   * @throws IllegalStateException if it was not read from a text
   */
  public PlanningInstance with(String path, String value) throws InputException {
    try {
      LoadedInstance changed =
          new Settings(loaded.settings())
              .and(new Settings(Map.of(path, value)))
              .applied(loaded.file(), bytes(), folder, Arrivals.AT_ZERO);
      return new PlanningInstance(changed, text, folder);
    } catch (InvalidInputException e) {
      throw InputException.of(e);
    }
  }

  private static PlanningInstance load(String name, byte[] bytes, Path folder)
      throws InvalidInputException {
    LoadedInstance loaded = InstanceReader.load(name, bytes, folder);
    return new PlanningInstance(loaded, new String(bytes, StandardCharsets.UTF_8), folder);
  }

  private byte[] bytes() {
    if (text == null) {
      throw new IllegalStateException("it was not read from a text");
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Its text under the name of its file. */
  FileSource source() {
    byte[] bytes = bytes();
    return new FileSource() {
      @Override
      public byte[] bytes(String name) {
        return bytes;
      }

      @Override
      public Path folder(String name) {
        return folder;
      }
    };
  }

  LoadedInstance loaded() {
    return loaded;
  }

  Instance instance() {
    return loaded.instance();
  }

  /** {@return its name, as its file says} */
  public String name() {
    return instance().name();
  }

  /**
   * {@return the text that it was read from: YAML or JSON, to be kept beside results; empty for
   * what a {@link Scheme} is given}
   */
  public Optional<String> text() {
    return Optional.ofNullable(text);
  }

  /** {@return values that are well-formed and still most likely a mistake, a line each} */
  public List<String> warnings() {
    return Plausibility.warnings(loaded);
  }

  /** {@return the tasks, in the order given} */
  public List<PromptTask> tasks() {
    List<String> drafters = drafters();
    return instance().tasks().stream()
        .map(
            task ->
                new PromptTask(
                    task.id(),
                    drafters.get(task.drafter()),
                    task.inputTokens(),
                    task.outputTokens(),
                    task.acceptance().inContext(task.middleTokens()).list(),
                    task.txPowerDbm(),
                    task.channelGainDb()))
        .toList();
  }

  /** {@return the macro base station: the station and the model that verifies} */
  public EdgeStation verifier() {
    return new EdgeStation(instance().verifier());
  }

  /**
   * A small base station.
   *
   * @param id of the drafter
   * @return the station and its own model, with which it drafts where it lists no modes
   * @throws IllegalArgumentException if there is none
   */
  public EdgeStation drafter(String id) {
    return new EdgeStation(found(id).node());
  }

  /**
   * The uplink band of a drafter's cell.
   *
   * @param id of the drafter
   * @return B, hertz
   * @throws IllegalArgumentException if there is none
   */
  public double uplinkBandwidthHz(String id) {
    return found(id).wireless().bandwidthHz();
  }

  /**
   * How long the prompt of a task takes on a share of the uplink band (docs/model.md section 5).
   *
   * @param task one of {@link #tasks()}
   * @param shareHz hertz, above 0
   * @return seconds
   */
  public double uploadS(PromptTask task, double shareHz) {
    Task sender =
        instance().tasks().stream()
            .filter(one -> one.id().equals(task.id()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(task.id() + " is no task"));
    return Channel.of(found(task.drafter()).wireless(), sender).secondsOn(shareHz);
  }

  private Drafter found(String id) {
    return instance().drafters().stream()
        .filter(drafter -> drafter.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(id + " is none of " + drafters()));
  }

  /** {@return the drafters: their ids, in the order given} */
  public List<String> drafters() {
    return instance().drafters().stream().map(Drafter::id).toList();
  }

  /**
   * {@return the draft modes among which each drafter has a choice: their names by id of the
   * drafter, in the order given; none of drafters with one}
   */
  public Map<String, List<String>> modes() {
    Map<String, List<String>> modes = new LinkedHashMap<>();
    for (Drafter drafter : instance().drafters()) {
      if (drafter.hasChoice()) {
        modes.put(drafter.id(), drafter.modes().stream().map(DraftMode::name).toList());
      }
    }
    return Collections.unmodifiableMap(modes);
  }

  /**
   * {@return the least speculation length that is searched, from 0 to 64; plans may have shorter
   * ones}
   */
  public int minLength() {
    return instance().speculation().minLength();
  }

  /**
   * {@return the greatest speculation length that a plan may have, from {@link #minLength()} to 64}
   */
  public int maxLength() {
    return instance().speculation().maxLength();
  }

  /**
   * {@return the most tasks of a batch, at least 1; {@link Integer#MAX_VALUE} for no limit} Memory
   * may allow fewer, which {@link BatchPlan#violations()} says.
   */
  public int maxTasksPerBatch() {
    return Math.min(batching().maxTasksPerBatch(), batching().maxTasksPerCohort());
  }

  /** {@return the most tasks of a cohort, at least 1; {@link Integer#MAX_VALUE} for no limit} */
  public int maxTasksPerCohort() {
    return batching().maxTasksPerCohort();
  }

  /**
   * {@return whether prompts count in passes and caches as the longest of their batch: {@code
   * padding: longest-input} of docs/instance.md}
   */
  public boolean padsPrompts() {
    return batching().pads();
  }

  /**
   * {@return whether memory must hold the caches of each batch alone, not those of all of a cohort:
   * {@code residency: batch} of docs/instance.md}
   */
  public boolean holdsEachBatchAlone() {
    return batching().isByBatch();
  }

  private Batching batching() {
    return instance().batching();
  }

  @Override
  public String toString() {
    return name() + ", " + instance().tasks().size() + " tasks";
  }
}
