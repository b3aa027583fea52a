package sdedge.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.TinySystem.INSTANT;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sdedge.TinySystem;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.LatencyTable;
import sdedge.instance.Model;

/** What weights and caches leave of the memory of nodes, in bytes that can be counted by hand. */
class MemoryModelTest {

  /** Weights of some bytes, a cache of some bytes per token. */
  private static DraftMode mode(String name, boolean atVerifier, double weights, double perToken) {
    LatencyTable table = new LatencyTable(new double[] {1}, new double[] {0}, new double[][] {{1}});
    Model model = new Model(name, 1, 1, 1, weights, perToken);
    return new DraftMode(name, model, atVerifier, false, table, Map.of());
  }

  /** A byte per token without modes: 20 at the drafter, 30 at the verifier. */
  private static Instance plain() {
    return new TinySystem().verifier(1, 30).drafter(1, INSTANT, 20, 0).task(3, 2).instance();
  }

  /** Modes of 5 bytes and 2 per token here, of 7 bytes and 1 per token at the verifier. */
  private static Instance withModes() {
    return with(mode("here", false, 5, 2), mode("there", true, 7, 1));
  }

  private static Instance with(DraftMode... some) {
    Instance plain = plain();
    Drafter drafter = plain.drafters().get(0);
    List<DraftMode> modes = List.of(some);
    return plain.with(new Instance.Network(plain.verifier(), List.of(drafter.with(modes))));
  }

  @Test
  void cachesCountWhereWeightsAreNone() {
    Instance instance = with(mode("here", false, 0, 2), mode("there", true, 0, 1));
    MemoryModel none = MemoryModel.of(instance, Set.of());
    for (String name : List.of("here", "there")) {
      MemoryModel one = MemoryModel.of(instance, Set.of(name));
      assertThat(one.needsNoMoreThan(none)).as(name).isFalse();
      assertThat(none.needsNoMoreThan(one)).as(name).isTrue();
    }
  }

  /** None is left out for {@code there}, under which the one task fits: 18 of 23 bytes. */
  @Test
  void aLargerSetReplacesASmallerOneOnlyIfItNeedsNoMore() {
    Instance instance = withModes();
    MemoryModel none = MemoryModel.of(instance, Set.of());
    MemoryModel here = MemoryModel.of(instance, Set.of("here"));
    MemoryModel there = MemoryModel.of(instance, Set.of("there"));
    assertThat(none.needsNoMoreThan(here)).isTrue();
    assertThat(here.needsNoMoreThan(none)).isFalse();
    assertThat(here.needsNoMoreThan(there)).isFalse();
    assertThat(there.needsNoMoreThan(here)).isFalse();
    assertThat(ModeSets.distinctInMemory(instance, List.of("here", "there")))
        .containsExactly(Set.of("here", "there"), Set.of("here"), Set.of("there"));
  }

  /** The task reserves 3 + 2 + 4 tokens: 18 bytes of the 15 there are. */
  @Test
  void aPlanNeedsTheModesThatItDraftsIn() {
    Instance instance = withModes();
    Batch silent = new Batch(List.of(0), 0);
    assertThat(MemoryModel.modes(instance, List.of(silent))).isEmpty();
    Batch drafts = new Batch(List.of(0), new DraftChoices.SharedChoice(new DraftChoice("here", 1)));
    assertThat(MemoryModel.modes(instance, List.of(drafts))).containsExactly("here");
    assertThat(Feasibility.neverFits(instance, Set.of("here")))
        .singleElement()
        .asString()
        .contains("u1", "3 bytes are missing");
    assertThat(Feasibility.neverFits(instance, Set.of("there"))).isEmpty();
  }
}
