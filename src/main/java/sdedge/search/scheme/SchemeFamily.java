package sdedge.search.scheme;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Batching;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Feasibility;
import sdedge.search.Effort;
import sdedge.search.Reduction;
import sdedge.search.problem.ChoiceSets;
import sdedge.search.problem.ChoiceSets.ModeFilter;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;
import sdedge.search.problem.ProblemChoices;

/**
 * Schemes that differ in what their names end with.
 *
 * @param prefix of their names
 * @param ending what may follow it
 * @param word that stands for the ending in lists, and in the definition
 */
public record SchemeFamily(
    String prefix, Pattern ending, String word, String definition, Maker maker) {
  /** Optimal batching with one given length. */
  public static final SchemeFamily FIXED_LENGTH =
      new SchemeFamily(
          "fixed-length:",
          Pattern.compile("0|[1-9][0-9]?"),
          "L",
          "optimal batches, all of length L",
          (key, definition, end) -> ofLength(key, definition, Integer.parseInt(end)));

  /** So many tasks per batch, fewer in the last one, and the best single length. */
  public static final SchemeFamily STATIC_BATCH =
      new SchemeFamily(
          "static-batch:",
          Pattern.compile("[1-9][0-9]{0,5}"),
          "B",
          "B tasks per batch, the best single length",
          (key, definition, end) -> StaticBatch.of(key, definition, Integer.parseInt(end)));

  /** The optimum of the draft modes of one name and of no drafts. */
  public static final SchemeFamily MODE =
      new SchemeFamily(
          "mode:",
          Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}"),
          "NAME",
          "the joint optimum with the draft mode NAME only",
          (key, definition, end) -> FewerModes.named(key, definition, end));

  /** All of them. */
  public static final List<SchemeFamily> ALL = List.of(FIXED_LENGTH, STATIC_BATCH, MODE);

  /** Makes a scheme of a family. */
  interface Maker {
    Reduction make(String key, String definition, String ending);
  }

  /** How they are written in lists. */
  public String any() {
    return prefix + word;
  }

  /** The scheme of an ending. */
  public Reduction of(Object end) {
    String text = String.valueOf(end);
    return maker.make(prefix + text, definition.replace(word, text), text);
  }

  /** The scheme of a name; null if it is not one of these. */
  public @Nullable Reduction named(String key) {
    String end = key.startsWith(prefix) ? key.substring(prefix.length()) : "";
    return ending.matcher(end).matches() ? of(end) : null;
  }

  private static Reduction ofLength(String key, String definition, int length) {
    return new Narrowed(
        key,
        definition,
        Effort.NARROWED,
        null,
        null,
        instance -> tooLong(instance, length),
        group -> {
          ContiguousProblem first = group.get(0);
          Instance instance = first.instance();
          return first.withEach(
              ChoiceSets.of(
                  instance, instance.speculation().scope(), length, length, ModeFilter.ALL));
        });
  }

  private static @Nullable String tooLong(Instance instance, int length) {
    int longest = instance.speculation().maxLength();
    return length > longest ? "length must be at most max_length, which is " + longest : null;
  }

  /** So many tasks per batch, fewer in the last one, and the best single length. */
  static final class StaticBatch {
    private StaticBatch() {}

    static Reduction of(String key, String definition, int tasks) {
      return new Constructed(
          key,
          definition,
          Effort.RULE,
          instance -> refusal(instance, tasks),
          group -> narrow(group, tasks),
          (problem, seed, control) -> Partition.ofSize(problem, tasks),
          (instance, plan) -> "");
    }

    /** Where no order has such batches. */
    private static @Nullable String refusal(Instance instance, int tasks) {
      int most = Math.min(tasks, instance.tasks().size());
      Batching caps = instance.batching();
      if (most > caps.maxTasksPerBatch()) {
        return "max_tasks_per_batch is " + caps.maxTasksPerBatch();
      } else if (most > caps.maxTasksPerCohort()) {
        return "max_tasks_per_cohort is " + caps.maxTasksPerCohort();
      }
      return !isPlanned(instance) || isPossible(instance, tasks)
          ? null
          : "no order searched has batches of " + most + " tasks that fit in memory";
    }

    /** Whether whoever searches has not said already that there are no plans. */
    private static boolean isPlanned(Instance instance) {
      return Feasibility.neverFits(instance).isEmpty() && !ChoiceSets.of(instance).isEmpty();
    }

    private static boolean isPossible(Instance instance, int tasks) {
      return ProblemChoices.problems(instance, UplinkPolicy.SEQUENTIAL, Pipeline.ROLLING).stream()
          .anyMatch(group -> !narrow(group, tasks).isEmpty());
    }

    private static List<ContiguousProblem> narrow(List<ContiguousProblem> group, int tasks) {
      return Groups.lengthByLength(group).stream()
          .filter(problem -> Partition.ofSize(problem, tasks) != null)
          .toList();
    }
  }
}
