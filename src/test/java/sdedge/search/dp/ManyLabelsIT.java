package sdedge.search.dp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import sdedge.control.Control;
import sdedge.control.HeapShare;
import sdedge.control.ProgressListener.ManyLabels;
import sdedge.control.Termination;
import sdedge.generate.Choice;
import sdedge.generate.Family;
import sdedge.generate.Generator;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.reader.InstanceReader;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;

/**
 * A long search tells early that its labels are many, a short one never; without memory for them it
 * ends.
 */
class ManyLabelsIT {
  /** Three cells of 24 tasks with a length per part: labels are billions. */
  private static Instance cells() throws Exception {
    Map<Choice, String> tasks = Map.of(Choice.TASKS, "24");
    Generator generator =
        Generator.of(Family.of("multi-cell"), tasks, null, Map.of(), Path.of(""), null);
    String text = generator.instance("cells", 1, List.of());
    return InstanceReader.parse("cells", text.getBytes(StandardCharsets.UTF_8), Path.of(""))
        .withOptions(
            Pipeline.ROLLING, UplinkPolicy.SEQUENTIAL, TaskOrder.OUTPUT_DESC, Scope.DRAFTER);
  }

  /** Stops a search that has told. */
  private static List<ManyLabels> told(Instance instance) {
    List<ManyLabels> told = new ArrayList<>();
    Control listener =
        Control.asking(() -> told.isEmpty() ? null : Termination.INTERRUPTED)
            .with(
                event -> {
                  if (event instanceof ManyLabels many) {
                    told.add(many);
                  }
                });
    Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, listener);
    return told;
  }

  @Test
  void aLongSearchIsForetoldByItsFirstPositions() throws Exception {
    List<ManyLabels> told = told(cells());

    assertThat(told).hasSize(1);
    assertThat(told.get(0).labels()).isLessThan(500_000);
    assertThat(told.get(0).expected()).isGreaterThan(1e9);
  }

  /** Another search of the process has the rest of the heap. */
  @Test
  void aSearchWithoutMemoryForItsLabelsEndsAsByALimit() throws Exception {
    Instance instance = cells();
    double leftBytes = HeapShare.leftBytes();
    HeapShare other = new HeapShare();
    assertThat(other.take(leftBytes - 64e6)).isTrue();
    Outcome.Found found =
        (Outcome.Found) Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
    other.release();

    assertThat(found.termination()).isEqualTo(Termination.MEMORY_LIMIT);
    assertThat(found.boundS()).isPositive().isLessThan(found.makespanS());
    assertThat(HeapShare.leftBytes()).as("given back").isEqualTo(leftBytes);
  }

  @Test
  void labelsWithoutMemoryAreLeftOut() {
    HeapShare other = new HeapShare();
    HeapShare own = new HeapShare();
    AtomicInteger full = new AtomicInteger();
    Labels labels = new Labels(own, full::incrementAndGet);
    labels.clear(0, 1);
    assertThat(other.take(HeapShare.leftBytes() - 128 * 64)).isTrue();
    for (int count = 0; count < 400; count++) {
      labels.add(0, 0, 0, 0, 1, Labels.NONE);
    }
    other.release();
    own.release();

    assertThat(labels.size()).isEqualTo(384); // 256 and, of the memory left, half as many again
    assertThat(full).hasValue(16);
  }

  @Test
  void aShortSearchIsNot() throws Exception {
    assertThat(told(InstanceReader.read(Path.of("instances/two-drafters.yaml")))).isEmpty();
  }
}
