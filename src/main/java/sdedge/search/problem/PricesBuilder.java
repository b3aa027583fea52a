package sdedge.search.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Gathers the prices of batches and drops choices that another choice replaces. */
final class PricesBuilder {
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
