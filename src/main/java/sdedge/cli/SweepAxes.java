package sdedge.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import sdedge.study.experiment.Axis;
import sdedge.study.experiment.Grid;

/** What varies in a sweep. */
final class SweepAxes {
  @ArgGroup(exclusive = false, multiplicity = "0..*", order = 2)
  private List<Setting> settings = new ArrayList<>();

  @Option(
      names = "--tasks",
      paramLabel = "VALUES",
      order = 4,
      description = "Only the first tasks, so many.")
  private @Nullable String tasks;

  @Option(
      names = "--seeds",
      paramLabel = "SEEDS",
      order = 5,
      description = "Draw the channels again, such as 1..20, by --radio or --fading.")
  private @Nullable String seeds;

  /** A value that varies, and those that move along. */
  static final class Setting {
    @Option(
        names = "--set",
        required = true,
        paramLabel = "PATH=VALUES",
        order = 2,
        description =
            "Values of a path such as drafters[0].wireless.bandwidth_hz; [*] is every entry; *0.5"
                + " multiplies what the file says.")
    private String path = "";

    @Option(
        names = "--with",
        paramLabel = "PATH=VALUES",
        order = 3,
        description = "Values of another path that move along with the --set before.")
    private List<String> linked = new ArrayList<>();

    private Axis axis() {
      Axis axis = Axis.parse(path);
      for (String other : linked) {
        axis = axis.with(other);
      }
      return axis;
    }
  }

  boolean isSeeded() {
    return seeds != null;
  }

  /**
   * All combinations but for seeds.
   *
   * @throws IllegalArgumentException if the options are wrong
   */
  Grid settings(List<String> files) {
    List<Axis> axes = new ArrayList<>();
    if (files.size() > 1) {
      axes.add(Axis.ofFiles(files));
    }
    settings.forEach(setting -> axes.add(setting.axis()));
    if (tasks != null) {
      axes.add(Axis.ofTasks(tasks));
    }
    if (axes.isEmpty() && seeds == null) {
      throw new IllegalArgumentException("--set, --tasks, --seeds or another INSTANCE is missing");
    }
    return new Grid(axes);
  }

  /** All combinations; the seeds vary fastest. */
  Grid all(List<String> files) {
    List<Axis> axes = new ArrayList<>(settings(files).axes());
    if (seeds != null) {
      axes.add(Axis.ofSeeds(seeds));
    }
    return new Grid(axes);
  }
}
