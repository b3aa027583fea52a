package sdedge.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.result.files.saved.SavedFolder.Saved;
import sdedge.result.files.saved.SavedFolder.SavedDocument;
import sdedge.study.experiment.ExperimentFolder.SavedExperiment;
import sdedge.study.stream.SavedStream;
import sdedge.study.users.CapacityFindings.SavedCapacity;

/**
 * What a page shows, in this order; at least one of something.
 *
 * @param comparisons that are shown by themselves
 */
public record PageContent(
    List<Reported> results,
    List<SavedStream> streams,
    List<SavedCapacity> capacities,
    List<Saved> comparisons,
    List<SavedExperiment> experiments) {
  private List<String> directories() {
    return Stream.of(
            results.stream().map(reported -> reported.result().directory()),
            streams.stream().map(SavedStream::directory),
            capacities.stream().map(SavedCapacity::directory),
            comparisons.stream().map(Saved::directory),
            experiments.stream().map(SavedExperiment::directory))
        .flatMap(names -> names)
        .toList();
  }

  /** The first directory. */
  public String first() {
    return directories().get(0);
  }

  /** The names of all directories. */
  String title() {
    return directories().stream().collect(Collectors.joining(", "));
  }

  /**
   * A result and what it is compared with.
   *
   * @param comparison of methods on the same instance; null if none was found
   * @param explanation of the result; null without one
   */
  public record Reported(
      Saved result, @Nullable Saved comparison, @Nullable SavedDocument explanation) {}
}
