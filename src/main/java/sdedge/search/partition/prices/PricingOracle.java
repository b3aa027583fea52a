package sdedge.search.partition.prices;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Scope;
import sdedge.instance.Steps;
import sdedge.search.dp.Workers;
import sdedge.search.problem.ChoiceSet;

/**
 * Bounds of what any cohort costs beyond its prices (docs/model.md section 7, "All batch plans").
 * All batches of a cohort choose from one of some sets. What it returns depends on no threads.
 */
public final class PricingOracle {
  private final List<StructureSearch> searches = new ArrayList<>(); // by set of choices
  private final List<ChoiceSet> sets;
  private final int tasks;

  /** Of cohorts of an instance under a slot pipeline. */
  public PricingOracle(Instance instance, List<ChoiceSet> sets, Workers workers) {
    this.sets = List.copyOf(sets);
    tasks = instance.tasks().size();
    for (ChoiceSet set : sets) {
      searches.add(new StructureSearch(instance, set, workers, sets.size()));
    }
  }

  /** Why there are no prices; null if there are. */
  public static @Nullable String refusal(Instance instance) {
    if (!instance.pipeline().hasSlots()) {
      return "the pipeline " + instance.pipeline().key() + " has no slots";
    }
    if (instance.speculation().steps() != Steps.MEAN) {
      return "steps are random";
    }
    return instance.speculation().scope() == Scope.DRAFTER
        ? "under scope drafter the parts of a batch choose each for itself"
        : null;
  }

  /**
   * Bounds all cohorts of at most two batches.
   *
   * @param toleranceS by which a cohort may cost less than its prices
   * @param steps at most, to raise the bound of a structure to that
   * @param isOfUse whether a bound would be of use, seconds beyond the prices; if none can be, it
   *     is minus infinite
   */
  public Priced two(
      CohortPrices prices, double toleranceS, int steps, DoublePredicate isOfUse, Control control) {
    return all(search -> search.two(prices, toleranceS, steps, isOfUse, control));
  }

  /** Bounds all cohorts of three batches and more, as {@link #two} those of at most two. */
  public Priced many(
      CohortPrices prices, double toleranceS, int steps, DoublePredicate isOfUse, Control control) {
    return all(search -> search.many(prices, toleranceS, steps, isOfUse, control));
  }

  /** Bounds all cohorts of any number of batches, however low the bound is. */
  public Priced any(CohortPrices prices, double toleranceS, int steps, Control control) {
    DoublePredicate always = boundS -> true;
    return two(prices, toleranceS, steps, always, control)
        .with(many(prices, toleranceS, steps, always, control));
  }

  /** What any cohort takes at least, roughly, seconds; 0 if that is stopped. */
  public double leastS(Control control) {
    double[] none = new double[tasks];
    Priced free = any(new CohortPrices(none, none, none), 0, 0, control);
    return free.complete() ? Math.max(0, free.anyS()) : 0;
  }

  /** What all sets come to; the places of choices are among those of all, one set after another. */
  private Priced all(Function<StructureSearch, Priced> of) {
    Priced all = of.apply(searches.get(0));
    int before = sets.get(0).all().size();
    for (int i = 1; i < searches.size(); i++) {
      all = all.beside(of.apply(searches.get(i)), before);
      before += sets.get(i).all().size();
    }
    return all;
  }

  /**
   * What a cohort should cost at least: the prices of its tasks, the largest of their prices by
   * cohort, and of each of its batches the largest of their prices by batch, seconds.
   *
   * @param ofTasks by task, of any sign
   * @param byCohort by task, not negative: what all rows come to that the task meets
   * @param byBatch by task, not negative: the same of the rows of batches
   */
  @SuppressWarnings("ArrayRecordComponent") // never changed, never compared
  public record CohortPrices(double[] ofTasks, double[] byCohort, double[] byBatch) {}

  /**
   * What is known of all cohorts under some prices.
   *
   * @param two by task, no cohort of at most two batches whose longest it is costs less beyond its
   *     prices, seconds; mostly negative; minus infinite if that was not asked for
   * @param many the same of a cohort of three batches and more, infinite if there is none
   * @param metS what tasks that were met cost beyond their prices, in part or not, at least; no
   *     less than the bounds, infinite if none were
   * @param columns cohorts that cost less than their prices, in a sequence that depends on no
   *     threads
   * @param complete whether all structures were looked at: else nothing is proven
   */
  @SuppressWarnings("ArrayRecordComponent") // never changed, never compared
  public record Priced(
      double[] two, double[] many, double metS, List<Column> columns, boolean complete) {
    public Priced {
      columns = List.copyOf(columns);
    }

    /** With what is known of cohorts of three batches and more. */
    public Priced with(Priced many) {
      return new Priced(
          two,
          many.many,
          Math.min(metS, many.metS),
          Stream.of(columns, many.columns).flatMap(List::stream).toList(),
          complete && many.complete);
    }

    /**
     * With what is known of other cohorts.
     *
     * @param before how many choices come before those of these cohorts
     */
    Priced beside(Priced others, int before) {
      Stream<Column> moved = others.columns.stream().map(column -> column.withChoiceOffset(before));
      return new Priced(
          least(two, others.two),
          least(many, others.many),
          Math.min(metS, others.metS),
          Stream.concat(columns.stream(), moved).toList(),
          complete && others.complete);
    }

    /** Whether there are columns of three batches and more. */
    public boolean isOfMany() {
      return columns.stream().anyMatch(column -> column.further() != null);
    }

    private static double[] least(double[] one, double[] other) {
      return IntStream.range(0, one.length).mapToDouble(k -> Math.min(one[k], other[k])).toArray();
    }

    /** By task, no cohort of any number of batches whose longest it is costs less. */
    public double[] any() {
      return least(two, many);
    }

    /** No cohort of at most two batches costs less beyond its prices, seconds. */
    public double twoS() {
      return Arrays.stream(two).min().orElse(Double.POSITIVE_INFINITY);
    }

    /** No cohort of three batches and more costs less. */
    public double manyS() {
      return Arrays.stream(many).min().orElse(Double.POSITIVE_INFINITY);
    }

    /** No cohort of any number of batches costs less. */
    public double anyS() {
      return Math.min(twoS(), manyS());
    }
  }
}
