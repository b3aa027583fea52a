package sdedge.search.partition.prices;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is known of cohorts by a grid of weights: what they cost at least beyond their prices. */
final class Swept {
  private final List<Open> open = new ArrayList<>(); // of which more must be known
  private final double[] leastS; // of the others, by longest task; infinite of none

  Swept(int tasks) {
    leastS = new double[tasks];
    Arrays.fill(leastS, Double.POSITIVE_INFINITY);
  }

  void add(Open structure) {
    open.add(structure);
  }

  /** Takes in a bound that is enough, of cohorts whose longest batch has a lead, seconds. */
  void add(Lead longest, double boundS) {
    leastS[longest.task] = Math.min(leastS[longest.task], boundS);
  }

  void addAll(Swept others) {
    open.addAll(others.open);
    for (int k = 0; k < leastS.length; k++) {
      leastS[k] = Math.min(leastS[k], others.leastS[k]);
    }
  }

  List<Open> open() {
    return open;
  }

  /** The least bounds of the others by longest task, seconds. */
  double[] leastS() {
    return leastS.clone();
  }
}
