package sdedge.report;

import java.io.IOException;
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
import sdedge.report.PageContent.Reported;
import sdedge.result.files.saved.SavedFolder;
import sdedge.result.files.saved.SavedFolder.Saved;
import sdedge.result.files.saved.SavedFolder.SavedDocument;
import sdedge.result.table.Values;
import sdedge.study.CommandFailure;
import sdedge.study.experiment.ExperimentFolder;
import sdedge.study.experiment.ExperimentFolder.SavedExperiment;
import sdedge.study.stream.SavedStream;
import sdedge.study.users.CapacityFindings.SavedCapacity;

/** What directories hold, by kind, and what a page shows of it. */
public final class ReportedFolders {
  private final List<Saved> results = new ArrayList<>();
  private final List<Saved> compared = new ArrayList<>();
  private final List<SavedStream> streams = new ArrayList<>();
  private final List<SavedCapacity> capacities = new ArrayList<>();
  private final List<SavedExperiment> experiments = new ArrayList<>();

  /** Reads one more. */
  public void read(Path directory) throws InvalidInputException, IOException {
    ExperimentFolder experiment = SavedExperiment.in(directory);
    if (experiment != null) {
      experiments.add(SavedExperiment.read(experiment));
      return;
    }
    SavedFolder folder = SavedFolder.open(directory);
    if (folder.run().command().equals(SavedStream.COMMAND)) {
      streams.add(SavedStream.read(folder));
      return;
    }
    if (folder.run().command().equals(SavedCapacity.COMMAND)) {
      capacities.add(SavedCapacity.read(folder));
      return;
    }
    Saved saved = folder.saved();
    (saved.isComparison() ? compared : results).add(saved);
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
    List<Reported> reported = new ArrayList<>();
    for (Saved result : results) {
      reported.add(new Reported(result, comparisons.of(result), explanation(result, left)));
    }
    if (!left.isEmpty()) {
      throw CommandFailure.invalid(
          left.keySet().iterator().next() + ": tells of none of the results named");
    }
    return new PageContent(reported, streams, capacities, alone(reported), experiments);
  }

  /** The comparisons of which no result shows anything. */
  private List<Saved> alone(List<Reported> reported) {
    return compared.stream()
        .filter(one -> reported.stream().noneMatch(shown -> one.equals(shown.comparison())))
        .toList();
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
}
