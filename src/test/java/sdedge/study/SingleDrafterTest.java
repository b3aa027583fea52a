package sdedge.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Model;
import sdedge.instance.Node;
import sdedge.instance.Overheads;
import sdedge.instance.Pipeline;
import sdedge.instance.Task;
import sdedge.search.Approach;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.scheme.SingleDrafter;
import sdedge.search.solver.Approaches;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;

/** An approach that moves tasks to another drafter plans the best of the instances it makes. */
class SingleDrafterTest {
  private static final Approach SINGLE = Objects.requireNonNull(Approaches.named("single-drafter"));

  private static Searched search(Instance instance, Control control) {
    return new Study(Search.SOLVER, SearchOptions.DEFAULT, () -> control).search(instance, SINGLE);
  }

  private static Instance draw(Random random) {
    return new RandomInstances(random)
        .drafters(2 + random.nextInt(2))
        .tasks(2 + random.nextInt(4))
        .maxTokens(30)
        .next()
        .withOptions(Pipeline.ROLLING, null, null, null);
  }

  @Test
  void allTasksAreAtTheDrafterThatTakesLeast() {
    AtomicInteger notTheFirst = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        200,
        random -> {
          Instance instance = draw(random);
          double leastS = Double.POSITIVE_INFINITY;
          int best = 0;
          for (int d = 0; d < instance.drafters().size(); d++) {
            Outcome outcome =
                Solver.solve(at(instance, d), Method.DP, SearchOptions.DEFAULT, Control.NONE);
            if (outcome instanceof Outcome.Optimal optimal && optimal.makespanS() < leastS) {
              leastS = optimal.makespanS();
              best = d;
            }
          }
          Searched found = search(instance, Control.NONE);
          assertThat(found.instance()).isEqualTo(at(instance, best));
          assertThat(((Outcome.Found) found.outcome()).makespanS()).isEqualTo(leastS);
          notTheFirst.addAndGet(best > 0 ? 1 : 0);
        });
    TestSeeds.guard(() -> assertThat(notTheFirst).hasValueGreaterThan(50));
  }

  private static Instance at(Instance instance, int drafter) {
    List<Task> moved = instance.tasks().stream().map(t -> t.withDrafter(drafter)).toList();
    return instance.with(moved);
  }

  /** The first drafter is searched to its end; what the others would take is not known. */
  @Test
  void aSearchCutShortIsNotCalledComplete() {
    TestSeeds.each(
        getClass(),
        1,
        random -> {
          Instance instance = draw(random);
          AtomicInteger asked = new AtomicInteger();
          search(
              instance,
              Control.asking(() -> asked.incrementAndGet() < 0 ? Termination.TIME_LIMIT : null));
          int all = asked.get();
          asked.set(0);
          Searched found =
              search(
                  instance,
                  Control.asking(
                      () -> asked.incrementAndGet() > all / 2 ? Termination.TIME_LIMIT : null));
          assertThat(found.outcome().termination()).isEqualTo(Termination.TIME_LIMIT);
        });
  }

  @Test
  void otherModelsAreRefused() {
    TestSeeds.each(
        getClass(),
        1,
        random -> {
          Instance instance = draw(random);
          Instance mixed =
              at(instance, 0).with(List.of(at(instance, 0).tasks().get(0), task(instance, 1)));
          assertThat(SINGLE.refusal(mixed)).isNull();
          Drafter second = mixed.drafters().get(1);
          Node node = second.node();
          Model old = node.model();
          Model other =
              new Model(
                  "other",
                  1,
                  old.hidden(),
                  old.parameters(),
                  old.weightBytes(),
                  old.kvBytesPerToken());
          Node renamed =
              new Node(node.id(), other, node.latency(), node.memoryBytes(), Overheads.NONE);
          Instance different =
              mixed.with(
                  new Instance.Network(
                      mixed.verifier(),
                      List.of(
                          mixed.drafters().get(0),
                          new Drafter(renamed, second.wireless(), second.fronthaul()))));
          assertThat(SINGLE.refusal(different)).contains("different models");
          assertThat(SingleDrafter.assignments(at(different, 0)))
              .as("only drafters of its model")
              .containsExactly(at(different, 0));
        });
  }

  @Test
  void draftersOfOneKindArePlannedOnce() {
    TestSeeds.each(
        getClass(),
        1,
        random -> {
          Instance instance = at(draw(random), 0);
          Drafter first = instance.drafters().get(0);
          Node node = first.node();
          Node twin = node.withId("twin");
          Drafter like = new Drafter(twin, first.wireless(), first.fronthaul());
          Drafter other =
              new Drafter(twin, instance.drafters().get(1).wireless(), first.fronthaul());
          Instance three =
              instance.with(new Instance.Network(instance.verifier(), List.of(first, like, other)));
          assertThat(SingleDrafter.assignments(three)).containsExactly(at(three, 0), at(three, 2));
        });
  }

  private static Task task(Instance instance, int drafter) {
    return at(instance, drafter).tasks().get(1);
  }
}
