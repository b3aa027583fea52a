package sdedge.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sdedge.RandomServices;
import sdedge.TestSeeds;
import sdedge.TinyModes;
import sdedge.TinySystem;
import sdedge.control.Control;
import sdedge.explain.Explanation.Alternative;
import sdedge.instance.DraftMode;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.UplinkPolicy;
import sdedge.metamorphic.Edit;
import sdedge.plan.Feasibility;
import sdedge.plan.JoiningService;
import sdedge.plan.ModeSets;
import sdedge.plan.Plan;
import sdedge.search.Outcome;
import sdedge.search.PlanClass;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.stream.PlanExecution;
import sdedge.study.Search;

/** What each draft mode saves of continuous plans. */
class AlternativeIT {
  private static final DraftMode NEAR = TinyModes.atVerifier("near", 0.25);
  private static final DraftMode FAR = TinyModes.atDrafter("far", 0.125);
  private static final DraftMode OTHER = TinyModes.atDrafter("other", 4);

  private static Instance continuous(TinySystem system) {
    return system.instance().withOptions(Pipeline.CONTINUOUS, UplinkPolicy.SEQUENTIAL, null, null);
  }

  private static Instance fromLengthOne(Instance instance) {
    return Edit.lengths(instance, 1, instance.speculation().maxLength());
  }

  private static Explanation explained(Instance instance) {
    Resolver resolver = new Resolver(Search.SOLVER, Method.DP, 1, Control.NONE);
    Outcome.Found found =
        (Outcome.Found) Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
    return Explanation.of(instance, found.plan(), instance, List.of(), PlanClass.AUTO, resolver, 1);
  }

  /**
   * Ten tokens, all drafts accepted: two steps of four drafts, which take 0.5 s far and 1 s near,
   * and 0.5 s to verify. More steps of fewer drafts take longer in both modes.
   */
  @Test
  void aModeSavesWhatTheNextOneTakesMore() {
    Instance plain =
        continuous(new TinySystem().verifier(0.5).drafter(9, TinySystem.INSTANT).task(1, 10));
    Instance instance = TinyModes.accepting(TinyModes.with(plain, 0, NEAR, FAR, OTHER), 0, 1, 1, 1);

    Explanation explained = explained(instance);

    assertThat(explained.best().makespanS()).isEqualTo(2);
    assertThat(explained.modes())
        .extracting(each -> each.name() + " " + each.costsS() + " " + each.then().modes())
        .containsExactly("near 0.0 [far]", "far 1.0 [near]", "other 0.0 [far]");
    assertThat(explained.modes().get(1).then().makespanS()).isEqualTo(3);
  }

  /**
   * Where steps must draft, groups need the mode that all drafters have in common; without it tasks
   * join one by one, here five steps of a draft of 4 s and a verification of 0.5 s.
   */
  @Test
  void withoutTheOneModeInCommonTasksJoinOneByOne() {
    Instance plain =
        continuous(
            new TinySystem()
                .verifier(0.5)
                .drafter(9, TinySystem.INSTANT)
                .task(1, 10)
                .drafter(9, TinySystem.INSTANT)
                .task(1, 10));
    Instance both = TinyModes.with(TinyModes.with(plain, 0, FAR, NEAR), 1, FAR, OTHER);
    Instance instance =
        fromLengthOne(TinyModes.accepting(TinyModes.accepting(both, 0, 1, 1), 1, 1, 1));

    Explanation explained = explained(instance);

    assertThat(explained.best().makespanS()).isEqualTo(2);
    Alternative far = explained.modes().get(0);
    assertThat(far.name() + " " + far.costsS()).isEqualTo("far 20.5");
    assertThat(far.then().modes()).containsExactly("near", "other");
    assertThat(Objects.requireNonNull(far.then().plan()).continuous())
        .isInstanceOf(JoiningService.class);
    assertThat(explained.modes()).extracting(Alternative::costsS).containsExactly(20.5, 0.0, 0.0);
  }

  private static boolean loads(Plan plan, String mode) {
    return Objects.requireNonNull(plan.continuous()).loaded().contains(mode);
  }

  /** The instance without a mode loads no set with it, and executes all others as they are. */
  @Test
  void theOtherModesAreAsTheyAre() {
    TestSeeds.each(
        getClass(),
        200,
        random -> {
          Instance instance = RandomServices.instance(random);
          List<String> names = ModeSets.names(instance);
          if (names.isEmpty()) {
            return;
          }
          String mode = names.get(random.nextInt(names.size()));

          Instance others = Edits.without(instance, mode);

          for (Set<String> loaded : ModeSets.smallestFirst(names)) {
            boolean fits = Feasibility.neverFits(instance, loaded).isEmpty();
            assertThat(Feasibility.neverFits(others, loaded).isEmpty())
                .isEqualTo(fits && !loaded.contains(mode));
          }
          Plan plan = RandomServices.next(random, instance);
          if (plan != null && !loads(plan, mode)) {
            assertThat(PlanExecution.makespanS(others, plan))
                .isEqualTo(PlanExecution.makespanS(instance, plan));
            assertThat(Feasibility.violations(others, plan)).isEmpty();
          }
        });
  }
}
