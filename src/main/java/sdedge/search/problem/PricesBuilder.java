package sdedge.search.problem;

import java.util.ArrayList;
import java.util.List;

/** Gathers the prices of batches in turn and drops choices that another choice replaces. */
final class PricesBuilder {
  private final boolean hasChances;
  private final List<Choice> batch = new ArrayList<>(); // the choices of the batch at hand
  private final List<Choice> all = new ArrayList<>();
  private final List<Integer> first = new ArrayList<>(List.of(0));

  private record Choice(int choice, PricedChoice priced) {}

  PricesBuilder(boolean hasChances) {
    this.hasChances = hasChances;
  }

  /** Keeps a choice of the batch at hand. */
  void keep(int choice, PricedChoice priced) {
    batch.add(new Choice(choice, priced));
  }

  /** Keeps a choice of the batch at hand unless another one replaces it. */
  void offer(int choice, PricedChoice priced) {
    for (Choice other : batch) {
      if (other.priced.replaces(priced)) {
        return;
      }
    }
    batch.removeIf(other -> priced.replaces(other.priced));
    keep(choice, priced);
  }

  /** Ends the batch at hand; the next one begins. */
  void endBatch() {
    all.addAll(batch);
    batch.clear();
    first.add(all.size());
  }

  /** All batches. */
  BatchPrices prices() {
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
        first.stream().mapToInt(Integer::intValue).toArray(),
        choice,
        offset,
        flat[0],
        flat[1],
        hasChances ? flat[2] : null,
        hasChances ? flat[3] : null);
  }
}
