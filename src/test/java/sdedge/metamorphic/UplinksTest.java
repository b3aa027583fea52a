package sdedge.metamorphic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.instance.Instance;
import sdedge.instance.PowerModel;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.Wireless;

/** How the uplink policies compare on one instance, tasks in one order. */
@Tag(TestSeeds.DRAWS)
class UplinksTest {
  private final int draws = TestSeeds.draws(300);

  /**
   * No allocation has the first m tasks of the order ready earlier, and a slot pipeline waits for
   * no more than that (docs/model.md section 5).
   */
  @Test
  void noPolicyBeatsSequentialAtConstantPsd() {
    AtomicInteger gains = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        draws,
        random -> {
          Instance instance = withPower(Draw.sorted(random), PowerModel.CONSTANT_PSD);
          double sequential = optimumS(instance, UplinkPolicy.SEQUENTIAL);
          for (UplinkPolicy policy : UplinkPolicy.FORMULAS) {
            double other = optimumS(instance, policy);
            Solved.assertNotAbove(sequential, other, policy.key());
            gains.addAndGet(Solved.below(sequential, other) ? 1 : 0);
          }
          Solved.assertSame(optimumS(instance, UplinkPolicy.AUTO), sequential, "auto");
        });
    TestSeeds.guard(() -> assertThat(gains.get()).isGreaterThan(draws / 25));
  }

  /** At constant power either of the two may be better, and {@code auto} is the better one. */
  @Test
  void autoIsTheBetterOfSequentialAndSimultaneous() {
    AtomicInteger bySequential = new AtomicInteger();
    AtomicInteger bySimultaneous = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        draws,
        random -> {
          Instance instance = withPower(Draw.sorted(random), PowerModel.CONSTANT_POWER);
          double sequential = optimumS(instance, UplinkPolicy.SEQUENTIAL);
          double equalFinish = optimumS(instance, UplinkPolicy.EQUAL_FINISH);
          double auto = optimumS(instance, UplinkPolicy.AUTO);
          Solved.assertSame(auto, Math.min(sequential, equalFinish), "auto");
          bySequential.addAndGet(Solved.below(sequential, equalFinish) ? 1 : 0);
          bySimultaneous.addAndGet(Solved.below(equalFinish, sequential) ? 1 : 0);
        });
    TestSeeds.guard(
        () -> {
          assertThat(bySequential.get()).isGreaterThan(draws / 25);
          assertThat(bySimultaneous.get()).isGreaterThan(draws / 25);
        });
  }

  @Test
  void withoutPayloadNeitherPolicyNorRadioMatters() {
    TestSeeds.each(
        getClass(),
        draws,
        random -> {
          Instance drawn = random.nextInt(3) == 0 ? Draw.joint(random) : Draw.sorted(random);
          Instance instance = Edit.cells(drawn, cell -> Edit.payload(cell, 0));
          Solved base = Solved.of(instance);
          double factor = Draw.factor(random);
          Instance other =
              Edit.cells(
                  Edit.eachTask(instance, t -> Edit.radio(t, 0, 30 * random.nextDouble())),
                  cell -> cell.withBand(cell.bandwidthHz() * factor));
          for (UplinkPolicy policy : UplinkPolicy.FORMULAS) {
            Solved solved = Solved.of(other.withOptions(null, policy, null, null));
            assertThat(solved.cuts()).isEqualTo(base.cuts());
            assertThat(solved.execution().stages().toList())
                .isEqualTo(base.execution().stages().toList());
          }
        });
  }

  private static double optimumS(Instance instance, UplinkPolicy policy) {
    return Solved.optimumS(instance.withOptions(null, policy, null, null));
  }

  private static Instance withPower(Instance instance, PowerModel model) {
    return Edit.cells(
        instance,
        cell ->
            new Wireless(
                cell.bandwidthHz(), cell.noise(), model, cell.bitsPerToken(), cell.headerBits()));
  }
}
