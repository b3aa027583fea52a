package sdedge.metamorphic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Node;
import sdedge.instance.PowerModel;
import sdedge.instance.Scope;
import sdedge.instance.Task;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.Wireless;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;

/**
 * One drafter is never worse than two halves of it that share its tasks: half the speed, links,
 * band and room for caches each, and at constant PSD half the power, so that the density stays.
 * Overheads of a half are twice as long.
 */
class SplittingTest {
  private static final int DRAWS = 200;
  private static final double HALF_DB = 10 * Math.log10(0.5);

  /** What the two share; of the rest each has as much as the one. */
  enum Resource {
    BAND {
      @Override
      Instance before(Instance instance) {
        return Edit.withoutMemoryLimits(Edit.lengths(withoutLinks(instance), 0, 0));
      }

      @Override
      Drafter half(Drafter d) {
        return new Drafter(d.node(), halfBand(d.wireless()), d.fronthaul());
      }
    },
    NODE {
      @Override
      Instance before(Instance instance) {
        return Edit.cells(instance, cell -> Edit.payload(cell, 0));
      }

      @Override
      Drafter half(Drafter d) {
        return new Drafter(halfNode(d.node()), d.wireless(), Edit.scaled(d.fronthaul(), 0.5, 1, 1));
      }
    },
    ALL {
      @Override
      Drafter half(Drafter d) {
        return new Drafter(
            halfNode(d.node()), halfBand(d.wireless()), Edit.scaled(d.fronthaul(), 0.5, 1, 1));
      }
    };

    /** The instance where only this resource counts. */
    Instance before(Instance instance) {
      return instance;
    }

    abstract Drafter half(Drafter drafter);

    private static Instance withoutLinks(Instance instance) {
      return Edit.links(instance, link -> Edit.scaled(link, 1, 0, 0));
    }

    private static Wireless halfBand(Wireless cell) {
      return cell.withBand(cell.bandwidthHz() / 2);
    }

    private static Node halfNode(Node node) {
      Node slow = node.with(Edit.scaled(node.latency(), 0.5, 0.5, 2));
      double weights = node.model().weightBytes();
      return Edit.overheads(slow, 2).withMemory(weights + (node.memoryBytes() - weights) / 2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void neverHelps(Resource resource) {
    AtomicInteger worse = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        DRAWS,
        random -> {
          Instance instance = resource.before(draw(random));
          Instance split =
              split(random, instance, resource::half)
                  .withOptions(null, null, null, oneLength(instance));
          double wholeS = Solved.optimumS(instance);
          Outcome outcome = Solver.solve(split, Method.DP, SearchOptions.DEFAULT, Control.NONE);
          if (outcome instanceof Outcome.Optimal halves) {
            Solved.assertNotAbove(wholeS, halves.makespanS() * (1 + 1e-9), "optimum");
            worse.addAndGet(Solved.below(wholeS, halves.makespanS()) ? 1 : 0);
          } else {
            assertThat(outcome).as("no room").isInstanceOf(Outcome.Infeasible.class);
          }
        });
    TestSeeds.guard(
        () ->
            assertThat(worse.get()).as("draws that lose by two halves").isGreaterThan(DRAWS / 10));
  }

  /** Halves that may each have a length of their own have more choice than the whole. */
  private static Scope oneLength(Instance instance) {
    Scope scope = instance.speculation().scope();
    return scope == Scope.DRAFTER ? Scope.BATCH : scope;
  }

  @Test
  void mayHelpWhereEachHalfHasItsOwnLength() {
    AtomicInteger better = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        DRAWS,
        random -> {
          Instance instance =
              Resource.NODE
                  .before(Edit.withoutMemoryLimits(draw(random)))
                  .withOptions(null, null, null, Scope.DRAFTER);
          Instance split = split(random, instance, d -> d);
          better.addAndGet(Solved.below(Solved.optimumS(split), Solved.optimumS(instance)) ? 1 : 0);
        });
    TestSeeds.guard(() -> assertThat(better).hasPositiveValue());
  }

  /** An uplink for which no other one is better: at constant PSD in turn, else the optimal one. */
  private static Instance draw(Random random) {
    Instance drawn =
        new RandomInstances(random)
            .drafters(1 + random.nextInt(2))
            .tasks(2 + random.nextInt(4))
            .maxLength(random.nextInt(4))
            .maxTokens(20)
            .next();
    boolean psd =
        drawn.drafters().stream()
            .allMatch(d -> d.wireless().powerModel() == PowerModel.CONSTANT_PSD);
    return drawn.withOptions(
        Draw.SLOTTED.get(random.nextInt(Draw.SLOTTED.size())),
        psd ? UplinkPolicy.SEQUENTIAL : UplinkPolicy.JOINT,
        TaskOrder.GIVEN,
        null);
  }

  /** The tasks of a drafter at two, at random, the second one last. */
  private static Instance split(Random random, Instance instance, UnaryOperator<Drafter> half) {
    int whole = instance.tasks().get(random.nextInt(instance.tasks().size())).drafter();
    List<Drafter> drafters = new ArrayList<>(instance.drafters());
    Drafter first = half.apply(drafters.get(whole));
    Node node = first.node();
    Node second = node.withId("half");
    drafters.set(whole, first);
    drafters.add(new Drafter(second, first.wireless(), first.fronthaul()));
    Wireless before = instance.drafters().get(whole).wireless();
    boolean psd = before.powerModel() == PowerModel.CONSTANT_PSD;
    double db = psd && first.wireless().bandwidthHz() < before.bandwidthHz() ? HALF_DB : 0;
    List<Task> tasks = new ArrayList<>();
    for (Task task : instance.tasks()) {
      boolean moved = task.drafter() == whole && random.nextBoolean();
      Task own = Edit.renamed(task, task.id(), moved ? drafters.size() - 1 : task.drafter());
      tasks.add(task.drafter() == whole ? Edit.radio(own, db, 0) : own);
    }
    return Edit.with(instance, instance.verifier(), drafters).with(tasks);
  }
}
