package sdedge.search.dp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.search.ContiguousProblem;
import sdedge.search.Partition;

/** {@link LabelOrder} orders labels as their cuts written out are ordered. */
class LabelOrderTest {
  private static final int FROM = 4;
  private static final int TO = 8;
  private static final int LENGTHS = 2;

  @Test
  void theOrderIsThatOfTheCuts() {
    try (Workers alone = new Workers(1)) {
      BatchTable table = table(alone);
      TestSeeds.each(getClass(), 200, random -> compareAll(table, random));
    }
  }

  private static BatchTable table(Workers workers) {
    Instance drawn = new RandomInstances(new Random(1)).tasks(TO).maxLength(1).maxTokens(5).next();
    int[] tasks = IntStream.range(0, TO).toArray();
    int[] reach = IntStream.range(0, TO).map(start -> TO).toArray();
    ContiguousProblem problem =
        new ContiguousProblem(
            drawn,
            0,
            TaskOrder.GIVEN,
            UplinkPolicy.SEQUENTIAL,
            Pipeline.ROLLING,
            tasks,
            new double[TO],
            new int[] {0, 1},
            null,
            reach,
            reach);
    BatchTable table = new BatchTable(problem, Thetas.WEIGHTS, workers);
    table.build(0, TO, 0);
    return table;
  }

  private static void compareAll(BatchTable table, Random random) {
    List<Prefix> starts = new ArrayList<>();
    for (int count = 1 + random.nextInt(4); count > 0; count--) {
      starts.add(prefix(random, FROM));
    }
    starts.sort(Prefix::compareCuts);
    Labels labels = new Labels();
    labels.clear(FROM, TO);
    List<Partition> cuts = new ArrayList<>();
    for (int count = 0; count < 12; count++) {
      int start = random.nextInt(starts.size());
      Prefix cohort = prefix(random, TO - FROM);
      cuts.add(add(labels, start, starts.get(start), cohort.partition()));
    }
    List<Integer> last = new ArrayList<>();
    for (int at = labels.latestAt(TO); at != Labels.NONE; at = labels.before(at)) {
      last.add(0, at);
    }
    LabelOrder order = new LabelOrder(table, labels);
    order.begin(starts);
    for (int a = 0; a < last.size(); a++) {
      for (int b = 0; b < last.size(); b++) {
        int expected = Integer.signum(cuts.get(a).compareTo(cuts.get(b)));
        assertThat(Integer.signum(order.compare(last.get(a), last.get(b))))
            .as("%s against %s", cuts.get(a), cuts.get(b))
            .isEqualTo(expected);
      }
    }
  }

  /** Random cohorts over the first tasks. */
  private static Prefix prefix(Random random, int size) {
    Prefix prefix = Prefix.EMPTY;
    TreeSet<Integer> ends = new TreeSet<>(List.of(size));
    IntStream.range(1, size).filter(end -> random.nextInt(3) > 0).forEach(ends::add);
    List<Integer> cohort = new ArrayList<>();
    for (int end : ends) {
      cohort.add(end);
      if (end == size || random.nextInt(3) == 0) {
        int[] batchEnds = cohort.stream().mapToInt(i -> i).toArray();
        int[] lengths = random.ints(batchEnds.length, 0, LENGTHS).toArray();
        prefix = prefix.plus(1, batchEnds, lengths);
        cohort.clear();
      }
    }
    return prefix;
  }

  /** Adds labels for the batches of one cohort from {@code FROM} on; returns all cuts up to it. */
  private static Partition add(Labels labels, int start, Prefix before, Partition cohort) {
    int parent = Labels.NONE;
    int[] ends = Arrays.stream(cohort.batchEnds()).map(end -> end + FROM).toArray();
    int from = FROM;
    for (int m = 0; m < ends.length; m++) {
      int index = (ends[m] - from - 1) * LENGTHS + cohort.lengths()[m];
      labels.add(1, 1, from, index, ends[m], parent, start);
      parent = labels.size() - 1;
      from = ends[m];
    }
    return before.plus(1, ends, cohort.lengths()).partition();
  }
}
