package sdedge.explain.difference;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.key;
import static sdedge.result.table.Table.omitIfEmpty;
import static sdedge.result.table.Table.optional;
import static sdedge.result.table.Table.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.statistics.descriptive.Median;
import org.jspecify.annotations.Nullable;
import sdedge.explain.difference.Causes.Cause.Cost;
import sdedge.explain.difference.Differences.Property;
import sdedge.explain.difference.Differences.PropertyDifference;
import sdedge.result.Comparison;
import sdedge.result.Comparison.Entry;
import sdedge.result.files.ComparisonCsv;
import sdedge.result.table.FileContent;
import sdedge.result.table.Kind;
import sdedge.result.table.Table;
import sdedge.study.compare.ScoredCase.EqualInstances;

/**
 * Why the plans of a method are worse than the best ones of a comparison.
 *
 * @param causes all differences together, then those of each kind, the most expensive first; empty
 *     where there is nothing to hold against each other
 * @param leftOut the instances without a plan of the method, or of others, or with tasks at other
 *     drafters
 */
public record Causes(String method, List<Cause> causes, List<String> leftOut) {
  public Causes {
    causes = List.copyOf(causes);
    leftOut = List.copyOf(leftOut);
  }

  /** Over several instances, of which those that are equal count once. */
  public static Causes of(String method, List<Comparison> comparisons) {
    List<Differences> found = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (Comparison comparison : EqualInstances.of(comparisons).firsts()) {
      Differences differences = differences(method, comparison);
      if (differences == null) {
        leftOut.add(comparison.instance().name());
      } else {
        found.add(differences);
      }
    }
    return new Causes(method, found.isEmpty() ? List.of() : causes(method, found), leftOut);
  }

  private static @Nullable Differences differences(String method, Comparison comparison) {
    Entry own =
        comparison.entries().stream()
            .filter(entry -> entry.result().method().equals(method) && isUsable(comparison, entry))
            .findFirst()
            .orElse(null);
    Entry best =
        comparison.entries().stream()
            .filter(entry -> !entry.result().method().equals(method))
            .filter(entry -> isUsable(comparison, entry))
            .min(
                Comparator.comparing((Entry entry) -> !entry.exact())
                    .thenComparing(entry -> Objects.requireNonNull(entry.makespanS())))
            .orElse(null);
    return own == null || best == null
        ? null
        : Differences.of(
            comparison.instance(),
            Objects.requireNonNull(own.result().plan()),
            Objects.requireNonNull(best.result().plan()));
  }

  /** Whether there is a plan, of the tasks where they are. */
  private static boolean isUsable(Comparison comparison, Entry entry) {
    return entry.makespanS() != null
        && entry.result().instance().tasks().equals(comparison.instance().tasks());
  }

  private static List<Cause> causes(String method, List<Differences> found) {
    Map<Property, List<Found>> byProperty = new EnumMap<>(Property.class);
    for (Differences each : found) {
      each.all()
          .forEach(
              one ->
                  byProperty
                      .computeIfAbsent(one.property(), property -> new ArrayList<>())
                      .add(new Found(each, one)));
    }
    List<Cost> all =
        found.stream().map(each -> cost(each, each.makespanS() - each.bestS())).toList();
    long unequal = found.stream().filter(each -> !each.areEqual()).count();
    Cause whole = new Cause(method, Cause.ALL, found.size(), (int) unequal, all, all);
    Stream<Cause> ofProperties =
        byProperty.entrySet().stream()
            .map(
                each ->
                    new Cause(
                        method,
                        each.getKey().key(),
                        found.size(),
                        each.getValue().size(),
                        costs(each.getValue(), PropertyDifference::forcedS),
                        costs(each.getValue(), PropertyDifference::mendedS)))
            .sorted(Comparator.comparingDouble(Cause::rank).reversed());
    return Stream.concat(Stream.of(whole), ofProperties).toList();
  }

  /** A difference of two plans. */
  private record Found(Differences of, PropertyDifference one) {}

  private static List<Cost> costs(
      List<Found> all, Function<PropertyDifference, @Nullable Double> seconds) {
    List<Cost> costs = new ArrayList<>();
    for (Found each : all) {
      Double costsS = seconds.apply(each.one);
      if (costsS != null) {
        costs.add(cost(each.of, costsS));
      }
    }
    return costs;
  }

  private static Cost cost(Differences of, double seconds) {
    return new Cost(seconds, seconds / of.makespanS());
  }

  /**
   * Comparisons as JSON, with why methods are worse.
   *
   * @param causes by method; none where that was not asked
   */
  public record CausesJson(List<Comparison> comparisons, List<Causes> causes) {
    private static final Table<Causes> CAUSES =
        Table.of(
            text("method", Causes::method),
            key("differences", Kind.list(Cause.OF_A_METHOD), Causes::causes),
            omitIfEmpty(key("left_out", Kind.list(Kind.WORD), Causes::leftOut)));

    private static final Table<CausesJson> KEYS =
        new Table<>(ComparisonCsv.INSTANCES.from(CausesJson::comparisons))
            .with(omitIfEmpty(key("why", Kind.list(CAUSES), CausesJson::causes)));

    public CausesJson {
      comparisons = List.copyOf(comparisons);
      causes = List.copyOf(causes);
    }

    public FileContent file() {
      return KEYS.file(this);
    }
  }

  /**
   * What a kind of difference costs a method over several instances.
   *
   * @param difference the word of a {@link Property}, or {@link #ALL}
   * @param cases how many instances have plans to hold against each other
   * @param forced by instance where it differs and the best plan may have it, what that costs
   * @param mended by instance where it differs and the plan may lack it, what that saves
   * @param differing in how many instances the plans differ in it
   */
  public record Cause(
      String method,
      String difference,
      int cases,
      int differing,
      List<Cost> forced,
      List<Cost> mended) {
    /** All differences together: from the best plan to the plan. */
    public static final String ALL = "all";

    /** What is said of it in JSON, below its method. */
    static final Table<Cause> OF_A_METHOD =
        Table.of(
            text("difference", Cause::difference),
            column("cases", Cause::cases),
            column("differing", Cause::differing),
            optional(column("forced_median_share", cause -> share(cause.forced))),
            optional(column("forced_median_s", cause -> seconds(cause.forced))),
            optional(column("mended_median_share", cause -> share(cause.mended))),
            optional(column("mended_median_s", cause -> seconds(cause.mended))));

    /**
     * What a difference costs in an instance.
     *
     * @param share of the makespan of the plan
     */
    public record Cost(double seconds, double share) {}

    public Cause {
      forced = List.copyOf(forced);
      mended = List.copyOf(mended);
    }

    /** The median of shares of the makespan; null of none. */
    public static @Nullable Double share(List<Cost> costs) {
      return median(costs.stream().mapToDouble(Cost::share).toArray());
    }

    private static @Nullable Double seconds(List<Cost> costs) {
      return median(costs.stream().mapToDouble(Cost::seconds).toArray());
    }

    private static @Nullable Double median(double[] values) {
      return values.length == 0 ? null : Double.valueOf(Median.withDefaults().evaluate(values));
    }

    /** Whether a median is worth a word. */
    public boolean isWorthwhile() {
      return isWorthwhile(share(forced)) || isWorthwhile(share(mended));
    }

    private static boolean isWorthwhile(@Nullable Double share) {
      return share != null && Math.abs(share) >= Differences.LITTLE;
    }

    /** The larger median, by which causes are sorted; that of a gain is below 0. */
    double rank() {
      Double one = share(forced);
      Double other = share(mended);
      double least = Double.NEGATIVE_INFINITY;
      return Math.max(one == null ? least : one, other == null ? least : other);
    }
  }
}
