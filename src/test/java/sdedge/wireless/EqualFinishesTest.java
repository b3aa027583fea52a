package sdedge.wireless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.instance.PowerModel;
import sdedge.instance.Task;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.Wireless;

/** The equal finish of every prefix is that of its tasks by themselves. */
class EqualFinishesTest {
  private static final int MOST = 120;

  @Test
  void equalThoseOfEachPrefixByItself() {
    TestSeeds.each(
        EqualFinishesTest.class,
        60,
        random -> {
          for (PowerModel model : PowerModel.values()) {
            check(Cells.randomCell(random, model), ordered(random, tasks(random)));
          }
        });
  }

  /** Its least time is about what the others take: τ there is far from proportional to anything. */
  @Test
  void aWeakTaskAmongStrongOnes() {
    TestSeeds.each(
        EqualFinishesTest.class,
        60,
        random -> {
          Wireless cell = Cells.randomCell(random, PowerModel.CONSTANT_POWER);
          List<Task> tasks = new ArrayList<>();
          int before = 10 + random.nextInt(30);
          while (tasks.size() < before) {
            tasks.add(Cells.task(50 + random.nextInt(50), 10 + 20 * random.nextDouble()));
          }
          double leastS = alone(cell, tasks) * (0.3 + 1.2 * random.nextDouble());
          double gammaHz = Cells.payload(cell, tasks.get(0)) * Math.log(2) / leastS;
          double snrDb = 10 * Math.log10(gammaHz / Cells.BAND_HZ);
          tasks.add(Cells.task(tasks.get(0).inputTokens(), snrDb));
          tasks.addAll(List.copyOf(tasks.subList(0, before)));
          check(cell, tasks);
        });
  }

  private static void check(Wireless cell, List<Task> tasks) {
    double[] found = Uplink.equalFinishSeconds(cell, tasks);
    assertThat(found).hasSize(tasks.size());
    for (int k = 0; k < found.length; k++) {
      double expected = alone(cell, tasks.subList(0, k + 1));
      if (expected == found[k]) { // 0 and infinity too
        continue;
      }
      assertThat(found[k] / expected)
          .as("tasks 0 to %s of %s", k, tasks.size())
          .isCloseTo(1, within(1e-13));
    }
  }

  private static double alone(Wireless cell, List<Task> tasks) {
    double[] ready = Uplink.readySeconds(cell, tasks, UplinkPolicy.EQUAL_FINISH);
    return Arrays.stream(ready).max().orElse(0);
  }

  /** Payloads alike or over decades, some of 0; SNR in a band anywhere from −200 to 200 dB. */
  private static List<Task> tasks(Random random) {
    int count = 1 + random.nextInt(MOST);
    double decades = 7 * random.nextDouble() * random.nextInt(2);
    double fromDb = -200 + 350 * random.nextDouble();
    double widthDb = 50 * random.nextDouble() * random.nextInt(2);
    List<Task> tasks = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      int tokens = (int) (50 * Math.pow(10, decades * random.nextDouble()));
      double snrDb = fromDb + widthDb * random.nextDouble();
      tasks.add(Cells.task(random.nextInt(10) == 0 ? 0 : tokens, snrDb));
    }
    return tasks;
  }

  private static List<Task> ordered(Random random, List<Task> tasks) {
    Comparator<Task> byTokens = Comparator.comparingInt(Task::inputTokens);
    switch (random.nextInt(4)) {
      case 0 -> tasks.sort(byTokens);
      case 1 -> tasks.sort(byTokens.reversed());
      case 2 -> tasks.sort(Comparator.comparingDouble(Task::channelGainDb));
      default -> {}
    }
    return tasks;
  }
}
