package sdedge.search.dp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.control.HeapShare;
import sdedge.search.problem.ContiguousProblem;

/** Labels may matter exactly as the inequalities of {@link LabelPruning} say. */
class LabelPruningTest {
  private static final int DRAWS = 200;
  private int kept;
  private int dropped;

  @Test
  void everyRuleIsItsInequality() {
    TestSeeds.each(getClass(), DRAWS, random -> check(DrawnProblem.draw(random), random));
    TestSeeds.guard(
        () -> {
          assertThat(kept).as("labels kept").isGreaterThan(DRAWS);
          assertThat(dropped).as("labels dropped").isGreaterThan(DRAWS);
        });
  }

  private void check(ContiguousProblem problem, Random random) {
    try (Workers workers = new Workers(1)) {
      BatchTable table = DrawnProblem.table(problem, workers);
      PathBounds bounds = DrawnProblem.bounds(problem, table);
      double scale = 2 * bounds.toEnd(0);
      double[] limits = random.doubles(problem.cohortReach()[0] + 1, 0, scale).toArray();
      WindowBounds window = new WindowBounds(bounds, 0, limits, problem.readyS(), 0);
      LabelPruning pruning = new LabelPruning(table.weights(), EnumSet.allOf(Pruning.class));
      BatchRow row = table.row(0);
      double residual = random.nextBoolean() ? row.laterA[random.nextInt(row.count)] : 0;
      pruning.begin(window, residual);
      for (int x = 0; x < row.endingUpTo(problem.cohortReach()[0]); x++) {
        pruning.prepare(row, x, row.end(x));
        for (int draw = 0; draw < 5; draw++) {
          double later = random.nextDouble() * scale / 4;
          double value = later + random.nextDouble() * scale / 4;
          boolean matters = true;
          boolean closes = true;
          boolean goesOn = true;
          for (int t = 0; t < bounds.thetas(); t++) {
            double a = table.weights()[t][0];
            double b = table.weights()[t][1];
            double own = a * residual + b * row.allB[x];
            matters &= value + own <= window.latest(t, row.end(x));
            closes &= value + own <= window.limit(row.end(x));
            goesOn &= later + a * residual + b * row.laterB[x] <= window.later(t, row.end(x));
          }
          boolean may = matters && (closes || goesOn);
          assertThat(pruning.mayMatter(value, later)).isEqualTo(may);
          kept += may ? 1 : 0;
          dropped += may ? 0 : 1;
        }
      }
    }
  }

  @Test
  void aBatchIsAdmittedExactlyIfItMayFollowTheEarliestLabel() {
    TestSeeds.each(getClass(), DRAWS, random -> checkBatches(DrawnProblem.draw(random), random));
    TestSeeds.guard(
        () -> {
          assertThat(kept).as("batches admitted").isGreaterThan(DRAWS / 4);
          assertThat(dropped).as("batches not admitted").isGreaterThan(DRAWS / 4);
        });
  }

  private void checkBatches(ContiguousProblem problem, Random random) {
    int end = 1;
    if (problem.cohortReach()[0] == end) {
      return;
    }
    try (Workers workers = new Workers(1)) {
      BatchTable table = DrawnProblem.table(problem, workers);
      PathBounds bounds = DrawnProblem.bounds(problem, table);
      double scale = 2 * bounds.toEnd(0);
      double[] limits = random.doubles(problem.cohortReach()[0] + 1, 0, scale).toArray();
      WindowBounds window = new WindowBounds(bounds, 0, limits, problem.readyS(), 0);
      LabelPruning pruning = new LabelPruning(table.weights(), EnumSet.allOf(Pruning.class));
      BatchRow first = table.row(0);
      double residual = random.nextDouble() * scale / 16;
      Labels labels = new Labels(new HeapShare(), () -> {});
      labels.clear(0, problem.size());
      for (int x = 0; x < first.endingUpTo(end); x++) {
        labels.add(random.nextDouble() * scale / 8, x, 0, x, end, Labels.NONE);
      }
      Predecessors predecessors = new Predecessors(table, labels);
      predecessors.gather(end);
      pruning.begin(window, residual);
      pruning.appendTo(predecessors);
      BatchRow row = table.row(end);
      for (int y = 0; y < row.endingUpTo(problem.cohortReach()[0]); y++) {
        boolean may = true;
        for (int t = 0; t < bounds.thetas(); t++) {
          double a = table.weights()[t][0];
          double b = table.weights()[t][1];
          double least = Double.POSITIVE_INFINITY;
          for (int k = 0; k < labels.size(); k++) {
            double value = labels.clock[k] + labels.later[k];
            least = Math.min(least, value + b * first.allB[labels.index[k]]);
          }
          double own = a * (row.firstA(y) + row.laterA[y]) + b * row.allB[y];
          may &= least + a * residual + own <= window.latest(t, row.end(y));
        }
        assertThat(pruning.admits(row, y, row.end(y))).isEqualTo(may);
        kept += may ? 1 : 0;
        dropped += may ? 0 : 1;
      }
    }
  }
}
