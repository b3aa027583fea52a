package sdedge.study.experiment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sdedge.result.table.Table;
import sdedge.result.table.TableRow;
import sdedge.search.Approach;

/**
 * What is run: all points by all methods, so many times.
 *
 * @param repeats of each, at least 1
 * @param shard the part of it that is made here
 */
public record Experiment(
    ExperimentKind kind, Grid grid, List<Approach> methods, int repeats, Shard shard) {
  public Experiment {
    methods = List.copyOf(methods);
  }

  /**
   * The trials of the shard. Repeats are the outermost loop, so that a drift of the machine hits
   * all methods alike, and the methods of one point and repeat stay together in one shard, so that
   * they are compared on one machine.
   */
  public List<Trial> trials() {
    List<Trial> trials = new ArrayList<>();
    int group = 0;
    for (int repeat = 1; repeat <= repeats; repeat++) {
      for (int index = 0; index < grid.size(); index++) {
        if (shard.holds(group++)) {
          Point point = grid.point(index);
          for (Approach method : methods) {
            trials.add(new Trial(repeat, point, method));
          }
        }
      }
    }
    return trials;
  }

  /**
   * The trials that there are no rows of.
   *
   * @throws IOException if there are rows that are not of this shard, or not once each
   */
  public List<Trial> missing(List<TableRow> present) throws IOException {
    Map<Trial.Key, Trial> missing = new LinkedHashMap<>();
    trials().forEach(trial -> missing.put(trial.key(), trial));
    for (TableRow row : present) {
      if (missing.remove(Trial.key(row)) == null) {
        throw new IOException("the rows present are not of this " + kind + ", or not once each");
      }
    }
    return List.copyOf(missing.values());
  }

  /** The table of its rows. */
  public Table<TrialResult> table() {
    return switch (kind) {
      case BENCH -> TrialTable.bench(shard);
      case SWEEP -> TrialTable.sweep(grid.names());
    };
  }

  /** The kinds of experiments, as files and messages name them. */
  public enum ExperimentKind {
    /** How long methods take, again and again. */
    BENCH("benchmark", "runs", "runs", "bench", "bench-summary"),
    /** What values of instances change; nothing that depends on clocks. */
    SWEEP("sweep", "searches", "sweep", "sweep", "sweep-mean");

    private final String word;

    /** What its trials are called. */
    public final String trials;

    final String rows;
    final String manifest;
    final String summary;

    ExperimentKind(String word, String trials, String rows, String manifest, String summary) {
      this.word = word;
      this.trials = trials;
      this.rows = rows;
      this.manifest = manifest;
      this.summary = summary;
    }

    @Override
    public String toString() {
      return word;
    }
  }
}
