package sdedge.search.milp;

import java.util.Arrays;

/**
 * What a position adds to the makespan beyond step 1: the terms cost·column of all that begins
 * there. Sums over positions before c are P_c of {@link Formulation}.
 */
final class LaterCosts {
  private int count;
  private int[] columns = new int[16];
  private double[] costs = new double[16];

  void add(int column, double cost) {
    if (column == Roles.NONE || cost == 0) {
      return;
    }
    if (count == columns.length) {
      columns = Arrays.copyOf(columns, 2 * count);
      costs = Arrays.copyOf(costs, 2 * count);
    }
    columns[count] = column;
    costs[count] = cost;
    count++;
  }

  /** Makes the terms part of the objective. */
  void addTo(LinearModel model) {
    for (int t = 0; t < count; t++) {
      model.addCost(columns[t], costs[t]);
    }
  }

  /** Puts the terms into the last row of the model, times −1; a column must occur once. */
  void subtractFrom(LinearModel model) {
    for (int t = 0; t < count; t++) {
      model.put(columns[t], -costs[t]);
    }
  }
}
