package sdedge.oracle.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sdedge.TinySystem;
import sdedge.instance.Batching;
import sdedge.instance.Instance;
import sdedge.metamorphic.Edit;

/**
 * What sets of tasks reserve, by hand: a token takes a byte, and 4 drafts are reserved per task.
 */
class MemoryTest {
  private static final Instance PLAIN =
      new TinySystem()
          .verifier(1, 79)
          .drafter(1, TinySystem.INSTANT)
          .task(10, 2)
          .task(3, 1)
          .drafter(1, TinySystem.INSTANT)
          .task(20, 5)
          .instance();
  private static final Instance PADDED =
      Edit.batching(
          PLAIN, new Batching(3, 4, Batching.Padding.LONGEST_INPUT, Batching.Residency.COHORT));

  private static List<Double> bytes(Instance instance, Integer... tasks) {
    return Memory.of(new ModeSelection(instance, Set.of()), List.of(tasks)).stream()
        .map(Memory.Load::caches)
        .toList();
  }

  @Test
  void promptsCountAsTheLongestOnTheirNode() {
    assertThat(bytes(PLAIN, 0, 1, 2)).containsExactly(16.0 + 8, 29.0, 16.0 + 8 + 29);
    assertThat(bytes(PADDED, 0, 1, 2)).containsExactly(16.0 + 15, 29.0, 26.0 + 25 + 29);
    assertThat(bytes(PADDED, 1)).containsExactly(8.0, 8.0);
  }

  /** 16 + 15 + 29 + 20 would be 80: as one set the tasks do not fit in 79 bytes. */
  @Test
  void aSetIsAsWideAsItsOwnLongestPrompt() {
    ModeSelection loaded = new ModeSelection(PADDED, Set.of());
    assertThat(Memory.fits(loaded, List.of(0, 1, 2))).isFalse();
    Memory.Reserved reserved = new Memory.Reserved(loaded);
    reserved.add(List.of(0));
    assertThat(reserved.fits(List.of(1, 2))).isTrue();
    reserved.add(List.of(1, 2));
    assertThat(reserved.fits(List.of(1))).isTrue();
    reserved.add(List.of(1));
    assertThat(reserved.fits(List.of(1))).isFalse();
    reserved.remove(List.of(1, 2));
    assertThat(reserved.fits(List.of(1))).isTrue();
  }
}
