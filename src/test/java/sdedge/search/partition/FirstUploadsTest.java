package sdedge.search.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import sdedge.instance.Instance;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.reader.InstanceReader;

class FirstUploadsTest {
  /** Under shares that do not change, the last of a batch; in turn, the sum of a drafter's. */
  @Test
  void theLastOfAnyDrafterCounts() throws Exception {
    Instance instance = InstanceReader.read(Path.of("instances/two-drafters.yaml"));
    FirstUploads uniform = new FirstUploads(instance, List.of(UplinkPolicy.EQUAL_SHARES));
    FirstUploads inTurn = new FirstUploads(instance, List.of(UplinkPolicy.SEQUENTIAL));
    int tasks = instance.tasks().size();
    for (int i = 0; i < tasks; i++) {
      for (int j = i + 1; j < tasks; j++) {
        TaskSet one = TaskSet.of(i);
        TaskSet other = TaskSet.of(j);
        TaskSet both = TaskSet.of(i, j);
        boolean isOneBand = instance.tasks().get(i).drafter() == instance.tasks().get(j).drafter();
        assertThat(uniform.of(both)).isEqualTo(Math.max(uniform.of(one), uniform.of(other)));
        double inTurnS =
            isOneBand
                ? inTurn.of(one) + inTurn.of(other)
                : Math.max(inTurn.of(one), inTurn.of(other));
        assertThat(inTurn.of(both)).isCloseTo(inTurnS, within(1e-12));
      }
    }
  }
}
