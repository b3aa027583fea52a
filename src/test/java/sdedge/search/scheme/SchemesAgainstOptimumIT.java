package sdedge.search.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.PowerModel;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.metamorphic.Edit;
import sdedge.search.Approach;
import sdedge.search.Outcome;
import sdedge.search.solver.Approaches;

/** No scheme beats the joint optimum on the same orders, uplink policies and lengths. */
@Tag(TestSeeds.DRAWS)
class SchemesAgainstOptimumIT {
  private final int instances = TestSeeds.draws(300);
  private static final double ROUNDING = 1 - 1e-9;

  @Test
  void noSchemeBeatsTheJointOptimum() {
    Map<String, Integer> slower = new HashMap<>();
    TestSeeds.each(
        getClass(),
        instances,
        random -> {
          Instance instance = Planned.padded(random, Planned.slotted(random));
          double optimum = Planned.optimumS(instance);
          for (Approach scheme : Approaches.schemes(instance)) {
            Outcome.Found found = Planned.plan(instance, scheme);
            assertThat(found).isInstanceOf(Outcome.Feasible.class);
            assertThat(found.boundS()).as(scheme.key()).isNull();
            assertThat(found.termination()).isEqualTo(Termination.COMPLETED);
            if (isComparable(scheme, instance, found)) {
              assertThat(found.makespanS())
                  .as("%s against the optimum", scheme.key())
                  .isGreaterThanOrEqualTo(optimum * ROUNDING);
              boolean isOfLength = SchemeFamily.FIXED_LENGTH.named(scheme.key()) != null;
              String kind = isOfLength ? SchemeFamily.FIXED_LENGTH.any() : scheme.key();
              slower.merge(kind, found.makespanS() > optimum * (1 + 1e-6) ? 1 : 0, Integer::sum);
            }
          }
        });
    TestSeeds.guard(
        () ->
            assertThat(slower)
                .as(
                    "how often each is worse: all but the two for several drafters and those of other plans")
                .hasSize(Schemes.ALL.size() - 4 + 2));
    slower.remove("alternating"); // optimal on such small ones; worse in AlternatingTest
    TestSeeds.guard(
        () -> assertThat(slower.values()).as("%s", slower).allMatch(count -> count > 0));
  }

  private static boolean isComparable(Approach scheme, Instance instance, Outcome.Found found) {
    if (scheme == Schemes.PARTITIONS) {
      return false; // its plans are in no order
    }
    Pipeline pipeline = scheme.narrow(instance).pipeline();
    if (pipeline == Pipeline.ASYNCHRONOUS || pipeline == Pipeline.CONTINUOUS) {
      return false; // may be faster than any plan in slots
    }
    TaskOrder order = scheme.narrow(instance).order();
    if (order != instance.order() && instance.order() != TaskOrder.AUTO) {
      return false; // another order may be better
    }
    UplinkPolicy uplink = scheme.narrow(instance).uplink();
    boolean psd = instance.drafters().get(0).wireless().powerModel() == PowerModel.CONSTANT_PSD;
    boolean sameUplink =
        uplink == instance.uplink()
            || instance.uplink() == UplinkPolicy.JOINT
            || (instance.uplink() == UplinkPolicy.AUTO && uplink.isDecided())
            || (instance.uplink() == UplinkPolicy.SEQUENTIAL && psd);
    int least = instance.speculation().minLength();
    return sameUplink
        && Planned.batches(found.plan()).stream()
            .allMatch(batch -> batch.choices().of(0).length() >= least);
  }

  @Test
  void autoregressiveDecodingBoundsTheOptimumFromAboveWhereItIsAllowed() {
    TestSeeds.each(
        getClass(),
        instances,
        random -> {
          Instance drawn = Planned.slotted(random);
          Instance instance = Edit.lengths(drawn, 0, drawn.speculation().maxLength());
          double optimum = Planned.optimumS(instance);
          double optimal = Planned.plan(instance, "autoregressive").makespanS();
          double maximal = Planned.plan(instance, "autoregressive-max").makespanS();
          assertThat(optimum).isLessThanOrEqualTo(optimal / ROUNDING);
          assertThat(optimal).isLessThanOrEqualTo(maximal / ROUNDING);
        });
  }
}
