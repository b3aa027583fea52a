package sdedge.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Draft modes in plans from Java. */
class DraftModesTest {
  private static final Path FILE = Path.of("instances/drafts/l4-a100-modes.yaml");

  private static TaskBatch batch(PlanningInstance instance, int length, Map<String, String> modes) {
    List<String> tasks = instance.tasks().stream().map(PromptTask::id).toList();
    return new TaskBatch(tasks, OptionalInt.of(length), Map.of(), modes);
  }

  @Test
  void plansSayInWhichModeADrafterDrafts() throws Exception {
    PlanningInstance instance = PlanningInstance.read(FILE);
    assertThat(instance.modes()).isEqualTo(Map.of("sbs", List.of("edge", "co-located", "block")));

    List<List<TaskBatch>> cohorts = List.of(List.of(batch(instance, 3, Map.of("sbs", "block"))));
    BatchPlan plan = BatchPlan.of(instance, cohorts);

    assertThat(plan.violations()).isEmpty();
    assertThat(plan.makespanS()).isEqualTo(9.812487531000093); // the optimum, found otherwise
    assertThat(plan.cohorts()).isEqualTo(cohorts);
    assertThat(BatchPlan.parse(instance, plan.json()).cohorts()).isEqualTo(cohorts);
  }

  @Test
  void withoutDraftsModesMeanNothing() throws Exception {
    PlanningInstance instance = PlanningInstance.read(FILE);
    BatchPlan plan = BatchPlan.of(instance, List.of(List.of(batch(instance, 0, Map.of()))));
    assertThat(plan.cohorts().get(0).get(0).modes()).isEmpty();
    assertThatThrownBy(() -> BatchPlan.of(instance, List.of(List.of(batch(instance, 2, Map.of())))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a mode of sbs: edge, co-located, block");
    assertThatThrownBy(
            () ->
                BatchPlan.of(instance, List.of(List.of(batch(instance, 2, Map.of("sbs", "mbs"))))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("mbs must be a mode of sbs: edge, co-located, block");
  }
}
