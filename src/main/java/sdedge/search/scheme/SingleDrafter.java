package sdedge.search.scheme;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Model;
import sdedge.instance.Task;
import sdedge.search.Approach;
import sdedge.search.Outcome;
import sdedge.search.Reduction;
import sdedge.search.SearchOptions;
import sdedge.search.planning.Optimum;
import sdedge.search.scheme.Schemes.DrafterwiseOptimum;

/**
 * The optimum with all tasks at one drafter, the best one. A task keeps its acceptance, power and
 * channel gain; node, band, noise and fronthaul are those of its new drafter.
 */
public record SingleDrafter(String key, String definition) implements Approach {
  /** With another model the acceptance of a task would be another. */
  @Override
  public @Nullable String refusal(Instance instance) {
    if (instance.drafters().size() == 1) {
      return DrafterwiseOptimum.ONLY_ONE;
    }
    String unlike = UnlikeDrafters.of(instance);
    return unlike == null
        ? null
        : unlike + ", so that tasks would have another acceptance elsewhere";
  }

  /** The instances of which it plans the best one: with all tasks at one drafter of each kind. */
  public static List<Instance> assignments(Instance instance) {
    Model model = model(instance, instance.tasks().get(0).drafter());
    Drafter first = instance.drafters().get(instance.tasks().get(0).drafter());
    List<Drafter> kinds = instance.drafters().stream().map(SingleDrafter::kind).toList();
    return IntStream.range(0, kinds.size())
        .filter(drafter -> model(instance, drafter).equals(model))
        .filter(drafter -> instance.drafters().get(drafter).modes().equals(first.modes()))
        .filter(drafter -> kinds.indexOf(kinds.get(drafter)) == drafter)
        .mapToObj(drafter -> instance.with(moved(instance.tasks(), drafter)))
        .toList();
  }

  @Override
  public Outcome plan(Instance instance, SearchOptions options, Control control) {
    Reduction optimum = new Optimum.Whole(key, definition);
    return assignments(instance).stream()
        .map(moved -> optimum.plan(moved, options, control))
        .reduce(SingleDrafter::faster)
        .orElseThrow();
  }

  /** The faster plan, the first one of two equally fast; cut short if one of both is. */
  private static Outcome faster(Outcome one, Outcome other) {
    boolean isOther = makespanS(other) < makespanS(one);
    Outcome best = isOther ? other : one;
    Termination termination = (isOther ? one : other).termination();
    return best instanceof Outcome.Feasible found
            && found.termination() == Termination.COMPLETED
            && termination != Termination.COMPLETED
        ? found.with(termination)
        : best;
  }

  private static double makespanS(Outcome outcome) {
    return outcome instanceof Outcome.Found found ? found.makespanS() : Double.POSITIVE_INFINITY;
  }

  /** Without a name: drafters of the same kind take the same time. */
  private static Drafter kind(Drafter drafter) {
    return drafter.with(drafter.node().withId(""));
  }

  private static Model model(Instance instance, int drafter) {
    return instance.drafters().get(drafter).node().model();
  }

  private static List<Task> moved(List<Task> tasks, int drafter) {
    return tasks.stream().map(task -> task.withDrafter(drafter)).toList();
  }

  /** Whether tasks would have another acceptance at the drafters of others. */
  static final class UnlikeDrafters {
    private UnlikeDrafters() {}

    /** In what the drafters that have tasks differ so, in words; null if they are alike. */
    static @Nullable String of(Instance instance) {
      if (differ(instance, Drafter::modes)) {
        return "the drafters have different modes";
      }
      return differ(instance, drafter -> drafter.node().model())
          ? "the drafters have different models"
          : null;
    }

    private static boolean differ(Instance instance, Function<Drafter, Object> what) {
      return instance.tasks().stream()
              .map(task -> what.apply(instance.drafters().get(task.drafter())))
              .distinct()
              .count()
          > 1;
    }
  }
}
