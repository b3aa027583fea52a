package sdedge.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.plan.ModeSets;
import sdedge.search.dp.Workers;
import sdedge.stream.ContinuousPath;
import sdedge.study.StoredResult;
import sdedge.timeline.CriticalPath;
import sdedge.timeline.Execution;
import sdedge.timeline.LatencyBreakdown;
import sdedge.timeline.TaskLatency;

/**
 * Why a plan takes as long as it does, and what would change that (docs/explain.md).
 *
 * @param instance with the options of the run
 * @param makespanS of the plan, seconds
 * @param path what bounds it, and when
 * @param best the best plan of the instance, which savings are counted from
 * @param savings the largest first
 * @param modes what each draft mode saves, where there are several and plans are the best known
 * @param tail the tasks complete last, the latest first
 */
public record Explanation(
    Instance instance,
    double makespanS,
    CriticalPath path,
    BestPlan best,
    List<Saving> savings,
    List<WithoutMode> modes,
    List<BreakEven> breakEvens,
    List<TaskLatency> tail) {
  private static final int LATEST = 5;

  public Explanation {
    savings = List.copyOf(savings);
    modes = List.copyOf(modes);
    breakEvens = List.copyOf(breakEvens);
    tail = List.copyOf(tail);
  }

  /**
   * Explains a result.
   *
   * @param threads that solve changed instances
   */
  public static Explanation of(StoredResult result, Resolver resolver, int threads) {
    Instance instance = result.instance();
    Execution execution = result.execution();
    CriticalPath path = ContinuousPath.of(instance, result.plan(), execution);
    List<Lever> levers = new ArrayList<>(Levers.of(instance));
    levers.sort(
        Comparator.comparing((Lever lever) -> lever.tenPercent() == null)
            .thenComparing(Comparator.comparingDouble((Lever lever) -> -lever.promiseS(path))));
    try (Workers workers = new Workers(threads)) {
      List<@Nullable BestPlan> solved = workers.run(jobs(instance, levers, resolver));
      BestPlan best = solved.get(0) == null ? BestPlan.NOT_YET : solved.get(0);
      List<Saving> savings = new ArrayList<>();
      for (int i = 0; i < levers.size(); i++) {
        BestPlan unit = solved.get(1 + levers.size() + i);
        savings.add(new Saving(levers.get(i), best, solved.get(1 + i), unit));
      }
      savings.sort(Comparator.comparingDouble(Saving::rankS).reversed());
      return new Explanation(
          instance,
          execution.makespanS(),
          path,
          best,
          savings,
          modes(instance, resolver, workers, best),
          breakEvens(instance, resolver, workers, best),
          tail(instance, execution));
    }
  }

  /** In the order of what a limit should leave out last: the best plan, all tenths, all units. */
  private static List<Callable<@Nullable BestPlan>> jobs(
      Instance instance, List<Lever> levers, Resolver resolver) {
    List<Callable<@Nullable BestPlan>> jobs = new ArrayList<>();
    jobs.add(() -> resolver.solve(instance));
    levers.forEach(lever -> jobs.add(() -> solved(resolver, lever.tenPercent())));
    levers.forEach(lever -> jobs.add(() -> solved(resolver, lever.oneUnit())));
    return jobs;
  }

  private static List<WithoutMode> modes(
      Instance instance, Resolver resolver, Workers workers, BestPlan best) {
    List<String> names = resolver.comparesModes(instance) ? ModeSets.names(instance) : List.of();
    if (names.size() < 2) {
      return List.of();
    }
    List<Callable<BestPlan>> jobs = new ArrayList<>();
    names.forEach(name -> jobs.add(() -> resolver.without(instance, name, best)));
    List<BestPlan> without = workers.run(jobs);
    return IntStream.range(0, names.size())
        .mapToObj(i -> new WithoutMode(names.get(i), best, without.get(i)))
        .toList();
  }

  /** How many searches the savings of an instance take, before those for break-evens. */
  public static int searches(Instance instance) {
    long changes =
        Levers.of(instance).stream()
            .flatMap(lever -> Stream.of(lever.tenPercent() != null, lever.oneUnit() != null))
            .filter(isThere -> isThere)
            .count();
    return 1 + (int) changes;
  }

  private static @Nullable BestPlan solved(Resolver resolver, @Nullable Change change) {
    return change == null ? null : resolver.solve(change.instance());
  }

  /** None where the lengths allowed leave no choice between drafting and not. */
  private static List<BreakEven> breakEvens(
      Instance instance, Resolver resolver, Workers workers, BestPlan best) {
    boolean choice =
        instance.pipeline() != Pipeline.CONTINUOUS // where a rule chooses, step by step
            && instance.speculation().minLength() == 0
            && instance.speculation().maxLength() > 0;
    List<ChangedParameter> dials = choice ? ChangedParameter.of(instance) : List.of();
    List<Callable<EdgeSearch.Side>> jobs = new ArrayList<>();
    for (ChangedParameter dial : dials) {
      EdgeSearch search = new EdgeSearch(dial, resolver);
      jobs.add(() -> search.towards(dial.least(), best));
      jobs.add(() -> search.towards(dial.most(), best));
    }
    List<EdgeSearch.Side> found = workers.run(jobs);
    List<BreakEven> breakEvens = new ArrayList<>();
    for (int i = 0; i < dials.size(); i++) {
      List<EdgeSearch.Side> sides = found.subList(2 * i, 2 * i + 2);
      breakEvens.add(breakEven(dials.get(i), best, sides));
    }
    return breakEvens;
  }

  private static BreakEven breakEven(
      ChangedParameter dial, BestPlan best, List<EdgeSearch.Side> sides) {
    return new BreakEven(
        dial.quantity(),
        dial.turned(),
        dial.unit(),
        dial.shown().applyAsDouble(dial.now()),
        dial.shown().applyAsDouble(dial.least()),
        dial.shown().applyAsDouble(dial.most()),
        best.plan() == null ? null : Boolean.valueOf(best.speculates()),
        sides.stream().flatMap(side -> side.edge().stream()).toList(),
        sides.stream().flatMap(side -> side.lengths().stream()).toList(),
        sides.stream().flatMap(side -> side.modes().stream()).toList(),
        (int) sides.stream().filter(side -> !side.complete()).count());
  }

  private static List<TaskLatency> tail(Instance instance, Execution execution) {
    return LatencyBreakdown.of(instance, execution).stream()
        .sorted(Comparator.comparingDouble(TaskLatency::e2eS).reversed())
        .limit(LATEST)
        .toList();
  }

  /** How many searches did not end. */
  public int unsolved() {
    long changes =
        savings.stream()
            .flatMap(saving -> Stream.of(saving.tenPercent(), saving.oneUnit()))
            .filter(BestPlan.NOT_YET::equals)
            .count();
    return (int) changes
        + (best.equals(BestPlan.NOT_YET) ? 1 : 0)
        + (int) modes.stream().map(WithoutMode::without).filter(BestPlan.NOT_YET::equals).count()
        + breakEvens.stream().mapToInt(BreakEven::unsolved).sum();
  }
}
