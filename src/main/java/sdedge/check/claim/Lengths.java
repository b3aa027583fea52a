package sdedge.check.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import sdedge.check.model.ResultPlan;
import sdedge.instance.Scope;
import sdedge.instance.Speculation;

/**
 * Which lengths the parts of a batch may have.
 *
 * @param each the lengths of a part
 * @param alike whether all parts of a batch have the same
 */
record Lengths(List<Integer> each, boolean alike) {
  /** No drafts at all. */
  static final Lengths NONE = new Lengths(List.of(0), true);

  /** What is searched under a scope: the sets of which each plan takes all lengths from one. */
  static List<Lengths> searched(Speculation speculation, Scope scope) {
    List<Integer> all =
        IntStream.rangeClosed(speculation.minLength(), speculation.maxLength()).boxed().toList();
    return switch (scope) {
      case BATCH -> List.of(new Lengths(all, true));
      case DRAFTER -> List.of(new Lengths(all, false));
      case GLOBAL -> all.stream().map(length -> new Lengths(List.of(length), true)).toList();
    };
  }

  /** Whether a batch may be in a plan. */
  boolean allow(ResultPlan.Batch batch) {
    List<Integer> lengths = batch.parts().stream().map(ResultPlan.Part::length).distinct().toList();
    return each.containsAll(lengths) && (!alike || lengths.size() == 1);
  }

  /** All choices for a batch: lengths by drafter, of the drafters that have some of its tasks. */
  List<Map<Integer, Integer>> choices(List<ResultPlan.Part> parts) {
    List<Map<Integer, Integer>> choices = new ArrayList<>();
    if (alike) {
      for (int length : each) {
        Map<Integer, Integer> choice = new TreeMap<>();
        parts.forEach(part -> choice.put(part.drafter(), length));
        choices.add(choice);
      }
      return choices;
    }
    choices.add(Map.of());
    for (ResultPlan.Part part : parts) {
      List<Map<Integer, Integer>> longer = new ArrayList<>();
      for (Map<Integer, Integer> choice : choices) {
        for (int length : each) {
          Map<Integer, Integer> with = new TreeMap<>(choice);
          with.put(part.drafter(), length);
          longer.add(with);
        }
      }
      choices = longer;
    }
    return choices;
  }
}
