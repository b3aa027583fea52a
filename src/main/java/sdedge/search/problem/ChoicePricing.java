package sdedge.search.problem;

import java.util.Arrays;
import java.util.BitSet;
import sdedge.instance.DraftChoice;
import sdedge.plan.DraftChoices;

/**
 * One drafting for all parts of a batch, of several modes: a choice is its place among those of the
 * problem. Choices that another one {@link PricedChoice#replaces} are left out: a second mode
 * mostly adds few.
 */
final class ChoicePricing implements BatchPricing {
  private final ContiguousProblem problem;
  private final ChoicePrices prices;
  private final int[] own; // by choice, its place among those priced

  ChoicePricing(ContiguousProblem problem, ChoicePrices prices) {
    this.problem = problem;
    this.prices = prices;
    own = problem.draftings().stream().mapToInt(prices::place).toArray();
  }

  @Override
  public BatchPrices from(int start) {
    int[][] places = problem.places(start);
    ChoicePrices.OfBatch[] batches = prices.from(start);
    PricesBuilder few = new PricesBuilder(problem.stages().hasChances());
    BitSet allowed = new BitSet();
    for (int e = 0; e < places.length; e++) {
      if (e == 0 || places[e] != places[e - 1]) {
        allowed.clear();
        Arrays.stream(places[e]).forEach(q -> allowed.set(own[q]));
      }
      for (int q : places[e]) {
        PricedChoice priced = batches[e].unlessReplaced(own[q], allowed);
        if (priced != null) {
          few.keep(q, priced);
        }
      }
      few.endBatch();
    }
    return few.prices();
  }

  @Override
  public DraftChoices draftings(int start, int end, int choice) {
    DraftChoice drafting = problem.set().at(choice, problem.drafters(start, end));
    return new DraftChoices.SharedChoice(drafting);
  }

  @Override
  public double choices(int start) {
    return problem.statesFrom(start);
  }

  @Override
  public double steps(int start) {
    return prices.progress().steps(problem, start);
  }

  @Override
  public double bytes() {
    return prices.progress().bytes();
  }

  @Override
  public double passingBytes() {
    return prices.bytes();
  }
}
