package sdedge.search.continuous;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sdedge.TinyModes;
import sdedge.TinySystem;
import sdedge.instance.DraftMode;
import sdedge.instance.Instance;
import sdedge.plan.ContinuousService;

/** Which sets of draft modes simple policies load. */
class SimpleServicesTest {
  private static DraftMode mode(String name) {
    return TinyModes.atDrafter(name, 1);
  }

  private static Set<Set<String>> loaded(Instance instance) {
    Set<Set<String>> sets = new LinkedHashSet<>();
    for (ContinuousService service : SimpleServices.of(instance, new int[] {0, 1}, 1)) {
      sets.add(service.loaded());
    }
    return sets;
  }

  private static Instance two() {
    return new TinySystem()
        .drafter(1, TinySystem.INSTANT)
        .task(1, 1)
        .drafter(1, TinySystem.INSTANT)
        .task(1, 1)
        .instance();
  }

  @Test
  void ofFewModesAllSetsAreTried() {
    Instance first = TinyModes.with(two(), 0, mode("a"), mode("b"), mode("c"));
    Instance both = TinyModes.with(first, 1, mode("a"), mode("b"), mode("c"));

    assertThat(loaded(both)).hasSize(8);
  }

  /** A drafter with one mode drafts in no other, so it goes with each of the others' modes. */
  @Test
  void ofManyModesEachGoesWithThoseOfDraftersWithoutAChoice() {
    Instance first = TinyModes.with(two(), 0, mode("a"), mode("b"), mode("c"));
    Instance both = TinyModes.with(first, 1, mode("own"));

    assertThat(loaded(both))
        .contains(
            Set.of(),
            Set.of("own"),
            Set.of("a", "own"),
            Set.of("b", "own"),
            Set.of("c", "own"),
            Set.of("a", "b", "c", "own"))
        .doesNotContain(Set.of("a", "b"), Set.of("a", "b", "own"));
  }
}
