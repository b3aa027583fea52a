package sdedge.search.problem;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.DraftChoice;
import sdedge.latency.StageModel;
import sdedge.plan.DraftChoices;

/**
 * What a search knows of batches: each has some choices, and each choice takes times per step on
 * the drafter side and on the verifier side. What a choice means is known here alone: its place
 * among those of the problem, for all parts; or a vector of them by part, counted as a number whose
 * last digit is that of the last drafter. Where parts have several modes or each its own choice,
 * those that another one {@link PricedChoice#replaces} are left out: a second mode mostly adds few.
 *
 * <p>May be asked by several threads at once.
 */
public final class BatchPricing {
  private final ContiguousProblem problem;
  private final StageModel model;
  private final ProgressTable progress;
  private final BatchEnumerator batches;

  private BatchPricing(ContiguousProblem problem, ProgressTable progress) {
    this.problem = problem;
    model = problem.stages();
    this.progress = progress;
    batches = new BatchEnumerator(problem, progress);
  }

  /**
   * The pricing of a problem; null if it is stopped before it is there, or if that takes too much
   * of the heap.
   */
  public static @Nullable BatchPricing of(ContiguousProblem problem, Control control) {
    ProgressTable progress = ProgressTable.of(problem, control);
    return progress == null ? null : new BatchPricing(problem, progress);
  }

  /** Prices all choices of all batches that start at a position. */
  public BatchPrices from(int start) {
    return leavesSomeOut() ? unreplaced(start) : alike(start);
  }

  /** Whether choices that another one replaces are left out. */
  private boolean leavesSomeOut() {
    return problem.perPart() || (!problem.set().isPlain() && problem.rule() == null);
  }

  private BatchPrices alike(int start) {
    int[][] places = problem.choices().places(start);
    int[][] longest = longest(start);
    int[] first = new int[places.length + 1];
    for (int e = 0; e < places.length; e++) {
      first[e + 1] = first[e] + places[e].length;
    }
    int[] choice = new int[first[places.length]];
    int[] offset = new int[choice.length + 1];
    for (int e = 0; e < places.length; e++) {
      for (int i = 0; i < places[e].length; i++) {
        int index = first[e] + i;
        choice[index] = places[e][i];
        offset[index + 1] = Math.addExact(offset[index], longest[choice[index]][e]);
      }
    }
    double[] a = new double[offset[choice.length]];
    double[] b = new double[a.length];
    boolean chances = model.hasChances();
    double[] chanceA = chances ? new double[a.length] : null;
    double[] chanceB = chances ? new double[a.length] : null;
    BatchPrices prices = new BatchPrices(first, choice, offset, a, b, chanceA, chanceB);
    batches.visit(
        start,
        places,
        (end, q, load) -> {
          int e = end - start - 1;
          int at = offset[first[e] + Arrays.binarySearch(places[e], q)];
          load.writeDrafterSide(a, at);
          load.writeVerifierSide(b, at);
          if (chanceA != null && chanceB != null) {
            load.writeChances(a, chanceA, chanceB, at);
          }
        });
    return prices;
  }

  private BatchPrices unreplaced(int start) {
    boolean chances = model.hasChances();
    PricesBuilder prices = new PricesBuilder(problem.batchReach()[start] - start, chances);
    batches.visit(
        start,
        (end, choice, load) ->
            prices.offer(end - start - 1, choice, PricedChoice.of(load, chances)));
    return prices.prices();
  }

  /** How the parts of batch ({@code start}, {@code end}) draft under its choice of a number. */
  public DraftChoices draftChoices(int start, int end, int choice) {
    int[] drafters = problem.drafters(start, end);
    if (!problem.perPart()) {
      return new DraftChoices.SharedChoice(problem.set().at(choice, drafters));
    }
    SortedMap<Integer, DraftChoice> byDrafter = new TreeMap<>();
    int digits = choice;
    for (int i = drafters.length - 1; i >= 0; i--) {
      int[] options = problem.set().of(drafters[i]);
      int place = options[digits % options.length];
      byDrafter.put(drafters[i], problem.set().at(place, new int[] {drafters[i]}));
      digits /= options.length;
    }
    return DraftChoices.of(byDrafter);
  }

  /** How many (batch, choice) pairs start at a position, at most; needs no prices. */
  public double choices(int start) {
    return problem.choices().statesFrom(start);
  }

  /** How many steps all of these have together, at most. */
  public double steps(int start) {
    if (leavesSomeOut()) {
      return progress.steps(problem, start);
    }
    double all = Arrays.stream(longest(start)).flatMapToInt(Arrays::stream).asDoubleStream().sum();
    return problem.rule() == null ? all : all / problem.draftChoices().size();
  }

  /** By choice, then end − start − 1, the steps of a batch; 0 from where it may not have it. */
  private int[][] longest(int start) {
    int[][] longest = new int[problem.draftChoices().size()][problem.batchReach()[start] - start];
    for (int q = 0; q < longest.length; q++) {
      int most = 0;
      for (int e = 0; e < longest[q].length && isAllowed(q, start + e); e++) {
        most = Math.max(most, progress.at(q, start + e).steps());
        longest[q][e] = most;
      }
    }
    return longest;
  }

  private boolean isAllowed(int q, int position) {
    return problem.set().allows(problem.task(position).drafter(), q);
  }

  /** Bytes that the pricing itself keeps. */
  public double bytes() {
    return progress.bytes();
  }
}
