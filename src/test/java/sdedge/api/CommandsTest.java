package sdedge.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sdedge.api.ServedUsers.Question;

/** What commands beside {@code solve} do, from Java. */
class CommandsTest {
  private static final Path QUICKSTART = Path.of("instances/quickstart.yaml");

  @Test
  void instancesAreGenerated() {
    PlanningInstance made = InstanceGenerator.generate("paper", 7, Map.of("tasks", "12"));

    assertThat(made.name()).isEqualTo("paper");
    assertThat(made.tasks()).hasSize(12);
    assertThat(InstanceGenerator.generate("paper", 7, Map.of("tasks", "12")).text())
        .isEqualTo(made.text());
    assertThat(InstanceGenerator.generate("paper", 8, Map.of("tasks", "12")).text())
        .isNotEqualTo(made.text());
    assertThatThrownBy(() -> InstanceGenerator.generate("papers", 7, Map.of()))
        .hasMessageContaining("paper");
    assertThatThrownBy(() -> InstanceGenerator.generate("paper", 7, Map.of("task", "1")))
        .hasMessage("task is no option of generate");
  }

  /** Where two users fit into the time of one that takes longest, and so on up. */
  @Test
  void usersServedInTimeAreCounted() throws Exception {
    PlanningInstance instance = PlanningInstance.read(QUICKSTART);
    Question question = new Question(Duration.ofSeconds(6), 0.5, 4, 64);

    ServedUsers served = ServedUsers.find(instance, question, SolveOptions.DEFAULT);

    assertThat(served.isWhole()).isTrue();
    assertThat(served.tooMany()).hasValue(served.users() + 1);
    assertThat(served.withinByUsers().get(served.users())).isGreaterThanOrEqualTo(2);
    assertThat(served.withinByUsers().get(served.users() + 1)).isLessThan(2);
    assertThatThrownBy(() -> new Question(Duration.ZERO, 0.5, 4, 64))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void methodsAreCompared() throws Exception {
    PlanningInstance instance = PlanningInstance.read(QUICKSTART);

    List<ComparedMethod> rows =
        ComparedMethod.compare(instance, List.of("dp", "goodput"), SolveOptions.DEFAULT);

    assertThat(rows).extracting(ComparedMethod::method).containsExactly("dp", "goodput");
    double best = Sdedge.solve(instance, SolveOptions.DEFAULT).makespanS().orElseThrow();
    assertThat(rows.get(0).makespanS()).hasValue(best);
    assertThat(rows.get(0).status()).isEqualTo(PlanStatus.OPTIMAL);
    assertThat(rows.get(0).exact()).isTrue();
    assertThat(rows.get(1).makespanS().orElseThrow()).isGreaterThan(best);
    assertThat(rows.get(1).exact()).isFalse();
  }
}
