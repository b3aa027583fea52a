package sdedge.metamorphic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Node;
import sdedge.instance.Overheads;
import sdedge.instance.Pipeline;
import sdedge.instance.Task;
import sdedge.instance.TaskOrder;
import sdedge.plan.Feasibility;
import sdedge.timeline.Execution;

/** Choices that cannot pay, limits that cannot bind and stations without work change nothing. */
@Tag(TestSeeds.DRAWS)
class IdleChoicesTest {
  private final int draws = TestSeeds.draws(300);

  /**
   * Where drafts beyond the first j are never accepted, longer speculation takes as many steps and
   * more in each: length j is better, or equal and smaller.
   */
  @Test
  void uselessLengthsAreNotUsed() {
    TestSeeds.each(
        getClass(),
        draws,
        random -> {
          int useful = random.nextInt(3);
          Instance instance = acceptedUpTo(useful, random, Draw.roomy(random));
          Solved base = Solved.of(instance);
          int longer = useful + 1 + random.nextInt(3);
          int least = instance.speculation().minLength();
          Solved solved = Solved.of(Edit.lengths(instance, least, longer));
          assertThat(solved.happened()).isEqualTo(base.happened());
        });
  }

  /** They are not free, though: every task reserves room for the longest. */
  @Test
  void uselessLengthsTakeMemory() {
    AtomicInteger worse = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        draws,
        random -> {
          int useful = random.nextInt(3);
          Instance drawn = acceptedUpTo(useful, random, Draw.slotted(random));
          Instance instance = limited(drawn, useful + 6);
          int least = instance.speculation().minLength();
          double base = Solved.optimumS(instance);
          double solved = Solved.optimumS(Edit.lengths(instance, least, useful + 6));
          Solved.assertNotAbove(base, solved, "optimum");
          worse.addAndGet(Solved.below(base, solved) ? 1 : 0);
        });
    TestSeeds.guard(
        () ->
            assertThat(worse.get()).as("draws that lose by the reserve").isGreaterThan(draws / 25));
  }

  @Test
  void limitsThatCannotBindDoNotMatter() {
    TestSeeds.each(
        getClass(),
        draws,
        random -> {
          Instance instance = Draw.sorted(random);
          int most = Integer.MAX_VALUE;
          Instance free = Edit.caps(Edit.withoutMemoryLimits(instance), most, most);
          double tokens =
              IntStream.range(0, instance.tasks().size())
                  .mapToDouble(k -> Feasibility.reservedTokens(instance, k))
                  .sum();
          int all = instance.tasks().size();
          Instance just =
              Edit.nodes(
                  Edit.caps(instance, all, all), node -> node.withMemory(bytes(node, tokens)));
          assertThat(Solved.of(just).happened()).isEqualTo(Solved.of(free).happened());
        });
  }

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

  /** Two of the same kind may exchange all their tasks, except in the order that is by place. */
  @Test
  void identicalDraftersMayBeSwapped() {
    AtomicInteger checked = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        2 * draws,
        random -> {
          Pipeline pipeline = Draw.SLOTTED.get(random.nextInt(Draw.SLOTTED.size()));
          Instance instance =
              withTwin(random, Draw.joint(random)).withOptions(pipeline, null, null, null);
          int twin = instance.drafters().size() - 1;
          List<Task> swapped =
              instance.tasks().stream()
                  .map(t -> Edit.renamed(t, t.id(), swapped(t.drafter(), twin)))
                  .toList();
          if (instance.order() != TaskOrder.DRAFTER) {
            checkSame(instance.with(swapped), instance);
            checked.incrementAndGet();
          }
        });
    TestSeeds.guard(() -> assertThat(checked.get()).isGreaterThan(draws / 2));
  }

  private static int swapped(int drafter, int twin) {
    return drafter == 0 ? twin : drafter == twin ? 0 : drafter;
  }

  /** The same with one more drafter like the first, which takes some of its tasks. */
  private static Instance withTwin(Random random, Instance instance) {
    List<Drafter> drafters = new ArrayList<>(instance.drafters());
    Drafter first = drafters.get(0);
    Node twin = Edit.overhead(first.node(), first.node().passOverheadS());
    drafters.add(new Drafter(twin, first.wireless(), first.fronthaul()));
    List<Task> tasks =
        instance.tasks().stream()
            .map(
                t ->
                    t.drafter() == 0 && random.nextBoolean()
                        ? Edit.renamed(t, t.id(), drafters.size() - 1)
                        : t)
            .toList();
    return Edit.with(instance, instance.verifier(), drafters).with(tasks);
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

  /** Lengths up to {@code useful}, drafts beyond it never accepted. */
  private static Instance acceptedUpTo(int useful, Random random, Instance instance) {
    Instance changed =
        Edit.eachTask(
            instance,
            task -> {
              double[] rates = new double[useful + 1];
              for (int i = 0; i < useful; i++) {
                rates[i] = random.nextDouble();
              }
              return Edit.acceptance(task, rates);
            });
    return Edit.lengths(changed, random.nextInt(useful + 1), useful);
  }

  /** Room on every node for the two largest tasks, or the one, with lengths up to a number. */
  private static Instance limited(Instance instance, int length) {
    double tokens =
        instance.tasks().stream()
            .mapToDouble(task -> task.inputTokens() + task.outputTokens() + length)
            .sorted()
            .skip(Math.max(0, instance.tasks().size() - 2))
            .sum();
    return Edit.nodes(instance, node -> node.withMemory(bytes(node, tokens)));
  }

  private static double bytes(Node node, double tokens) {
    return node.model().weightBytes() + node.model().kvBytesPerToken() * tokens;
  }
}
