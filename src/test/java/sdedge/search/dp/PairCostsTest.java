package sdedge.search.dp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.instance.Pipeline;
import sdedge.search.problem.ContiguousProblem;

/** Costs kept are the costs computed, whatever the room for them, which is given back. */
class PairCostsTest {
  private static final int DRAWS = 50;

  @Test
  void costsKeptAreTheCostsComputed() {
    TestSeeds.each(
        getClass(),
        DRAWS,
        random -> {
          long cells = random.nextInt(200);
          ContiguousProblem problem = DrawnProblem.draw(random);
          try (Workers workers = new Workers(1)) {
            SlotCosts costs = SlotCosts.of(problem.pipeline());
            BatchTable table = DrawnProblem.table(problem, workers);
            PairCosts pairs = new PairCosts(problem.size(), costs, cells * Double.BYTES);
            for (int again = 0; again < 2; again++) {
              askAll(problem, table, costs, pairs);
              assertThat(pairs.cellsLeft()).isBetween(0L, cells);
            }
            for (int start = 0; start < problem.size(); start++) {
              pairs.drop(start);
            }
            assertThat(pairs.cellsLeft()).as("all given back").isEqualTo(cells);
          }
        });
  }

  private static void askAll(
      ContiguousProblem problem, BatchTable table, SlotCosts costs, PairCosts pairs) {
    for (int start = 0; start < problem.size(); start++) {
      BatchRow x = table.row(start);
      for (int xIndex = 0; xIndex < x.count; xIndex++) {
        if (x.end(xIndex) < problem.size()) {
          BatchRow y = table.row(x.end(xIndex));
          for (int yIndex = 0; yIndex < y.count; yIndex++) {
            assertThat(pairs.get(x, xIndex, y, yIndex)).isEqualTo(costs.pair(x, xIndex, y, yIndex));
          }
        }
      }
    }
  }

  @Test
  void whatNeverFitsTakesNoRoom() {
    TestSeeds.each(
        getClass(),
        DRAWS,
        random -> {
          ContiguousProblem problem = DrawnProblem.rolling(new RandomInstances(random).tasks(4));
          try (Workers workers = new Workers(1)) {
            BatchTable table = DrawnProblem.table(problem, workers);
            BatchRow x = table.row(0);
            BatchRow y = table.row(1);
            int most = y.count;
            int least = table.row(3).count;
            PairCosts pairs =
                new PairCosts(
                    problem.size(),
                    SlotCosts.of(Pipeline.ROLLING),
                    (long) (most - 1) * Double.BYTES);
            pairs.get(x, 0, y, 0);
            assertThat(pairs.cellsLeft()).as("too large to be kept").isEqualTo(most - 1);
            pairs.get(table.row(2), 0, table.row(3), 0);
            int kept = least < most ? least : 0; // if they are no more than are left
            assertThat(pairs.cellsLeft()).as("kept all the same").isEqualTo(most - 1 - kept);
          }
        });
  }
}
