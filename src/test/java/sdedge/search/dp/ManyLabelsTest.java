package sdedge.search.dp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sdedge.control.Control;
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
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;

/** A long search tells early that its labels are many, a short one never. */
class ManyLabelsTest {
  /** Three cells of 24 tasks with a length per part: labels are billions. */
  private static Instance cells() throws Exception {
    Map<Choice, String> tasks = Map.of(Choice.TASKS, "24");
    Generator generator = Generator.of(Family.of("multi-cell"), tasks, null, Path.of(""), null);
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

  @Test
  void aShortSearchIsNot() throws Exception {
    assertThat(told(InstanceReader.read(Path.of("instances/two-drafters.yaml")))).isEmpty();
  }
}
