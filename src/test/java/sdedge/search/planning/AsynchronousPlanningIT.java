package sdedge.search.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.Json.map;
import static sdedge.Json.number;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.RandomInstances;
import sdedge.ReferenceCase;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.Feasibility;
import sdedge.plan.TaskOrdering;
import sdedge.search.Approach;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.scheme.SingleDrafter;
import sdedge.search.solver.Approaches;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.timeline.Timeline;

class AsynchronousPlanningIT {
  private static final double ROUNDING = 1e-9;
  private static final Map<Instance, Outcome.Found> KNOWN = new HashMap<>();

  static List<ReferenceCase> casesWithOptimum() {
    return ReferenceCase.all().stream().filter(c -> !optimaS(c).isEmpty()).toList();
  }

  /** The reference enumerated all plans contiguous in one order. */
  @ParameterizedTest
  @MethodSource("casesWithOptimum")
  void isCloseToTheBestContiguousPlan(ReferenceCase reference) {
    optimaS(reference)
        .forEach(
            (scope, optimumS) -> {
              Outcome.Found found = solve(instance(reference, scope), 1);
              assertThat(found.makespanS()).as(scope).isLessThan(1.02 * number(optimumS));
              double optimum = number(optimumS) * (1 + ROUNDING);
              if (found.proof().ofAllPolicies()
                  != null) { // a plan in no order, as fast as their bound
                assertThat(found.plan().order()).isNull();
                assertThat(found.makespanS()).isLessThanOrEqualTo(optimum);
              }
              assertThat(found.boundS()).isLessThanOrEqualTo(optimum);
              assertThat(found.boundS()).isLessThanOrEqualTo(found.makespanS());
            });
  }

  @Test
  void isNeverWorseThanWhatAComparisonSchemeFinds() {
    TestSeeds.each(
        getClass(),
        30,
        random -> {
          Instance instance = draw(random);
          Outcome.Found found = solve(instance);
          assertThat(Feasibility.violations(instance, found.plan())).isEmpty();
          assertThat(Timeline.execute(instance, found.plan()).makespanS())
              .isEqualTo(found.makespanS());
          for (Approach scheme : Approaches.schemes(instance)) {
            Instance narrow = scheme.narrow(instance);
            Outcome other = Solver.solve(instance, scheme, SearchOptions.DEFAULT, Control.NONE);
            boolean movesTasks = scheme instanceof SingleDrafter;
            if (narrow.equals(instance) && !movesTasks && other instanceof Outcome.Found slower) {
              boolean allowed =
                  slower.plan().batches().stream()
                      .flatMapToInt(batch -> batch.choices().lengths())
                      .allMatch(l -> l >= instance.speculation().minLength());
              assertThat(found.makespanS())
                  .as(scheme.key())
                  .isLessThanOrEqualTo(allowed ? slower.makespanS() * (1 + ROUNDING) : 1e9);
            }
          }
        });
  }

  @Test
  void perDrafterMixesNoDrafters() {
    TestSeeds.each(
        getClass(),
        30,
        random -> {
          Instance instance = draw(random);
          Approach scheme = Objects.requireNonNull(Approaches.named("per-drafter"));
          Outcome outcome = Solver.solve(instance, scheme, SearchOptions.DEFAULT, Control.NONE);
          if (instance.drafters().size() == 1) {
            assertThat(outcome).isEqualTo(new Outcome.Refused("there is only one drafter"));
            return;
          }
          assertThat(outcome).isInstanceOf(Outcome.Found.class);
          assertThat(((Outcome.Found) outcome).plan().batches())
              .allSatisfy(
                  batch ->
                      assertThat(batch.tasks())
                          .extracting(k -> instance.tasks().get(k).drafter())
                          .containsOnly(instance.tasks().get(batch.tasks().get(0)).drafter()));
        });
  }

  @Test
  void threadsDoNotMatter() {
    TestSeeds.each(
        getClass(),
        10,
        random -> {
          Instance instance = draw(random);
          assertThat(solve(instance, 3)).isEqualTo(solve(instance));
        });
  }

  /** Contiguous plans carry the name of their order, and only they may be proven. */
  @Test
  void namesTheOrderOfAContiguousPlan() {
    AtomicInteger named = new AtomicInteger();
    AtomicInteger optimal = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        30,
        random -> {
          Instance instance = draw(random);
          Outcome.Found found = solve(instance);
          TaskOrder order = found.plan().order();
          if (order != null) {
            assertThat(found.plan().tasks())
                .containsExactly(
                    Arrays.stream(TaskOrdering.sort(instance, order))
                        .boxed()
                        .toArray(Integer[]::new));
            named.incrementAndGet();
          }
          if (found instanceof Outcome.Optimal) {
            assertThat(order).isNotNull();
            optimal.incrementAndGet();
          }
        });
    TestSeeds.guard(
        () -> {
          assertThat(named).hasPositiveValue();
          assertThat(optimal).hasPositiveValue();
        });
  }

  @Test
  void aStoppedSearchHasAPlan() throws Exception {
    Instance instance =
        InstanceReader.read(Path.of("instances/two-drafters.yaml"))
            .withOptions(Pipeline.ASYNCHRONOUS, null, null, null);
    for (int after : new int[] {0, 50, 5000}) {
      AtomicInteger asked = new AtomicInteger();
      Control control =
          Control.asking(() -> asked.incrementAndGet() > after ? Termination.TIME_LIMIT : null);
      Outcome outcome = Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, control);
      assertThat(outcome).isInstanceOf(Outcome.Feasible.class);
      assertThat(outcome.termination()).isEqualTo(Termination.TIME_LIMIT);
      Outcome.Feasible found = (Outcome.Feasible) outcome;
      assertThat(Feasibility.violations(instance, found.plan())).isEmpty();
      assertThat(found.boundS()).isBetween(0.0, found.makespanS());
    }
  }

  private static Map<String, Object> optimaS(ReferenceCase reference) {
    Object optima = reference.optimaS().get(Pipeline.ASYNCHRONOUS.key());
    return optima == null ? Map.of() : map(optima);
  }

  private static Instance instance(ReferenceCase reference, String scope) {
    Scope of =
        Arrays.stream(Scope.values()).filter(s -> s.key().equals(scope)).findFirst().orElseThrow();
    return reference.instance().withOptions(Pipeline.ASYNCHRONOUS, null, null, of);
  }

  private static Instance draw(Random random) {
    return new RandomInstances(random)
        .drafters(1 + random.nextInt(3))
        .tasks(1 + random.nextInt(6))
        .maxLength(random.nextInt(4))
        .maxTokens(15)
        .next()
        .withOptions(Pipeline.ASYNCHRONOUS, null, null, null);
  }

  /** By one thread, once for all tests of an instance. */
  private static Outcome.Found solve(Instance instance) {
    return KNOWN.computeIfAbsent(instance, each -> solve(each, 1));
  }

  private static Outcome.Found solve(Instance instance, int threads) {
    Outcome outcome =
        Solver.solve(instance, Method.DP, new SearchOptions(threads, 0), Control.NONE);
    assertThat(outcome).isInstanceOf(Outcome.Found.class);
    return (Outcome.Found) outcome;
  }
}
