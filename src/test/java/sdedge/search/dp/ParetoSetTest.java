package sdedge.search.dp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.control.HeapShare;
import sdedge.search.problem.ContiguousProblem;

/** The labels left are those that no other is as early and as cheap as. */
class ParetoSetTest {
  @Test
  void keepsWhatNoOtherReplaces() {
    TestSeeds.each(
        getClass(),
        200,
        random -> {
          double[][] offered = new double[1 + random.nextInt(40)][];
          for (int k = 0; k < offered.length; k++) {
            offered[k] = new double[] {random.nextInt(12), random.nextInt(12)};
          }
          assertThat(kept(random, offered)).isEqualTo(expected(offered));
        });
  }

  private static Set<String> expected(double[][] offered) {
    Set<String> left = new TreeSet<>();
    for (double[] one : offered) {
      boolean replaced = false;
      for (double[] other : offered) {
        boolean equal = other[0] == one[0] && other[1] == one[1];
        replaced |= !equal && other[0] <= one[0] && other[1] <= one[1];
      }
      if (!replaced) {
        left.add(one[0] + " " + one[1]);
      }
    }
    return left;
  }

  private static Set<String> kept(Random random, double[][] offered) {
    ContiguousProblem problem = DrawnProblem.rolling(new RandomInstances(random).tasks(2));
    try (Workers workers = new Workers(1)) {
      BatchTable table = DrawnProblem.table(problem, workers);
      Labels labels = new Labels(new HeapShare(), () -> {});
      labels.clear(0, 2);
      ParetoSet pareto = new ParetoSet(labels);
      for (double[] one : offered) {
        pareto.offer(one[0], one[1], Labels.NONE);
      }
      assertThat(pareto.commit(table.row(0), 0)).isEqualTo(1);
      Set<String> left = new TreeSet<>();
      for (int label = 0; label < labels.size(); label++) {
        left.add(labels.clock[label] + " " + labels.later[label]);
      }
      assertThat(labels.size()).isEqualTo(left.size()); // of equals one is enough
      return left;
    }
  }

  @Test
  void ofEqualLabelsTheOneOfFewerBatchesStays() {
    TestSeeds.each(
        getClass(),
        1,
        random -> {
          ContiguousProblem problem = DrawnProblem.rolling(new RandomInstances(random).tasks(2));
          try (Workers workers = new Workers(1)) {
            BatchTable table = DrawnProblem.table(problem, workers);
            Labels labels = new Labels(new HeapShare(), () -> {});
            labels.clear(0, 2);
            labels.add(1, 0, 0, 0, 1, Labels.NONE);
            ParetoSet pareto = new ParetoSet(labels);
            pareto.offer(2, 1, 0);
            pareto.offer(2, 1, Labels.NONE);
            pareto.offer(2, 1, 0);
            pareto.commit(table.row(0), 0);
            assertThat(labels.size()).isEqualTo(2);
            assertThat(labels.parent[1]).isEqualTo(Labels.NONE);
          }
        });
  }
}
