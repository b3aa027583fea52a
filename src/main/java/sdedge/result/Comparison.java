package sdedge.result;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.timeline.Execution;

/** What several methods and schemes found for one instance. */
public record Comparison(Instance instance, List<Entry> entries) {

  /**
   * What one of them found.
   *
   * @param exact whether it searches for the joint optimum; false for a comparison scheme
   * @param foreign whether the plan is one of others, of any kind
   * @param wallS seconds it took
   */
  public record Entry(Result result, boolean exact, boolean foreign, double wallS) {
    /** The makespan, seconds; null without a plan. */
    public @Nullable Double makespanS() {
      Execution execution = result.execution();
      return execution == null ? null : Double.valueOf(execution.makespanS());
    }

    /** By which fraction it is slower than a reference; null if either is unknown. */
    public @Nullable Double gapTo(@Nullable Double referenceS) {
      Double makespanS = makespanS();
      return makespanS == null || referenceS == null
          ? null
          : Double.valueOf((makespanS - referenceS) / referenceS);
    }

    /** Which fraction of its makespan a reference saves; null if either is unknown. */
    public @Nullable Double reductionBy(@Nullable Double referenceS) {
      Double makespanS = makespanS();
      return makespanS == null || referenceS == null
          ? null
          : Double.valueOf((makespanS - referenceS) / makespanS);
    }
  }

  public Comparison {
    entries = List.copyOf(entries);
  }

  /** The proven optimum, seconds; null if no method proved one. */
  public @Nullable Double optimumS() {
    return least(entries.stream().filter(e -> e.result().status() == Status.OPTIMAL).toList());
  }

  /** The best bound of the methods that search for the optimum, seconds; null if there is none. */
  public @Nullable Double boundS() {
    return entries.stream()
        .filter(Entry::exact)
        .map(entry -> entry.result().boundS())
        .filter(Objects::nonNull)
        .max(Double::compare)
        .orElse(null);
  }

  /**
   * The best makespan of the methods that search for the joint optimum; null if none has a plan.
   */
  public @Nullable Double jointS() {
    return least(entries.stream().filter(Entry::exact).toList());
  }

  /** The warnings of the instance and of all plans, each once. */
  public List<String> warnings() {
    return entries.stream().flatMap(e -> e.result().warnings().stream()).distinct().toList();
  }

  private static @Nullable Double least(List<Entry> some) {
    return some.stream()
        .map(Entry::makespanS)
        .filter(Objects::nonNull)
        .min(Double::compare)
        .orElse(null);
  }
}
