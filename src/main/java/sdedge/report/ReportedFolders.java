package sdedge.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.document.InvalidInputException;
import sdedge.result.files.ResultTable;
import sdedge.result.files.saved.SavedFolder;
import sdedge.result.files.saved.SavedFolder.Saved;
import sdedge.result.files.saved.SavedFolder.SavedDocument;
import sdedge.result.files.saved.SavedRun;
import sdedge.result.table.Json;
import sdedge.result.table.Values;
import sdedge.study.CommandFailure;
import sdedge.study.experiment.ExperimentFolder;
import sdedge.study.stream.SavedStream;
import sdedge.study.users.CapacityFindings;

/** What directories hold, by kind, and what a page shows of it. */
public final class ReportedFolders {
  private final List<Saved> results = new ArrayList<>();
  private final List<Saved> compared = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> streams = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> capacities = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> experiments = new ArrayList<>();

  /** Reads one more. */
  public void read(Path directory) throws InvalidInputException, IOException {
    ExperimentFolder experiment = ExperimentFolder.in(directory);
    if (experiment != null) {
      experiments.add(experiment.saved());
      return;
    }
    SavedFolder folder = SavedFolder.open(directory);
    switch (folder.run().command()) {
      case SavedStream.COMMAND -> {
        SavedStream stream = SavedStream.read(folder);
        Map<String, @Nullable Object> shown = shown(directory.toString(), folder.run());
        shown.put("stream", stream.stream());
        shown.put("rates", stream.rates());
        shown.put("requests", stream.requests());
        shown.put("schedule", stream.schedule());
        streams.add(shown);
      }
      case "capacity" -> {
        Map<String, @Nullable Object> shown = shown(directory.toString(), folder.run());
        shown.put("capacity", folder.document(CapacityFindings.FILE, CapacityFindings.KEYS));
        capacities.add(shown);
      }
      default -> {
        Saved saved = folder.saved();
        (saved.isComparison() ? compared : results).add(saved);
      }
    }
  }

  private static Map<String, @Nullable Object> shown(String directory, SavedRun run) {
    return Json.fields("directory", directory, "run", run.document());
  }

  /**
   * The page of all that was read.
   *
   * @param explanations of some of the results, by file
   * @param warnings is notified of comparisons that cannot be read
   * @throws CommandFailure if an explanation is of none of the results
   */
  public PageContent content(Map<String, SavedDocument> explanations, Consumer<String> warnings)
      throws CommandFailure, IOException {
    Map<String, SavedDocument> left = new LinkedHashMap<>(explanations);
    Comparisons comparisons = new Comparisons(compared, warnings);
    List<Saved> shown = new ArrayList<>();
    List<Map<String, @Nullable Object>> reported = new ArrayList<>();
    for (Saved result : results) {
      Saved comparison = comparisons.of(result);
      reported.add(shown(result, comparison, explanation(result, left)));
      if (comparison != null) {
        shown.add(comparison);
      }
    }
    if (!left.isEmpty()) {
      throw CommandFailure.invalid(
          left.keySet().iterator().next() + ": tells of none of the results named");
    }
    Map<String, List<Map<String, @Nullable Object>>> byKind = new LinkedHashMap<>();
    byKind.put("results", reported);
    byKind.put("streams", streams);
    byKind.put("capacities", capacities);
    byKind.put(
        "comparisons",
        compared.stream()
            .filter(each -> !shown.contains(each)) // which stands beside its result
            .map(ReportedFolders::shown)
            .toList());
    byKind.put("experiments", experiments);
    return new PageContent(byKind);
  }

  /**
   * A result and what it is compared with.
   *
   * @param comparison of methods on the same instance; null if none was found
   * @param explanation of the result; null without one
   */
  static Map<String, @Nullable Object> shown(
      Saved result, @Nullable Saved comparison, @Nullable SavedDocument explanation) {
    Map<String, @Nullable Object> shown = shown(result.directory(), result.run());
    shown.put("summary", result.summary());
    shown.put("plan", result.plan());
    for (ResultTable table : ResultTable.values()) {
      shown.put(table.file().replace(".csv", ""), result.tables().get(table));
    }
    shown.put("explanation", explanation);
    shown.put("comparison", comparison == null ? null : shown(comparison));
    shown.values().removeIf(Objects::isNull);
    return shown;
  }

  private static Map<String, @Nullable Object> shown(Saved comparison) {
    Map<String, @Nullable Object> shown = shown(comparison.directory(), comparison.run());
    comparison.tables().values().forEach(table -> shown.put("table", table));
    return shown;
  }

  /** The explanation of a result, taken from those that are left; null if there is none. */
  private static @Nullable SavedDocument explanation(
      Saved result, Map<String, SavedDocument> left) {
    SavedDocument summary = result.summary();
    for (Map.Entry<String, SavedDocument> each : left.entrySet()) {
      if (summary != null && isOf(each.getValue().values(), summary.values())) {
        return left.remove(each.getKey());
      }
    }
    return null;
  }

  private static boolean isOf(Values explanation, Values summary) {
    return Stream.of("name", "makespan_s")
        .allMatch(key -> Objects.equals(explanation.byKey().get(key), summary.byKey().get(key)));
  }

  /**
   * Finds what {@code compare} wrote of the instance of a result.
   *
   * @param given comparisons that were named
   * @param warnings is notified of comparisons that cannot be read
   */
  public record Comparisons(List<Saved> given, Consumer<String> warnings) {
    public Comparisons {
      given = List.copyOf(given);
    }

    /** The first that was named, else the first by name beside the directory; null for none. */
    public @Nullable Saved of(Saved result) throws IOException {
      Stream<Saved> all = Stream.concat(given.stream(), beside(result).stream());
      return all.filter(comparison -> isOf(comparison, result)).findFirst().orElse(null);
    }

    private static boolean isOf(Saved comparison, Saved result) {
      String instance = result.sha256();
      return instance != null
          && comparison.run().inputs().containsValue(instance)
          && comparison.run().settings().equals(result.run().settings());
    }

    private List<Saved> beside(Saved result) throws IOException {
      Path directory = named(Path.of(result.directory()));
      Path folder = directory.toAbsolutePath().getParent();
      if (folder == null) {
        return List.of();
      }
      try (Stream<Path> siblings = Files.list(folder)) {
        return siblings
            .filter(SavedFolder::mayHoldComparison)
            .sorted()
            .flatMap(sibling -> comparison(directory.resolveSibling(sibling.getFileName())))
            .toList();
      }
    }

    /** A directory by a path that ends with its name. */
    public static Path named(Path directory) throws IOException {
      Path normal = directory.normalize();
      boolean hasName = !normal.endsWith("") && !normal.endsWith("..");
      return hasName ? normal : directory.toRealPath();
    }

    private Stream<Saved> comparison(Path directory) {
      try {
        return Stream.of(SavedFolder.read(directory)).filter(Saved::isComparison);
      } catch (IOException | InvalidInputException e) {
        warnings.accept("warning: left out: " + e.getMessage());
        return Stream.of();
      }
    }
  }
}
