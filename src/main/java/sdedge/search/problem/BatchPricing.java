package sdedge.search.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
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

  /**
   * The times of all batches that start at one position, in flat arrays. A batch with one of its
   * choices has an index; indices go up with the end of the batch, and steps with the index.
   *
   * @param first by end − start − 1, the index of the first choice; one entry more than ends
   * @param choice by index, the choice as {@link BatchPricing#draftChoices} knows it
   * @param offset by index, where the steps begin in the arrays that follow; one entry more
   * @param a a_n, drafter side, seconds, steps 1..N of each index in turn
   * @param b b_n, verifier side, seconds
   * @param chanceA π^a_n, the chance that there is a drafter side; null if every step is certain
   * @param chanceB π^b_n, the same for the verifier side; null with the other
   */
  @SuppressWarnings("ArrayRecordComponent") // read in hot loops, never changed, never compared
  public record BatchPrices(
      int[] first,
      int[] choice,
      int[] offset,
      double[] a,
      double[] b,
      double @Nullable [] chanceA,
      double @Nullable [] chanceB) {}

  /** Gathers the prices of batches and drops choices that another choice replaces. */
  static final class PricesBuilder {
    private final boolean hasChances;
    private final List<List<Choice>> batches; // by end − start − 1

    private record Choice(int choice, PricedChoice priced) {}

    /** No prices yet of so many batches. */
    PricesBuilder(int ends, boolean hasChances) {
      this.hasChances = hasChances;
      batches = Stream.<List<Choice>>generate(ArrayList::new).limit(ends).toList();
    }

    /** Keeps a choice of a batch unless another one replaces it. */
    void offer(int e, int choice, PricedChoice priced) {
      for (Choice other : batches.get(e)) {
        if (other.priced.replaces(priced)) {
          return;
        }
      }
      batches.get(e).removeIf(other -> priced.replaces(other.priced));
      batches.get(e).add(new Choice(choice, priced));
    }

    BatchPrices prices() {
      int[] first = new int[batches.size() + 1];
      for (int e = 0; e < batches.size(); e++) {
        first[e + 1] = first[e] + batches.get(e).size();
      }
      List<Choice> all = batches.stream().flatMap(List::stream).toList();
      int[] choice = new int[all.size()];
      int[] offset = new int[all.size() + 1];
      for (int index = 0; index < choice.length; index++) {
        choice[index] = all.get(index).choice;
        offset[index + 1] = Math.addExact(offset[index], all.get(index).priced.a().length);
      }
      double[][] flat = new double[hasChances ? 4 : 2][offset[choice.length]];
      for (int index = 0; index < choice.length; index++) {
        PricedChoice priced = all.get(index).priced;
        double[][] own = {priced.a(), priced.b(), priced.chanceA(), priced.chanceB()};
        for (int i = 0; i < flat.length; i++) {
          System.arraycopy(own[i], 0, flat[i], offset[index], own[i].length);
        }
      }
      return new BatchPrices(
          first,
          choice,
          offset,
          flat[0],
          flat[1],
          hasChances ? flat[2] : null,
          hasChances ? flat[3] : null);
    }
  }
}
