package sdedge.search.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
import sdedge.plan.DraftChoices;

/** How the batches of a problem may draft, and how many choices that leaves a search. */
public final class BatchChoices {
  private static final int MOST_CHOICES = 100_000; // of one batch
  private static final int[] NOTHING = {};
  private static final double MOST_STATES = 1e12; // that are counted: an hour looks at 1e9

  private final ContiguousProblem problem;
  private final ChoiceSet set;
  private final boolean perPart;
  private final @Nullable ChoiceRule rule;
  private final int[] batchReach;

  BatchChoices(ContiguousProblem problem) {
    this.problem = problem;
    set = problem.set();
    perPart = problem.perPart();
    rule = problem.rule();
    batchReach = problem.batchReach();
  }

  /** All choices of a batch, without regard to what they are worth. */
  public List<DraftChoices> allowed(int start, int end) {
    int[] drafters = problem.drafters(start, end);
    if (!problem.isBatch(start, end)) {
      return List.of();
    }
    if (!perPart || rule != null) {
      return Arrays.stream(places(start, end))
          .<DraftChoices>mapToObj(q -> new DraftChoices.SharedChoice(set.at(q, drafters)))
          .toList();
    }
    List<SortedMap<Integer, DraftChoice>> vectors = List.of(new TreeMap<>());
    for (int drafter : drafters) {
      List<SortedMap<Integer, DraftChoice>> longer = new ArrayList<>();
      for (SortedMap<Integer, DraftChoice> vector : vectors) {
        for (int q : set.of(drafter)) {
          SortedMap<Integer, DraftChoice> more = new TreeMap<>(vector);
          more.put(drafter, set.at(q, new int[] {drafter}));
          longer.add(more);
        }
      }
      vectors = longer;
    }
    return vectors.stream().map(DraftChoices::of).toList();
  }

  /** The places of the choices that a batch has in all its parts. */
  public int[] places(int start, int end) {
    return rule == null
        ? set.places(problem.drafters(start, end))
        : new int[] {rule.place(start, end)};
  }

  /**
   * The places of the choices of all batches that start at a position, by end − start − 1; none if
   * it is no batch.
   */
  int[][] places(int start) {
    IntStream ends = IntStream.range(start, batchReach[start]);
    int[][] places =
        rule == null
            ? set.places(ends.map(k -> problem.task(k).drafter()))
            : ends.mapToObj(k -> new int[] {rule.place(start, k + 1)}).toArray(int[][]::new);
    for (int e = 0; problem.cuts() != null && e < places.length; e++) {
      places[e] = problem.isBatch(start, start + 1 + e) ? places[e] : NOTHING;
    }
    return places;
  }

  /** A choice if a batch may have it in all its parts, else the first that it may have. */
  public DraftChoice orFirst(DraftChoice choice, int start, int end) {
    int[] drafters = problem.drafters(start, end);
    for (int q : places(start, end)) {
      if (problem.draftChoices().get(q).equals(choice)) {
        return set.at(q, drafters);
      }
    }
    return first(start, end);
  }

  /** How many choices, or vectors of them, a batch has. */
  public double count(int start, int end) {
    if (rule != null) {
      return 1;
    }
    int[] drafters = problem.drafters(start, end);
    return perPart
        ? Arrays.stream(drafters).mapToDouble(d -> set.of(d).length).reduce(1, (a, b) -> a * b)
        : set.places(drafters).length;
  }

  /** How many choices each batch has that starts at a position, by end − start − 1. */
  double[] counts(int start) {
    double[] choices = new double[batchReach[start] - start];
    if (rule != null || !perPart) {
      int[][] places = places(start);
      Arrays.setAll(choices, k -> places[k].length);
      return choices;
    }
    Set<Integer> drafters = new HashSet<>();
    for (int k = 0; k < choices.length; k++) {
      double before = k == 0 ? 1 : choices[k - 1];
      int drafter = problem.task(start + k).drafter();
      choices[k] = drafters.add(drafter) ? set.of(drafter).length * before : before;
    }
    return choices;
  }

  /** How many (batch, choice) pairs there are, or, if there are very many, at least. */
  public double states() {
    double states = 0;
    for (int start = 0; start < problem.size() && states < MOST_STATES; start++) {
      states += statesFrom(start);
    }
    return states;
  }

  /** How many (batch, choice) pairs start at a position. */
  double statesFrom(int start) {
    return rule != null || (!perPart && set.isPlain())
        ? (batchReach[start] - start) * count(start, start + 1)
        : Arrays.stream(counts(start)).sum();
  }

  /** Why batches have too many choices to be searched; null if they have not. */
  public @Nullable String refusal() {
    double most =
        rule != null || !perPart
            ? problem.draftChoices().size()
            : Math.pow(problem.draftChoices().size(), mostParts());
    return most > MOST_CHOICES
        ? String.format(
            Locale.ROOT,
            "scope drafter leaves %.0f combinations of lengths for one batch, at most %d can be"
                + " searched. Maybe scope batch, fewer lengths or smaller batches?",
            most,
            MOST_CHOICES)
        : null;
  }

  /** The most drafters that a batch can have. */
  private int mostParts() {
    Map<Integer, Integer> tasksOf = new HashMap<>(); // of the largest batch from some position
    int most = 0;
    int end = 0;
    for (int start = 0; start < problem.size(); start++) {
      for (; end < batchReach[start]; end++) {
        tasksOf.merge(problem.task(end).drafter(), 1, Integer::sum);
      }
      most = Math.max(most, tasksOf.size());
      tasksOf.computeIfPresent(
          problem.task(start).drafter(), (d, count) -> count == 1 ? null : count - 1);
    }
    return most;
  }

  /** A choice that a batch has in all its parts. */
  public DraftChoice first(int start, int end) {
    return set.at(places(start, end)[0], problem.drafters(start, end));
  }
}
