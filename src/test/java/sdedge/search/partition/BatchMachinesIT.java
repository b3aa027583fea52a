package sdedge.search.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.Plan;
import sdedge.search.local.Solution;
import sdedge.timeline.Timeline;

/**
 * Batch machines of more jobs than all sets of which are looked at: prices by whole tasks, in whole
 * steps, which prove no more than an optimum.
 */
class BatchMachinesIT {
  private static final Path FOLDER = Path.of("src/test/resources/reference/partitions");
  private static final int ROOM = 20;

  private int optimal;

  /** By a dynamic program over all sets of jobs. */
  @Test
  void noBoundIsAboveAnOptimum() {
    int draws = TestSeeds.draws(3, 12, 40);
    TestSeeds.each(getClass(), draws, this::compare);

    TestSeeds.guard(() -> assertThat(optimal).isGreaterThan(draws / 2));
  }

  private void compare(Random random) throws Exception {
    int jobs = 13;
    int[] seconds = random.ints(jobs, 1, 21).toArray();
    int[] sizes =
        random.nextBoolean()
            ? random.ints(jobs, 1, ROOM + 1).toArray()
            : random.ints(jobs, 4, 9).toArray();
    int optimum = optimum(seconds, sizes);

    BatchPlans.Found found = found(machine(seconds, sizes), 20_000);

    assertThat(Objects.requireNonNull(found.boundS())).isLessThanOrEqualTo(optimum * (1 + 1e-9));
    assertThat(found.plan().makespanS()).isGreaterThanOrEqualTo(optimum * (1 - 1e-9));
    optimal += found.isOptimal() ? 1 : 0;
  }

  private static int optimum(int[] seconds, int[] sizes) {
    int all = 1 << seconds.length;
    int[] size = new int[all];
    int[] longest = new int[all];
    int[] least = new int[all];
    for (int set = 1; set < all; set++) {
      int k = Integer.numberOfTrailingZeros(set);
      int rest = set & (set - 1);
      size[set] = size[rest] + sizes[k];
      longest[set] = Math.max(longest[rest], seconds[k]);
      least[set] = Integer.MAX_VALUE;
      for (int others = rest; others >= 0; others = others == 0 ? -1 : (others - 1) & rest) {
        int batch = set ^ others; // with k
        if (size[batch] <= ROOM) {
          least[set] = Math.min(least[set], longest[batch] + least[others]);
        }
      }
    }
    return least[all - 1];
  }

  /** Of the literature; in parts of tasks prices prove 179.4 s. */
  @Test
  void fiftyJobsAreProven() throws Exception {
    Instance instance = InstanceReader.read(FOLDER.resolve("pb-20-50-p1s2-1.yaml"));

    BatchPlans.Found found = found(instance, 1_000_000);

    assertThat(found.plan().makespanS()).isCloseTo(191, within(1e-6));
    assertThat(found.isOptimal()).isTrue();
  }

  /** What is found from a plan of single tasks. */
  private static BatchPlans.Found found(Instance instance, long moves) {
    List<Cohort> alone =
        IntStream.range(0, instance.tasks().size())
            .mapToObj(k -> new Cohort(List.of(new Batch(List.of(k), 0))))
            .toList();
    Plan plan =
        new Plan(
            instance.pipeline(),
            instance.speculation().scope(),
            null,
            UplinkPolicy.SEQUENTIAL,
            alone);
    Solution<Plan> known = new Solution<>(plan, Timeline.makespanS(instance, plan));
    BatchPlans.Budget budget = new BatchPlans.Budget(moves, 2, 200_000, 20_000_000, true);

    BatchPlans.Found found = BatchPlans.best(instance, known, budget, 1, Control.NONE);

    assertThat(found.certificates()).isNotEmpty();
    return found;
  }

  /** As those of the literature are mapped: a pass takes a second, and memory holds the sizes. */
  private static Instance machine(int[] seconds, int[] sizes) throws Exception {
    String example = Files.readString(FOLDER.resolve("pb-20-10-p1s1-4.yaml"));
    StringBuilder text = new StringBuilder(example.substring(0, example.indexOf("tasks:")));
    text.append("tasks:\n");
    for (int k = 0; k < seconds.length; k++) {
      text.append("  - {id: j").append(k + 1).append(", drafter: sbs, input_tokens: ");
      text.append(1_000 * sizes[k] - seconds[k]).append(", output_tokens: ").append(seconds[k]);
      text.append(", acceptance: 0.5, tx_power_dbm: 23, channel_gain_db: -60}\n");
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    return InstanceReader.parse(Arrays.toString(sizes), bytes, FOLDER);
  }
}
