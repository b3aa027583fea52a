package sdedge.explain;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.explain.difference.Differences;
import sdedge.explain.difference.Differences.PropertyDifference;
import sdedge.explain.difference.SideBySide;
import sdedge.instance.Contradiction;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.plan.Plan;
import sdedge.search.dp.Workers;

/**
 * A plan beside the best one of what was asked.
 *
 * @param asked the instance with the pipeline and the uplink that it states, whatever those of the
 *     plan are
 * @param plan that is held against the best one
 * @param best by a method that searches for the optimum
 * @param differences null where the best plan is not known
 */
public record AgainstBest(
    Instance asked, Plan plan, BestPlan best, @Nullable Differences differences) {
  /** Both plans, place by place; none unless both are known and have batches. */
  public List<SideBySide> sideBySide() {
    return best.plan() == null ? List.of() : SideBySide.of(plan, best.plan());
  }

  /**
   * Looks for the best plan, holds the other against it, and asks what the best plans with single
   * properties of the other take.
   *
   * @param plan feasible
   */
  public static AgainstBest of(Instance asked, Plan plan, Resolver resolver, int threads) {
    Resolver exact = resolver.exact();
    exact.begin("looking for what differs from the best plan, %s searches done", 0);
    BestPlan best = exact.solve(asked);
    if (best.plan() == null) {
      return new AgainstBest(asked, plan, best, null);
    }
    Differences found = Differences.of(asked, plan, best.plan());
    List<PropertyDifference> worthwhile = found.worthwhile();
    try (Workers workers = new Workers(threads)) {
      List<Callable<PropertyDifference>> jobs =
          found.all().stream()
              .<Callable<PropertyDifference>>map(
                  one ->
                      () ->
                          worthwhile.contains(one)
                              ? with(one, best, anew(one, asked, plan, exact))
                              : one)
              .toList();
      return new AgainstBest(asked, plan, best, found.with(workers.run(jobs)));
    }
  }

  /** Whether the plan is known to take no longer and no less. */
  boolean isAsGood() {
    return differences != null && differences.areEqual();
  }

  private static PropertyDifference with(
      PropertyDifference one, BestPlan best, @Nullable BestPlan anew) {
    return anew == null ? one : one.anew(best.lessThanS(anew));
  }

  /** The best plan that has one property of another; null if there is no way to ask for it. */
  private static @Nullable BestPlan anew(
      PropertyDifference one, Instance asked, Plan plan, Resolver exact) {
    return switch (one.property()) {
      case PIPELINE ->
          Contradiction.refusal(asked, plan.pipeline()) == null
              ? exact.solve(asked.withOptions(plan.pipeline(), null, null, null))
              : null;
      case UPLINK ->
          plan.allocation() == null
              ? exact.solve(asked.withOptions(null, plan.uplink(), null, null))
              : null;
      case ORDER -> plan.order() == null ? null : ask("order " + plan.order().key(), asked, exact);
      case PARTITION, BATCH_SIZES ->
          plan.batches().size() == 1 ? ask("one batch", asked, exact) : null;
      case LENGTHS -> ofOne("length ", plan, DraftChoice::length, asked, exact);
      case MODES -> ofOne("mode ", plan, DraftChoice::mode, asked, exact);
      case COHORTS, SERVICE -> null;
    };
  }

  private static BestPlan ask(String question, Instance asked, Resolver exact) {
    return exact.keepingTo(Question.parse(question, asked), asked);
  }

  /** The best plan that has everywhere what another has in all batches; null if it has several. */
  private static @Nullable BestPlan ofOne(
      String question,
      Plan plan,
      Function<DraftChoice, @Nullable Object> value,
      Instance asked,
      Resolver exact) {
    List<Object> values =
        plan.batches().stream()
            .flatMap(batch -> batch.choices().all())
            .flatMap(choice -> Stream.ofNullable(value.apply(choice)))
            .distinct()
            .toList();
    return values.size() == 1 ? ask(question + values.get(0), asked, exact) : null;
  }
}
