package sdedge.search.dp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.search.problem.ContiguousProblem;

/** A window of rows may take seconds to price, so a search is stopped between any two of them. */
class StoppedRowsTest {
  private static final int DRAWS = 20;

  @Test
  void noRowIsBuiltAfterAStopAndTheRestLater() {
    TestSeeds.each(
        getClass(),
        DRAWS,
        random -> {
          ContiguousProblem problem = DrawnProblem.draw(random);
          for (int asked = 0; asked < problem.size(); asked++) {
            check(problem, asked);
          }
        });
  }

  private static void check(ContiguousProblem problem, int rows) {
    AtomicInteger left = new AtomicInteger(rows);
    Control control =
        Control.asking(() -> left.getAndDecrement() > 0 ? null : Termination.INTERRUPTED);
    try (Workers workers = new Workers(1)) {
      BatchTable table = DrawnProblem.table(problem, workers, control);
      assertThat(table.build(0, problem.size(), 0)).isFalse();
      int asked = rows - left.get();
      assertThat(asked).as("rows begun and refused").isEqualTo(problem.size());
      left.set(problem.size() - rows);
      assertThat(table.build(0, problem.size(), 0)).isTrue();
      assertThat(table.row(problem.size() - 1).count).isPositive();
    }
  }
}
