package sdedge.metamorphic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Node;
import sdedge.instance.Overheads;
import sdedge.instance.Task;
import sdedge.instance.TaskOrder;
import sdedge.timeline.Execution;

/** Choices that cannot pay, limits that cannot bind and stations without work change nothing. */
@Tag(TestSeeds.DRAWS)
class IdleChoicesIT {
  private final int draws = TestSeeds.draws(300);

  @Test
  void aDrafterWithoutTasksDoesNotMatter() {
    TestSeeds.each(
        getClass(),
        draws,
        random -> {
          Instance instance = Draw.joint(random);
          List<Drafter> drafters = new ArrayList<>(instance.drafters());
          Drafter other = drafters.get(0);
          Node node = other.node();
          Node idle =
              new Node(
                  "idle",
                  node.model(),
                  node.latency(),
                  node.memoryBytes(),
                  new Overheads(1, 0, 0, 0));
          drafters.add(new Drafter(idle, other.wireless(), other.fronthaul()));
          Instance more = Edit.with(instance, instance.verifier(), drafters);
          assertThat(Solved.of(more).happened()).isEqualTo(Solved.of(instance).happened());
        });
  }

  /**
   * Unless prompts of two of them arrive at the same instant: then the first in the list leads. Nor
   * in the order that is by their place in the list.
   */
  @Test
  void draftersMayBeListedInAnySequence() {
    AtomicInteger checked = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        2 * draws,
        random -> {
          Instance instance = Draw.joint(random);
          boolean payload =
              instance.drafters().stream()
                  .allMatch(d -> d.wireless().bitsPerToken() + d.wireless().headerBits() > 0);
          boolean byPlace = instance.order() == TaskOrder.DRAFTER;
          if (payload && !byPlace && instance.drafters().size() > 1) {
            checkReversed(instance);
            checked.incrementAndGet();
          }
        });
    TestSeeds.guard(() -> assertThat(checked.get()).isGreaterThan(draws / 2));
  }

  private static void checkReversed(Instance instance) {
    int last = instance.drafters().size() - 1;
    List<Drafter> drafters = new ArrayList<>(instance.drafters());
    Collections.reverse(drafters);
    List<Task> tasks =
        instance.tasks().stream().map(t -> Edit.renamed(t, t.id(), last - t.drafter())).toList();
    Instance reversed = Edit.with(instance, instance.verifier(), drafters).with(tasks);
    checkSame(reversed, instance);
  }

  private static void checkSame(Instance changed, Instance instance) {
    Execution base = Solved.of(instance).execution();
    Execution solved = Solved.of(changed).execution();
    assertThat(solved.tasks()).isEqualTo(base.tasks());
    assertThat(solved.makespanS()).isEqualTo(base.makespanS());
  }
}
