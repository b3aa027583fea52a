package sdedge.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.TinySystem;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.instance.TaskOrder;
import sdedge.metamorphic.Edit;

/** Upload times that are equal but for rounding. At −174 − 40 dBm they are as 1 over the power. */
class TaskOrderingTest {
  private static final double WEAK_DB = -40;

  /** Equal tasks over channels of some decibels, 0 dBm over −174 dB at first. */
  private static Instance withGains(double... decibels) {
    TinySystem system = new TinySystem().drafter(1, TinySystem.INSTANT, 100, 1);
    for (int k = 0; k < decibels.length; k++) {
      system.task(1, 1);
    }
    List<Task> tasks = new ArrayList<>();
    for (Task task : system.instance().tasks()) {
      tasks.add(Edit.radio(task, 0, decibels[tasks.size()]));
    }
    return system.instance().with(tasks);
  }

  private static int[] byUpload(Instance instance) {
    return TaskOrdering.sort(instance, TaskOrder.UPLOAD_ASC);
  }

  private static boolean isByUpload(Instance instance, int... tasks) {
    return TaskOrdering.isIn(instance, TaskOrder.UPLOAD_ASC, tasks);
  }

  @Test
  void differencesBelowRoundingAreNone() {
    Instance tied = withGains(WEAK_DB, WEAK_DB + 2e-12, WEAK_DB - 2e-12, WEAK_DB + 1);
    assertThat(byUpload(tied)).containsExactly(3, 0, 1, 2);

    Instance apart = withGains(WEAK_DB, WEAK_DB + 1e-11, WEAK_DB - 1e-11);
    assertThat(byUpload(apart)).containsExactly(1, 0, 2);
  }

  /** Each is equal to the next but not all are: a group reaches 1e-12 from its least. */
  @Test
  void aChainOfSmallDifferencesIsCut() {
    double step = 2e-12; // 4.6e-13 of the upload time
    double[] decibels = new double[5];
    for (int k = 0; k < decibels.length; k++) {
      decibels[k] = WEAK_DB + k * step;
    }
    assertThat(byUpload(withGains(decibels))).containsExactly(2, 3, 4, 0, 1);
  }

  @Test
  void equalUploadTimesMayComeInAnySequence() {
    Instance instance = withGains(WEAK_DB, WEAK_DB + 2e-12, WEAK_DB - 1e-11);
    assertThat(isByUpload(instance, 0, 1, 2)).isTrue();
    assertThat(isByUpload(instance, 1, 0, 2)).isTrue();
    assertThat(isByUpload(instance, 0, 2, 1)).isFalse();
    assertThat(isByUpload(instance, 2, 0, 1)).isFalse();
  }

  /** Others are numbers of tokens, exactly. */
  @Test
  void otherOrdersAreStable() {
    Instance instance = withGains(0, 0, 0);
    assertThat(TaskOrdering.isIn(instance, TaskOrder.INPUT_ASC, new int[] {0, 1, 2})).isTrue();
    assertThat(TaskOrdering.isIn(instance, TaskOrder.INPUT_ASC, new int[] {1, 0, 2})).isFalse();
  }

  /** Power and gain in tenths of a decibel, of which only the sum counts. */
  @Test
  void theSameSumsOfDecibelsAreTheSameOrder() {
    AtomicInteger rounded = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        500,
        random -> {
          int[] sums = random.ints(6, -1300, -1297).toArray(); // tenths, three different ones
          Instance one = split(random, sums);
          Instance other = split(random, sums);
          assertThat(byUpload(one)).isEqualTo(byUpload(other));
          assertThat(isByUpload(one, byUpload(other))).isTrue();
          rounded.addAndGet(decibels(one).equals(decibels(other)) ? 0 : 1);
        });
    TestSeeds.guard(
        () ->
            assertThat(rounded.get()).as("draws whose sums differ by rounding").isGreaterThan(300));
  }

  private static List<Double> decibels(Instance instance) {
    return instance.tasks().stream().map(task -> task.txPowerDbm() + task.channelGainDb()).toList();
  }

  private static Instance split(Random random, int[] sums) {
    Instance instance = withGains(new double[sums.length]);
    List<Task> tasks = new ArrayList<>();
    for (Task task : instance.tasks()) {
      int power = random.nextInt(300);
      int gain = sums[tasks.size()] - power;
      tasks.add(new Task(task.id(), 0, 1, 1, task.acceptance(), power / 10.0, gain / 10.0));
    }
    return instance.with(tasks);
  }
}
