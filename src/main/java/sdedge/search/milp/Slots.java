package sdedge.search.milp;

import java.util.List;
import sdedge.instance.Pipeline;
import sdedge.search.problem.ContiguousProblem;

/** The slots after step 1, and the last slot of every step (docs/model.md sections 6 and 7). */
record Slots(
    ContiguousProblem problem,
    Scaling scaling,
    LinearModel model,
    DecisionColumns columns,
    List<LaterCosts> later) {
  void add() {
    for (Roles roles : columns.all()) {
      additive(roles);
    }
    for (int p = 0; p < problem.size(); p++) {
      if (problem.pipeline() != Pipeline.SEQUENTIAL && p > 0) {
        between(p);
      }
      if (problem.pipeline() == Pipeline.ROLLING) {
        wrap(p);
      }
    }
  }

  /** What a batch costs in a role, whatever its neighbours are. */
  private void additive(Roles roles) {
    LaterCosts costs = later.get(roles.batch().start());
    double laterA = scaling.of(roles.batch().laterA());
    double laterB = scaling.of(roles.batch().laterB());
    double allB = scaling.of(roles.batch().allB());
    costs.add(roles.single(), laterA + allB);
    if (problem.pipeline() == Pipeline.ROLLING) {
      return;
    }
    boolean bothSides = problem.pipeline() == Pipeline.SEQUENTIAL;
    costs.add(roles.first(), laterA + (bothSides ? laterB : 0));
    costs.add(roles.inner(), bothSides ? laterA + laterB : 0);
    for (int last : roles.last()) {
      costs.add(last, allB + (bothSides ? laterA : 0));
    }
  }

  /** s_{p,n}, n ≥ 2: batch ending at {@code p} verified beside the batch starting there drafted. */
  private void between(int p) {
    List<Roles> starting = columns.startingAt(p);
    List<Roles> ending = columns.endingAt(p);
    for (int n = 2; n <= Math.max(steps(starting), steps(ending)); n++) {
      int slot = slot(p, largest(starting, ending, n, n));
      side(slot);
      for (Roles roles : starting) {
        put(roles.notFirst(), roles.batch().a(n));
      }
      side(slot);
      for (Roles roles : ending) {
        put(roles.notLast(), roles.batch().b(n));
      }
    }
  }

  /** z_{c,n}: the last batch verified beside the first one's next draft. */
  private void wrap(int c) {
    List<Roles> first = columns.startingAt(c);
    List<Roles> others =
        columns.all().stream()
            .filter(roles -> roles.batch().start() > c && roles.last()[c] != Roles.NONE)
            .toList();
    if (others.isEmpty()) {
      return;
    }
    for (int n = 1; n <= Math.max(steps(first), steps(others)); n++) {
      int slot = slot(c, largest(first, others, n + 1, n));
      side(slot);
      for (Roles roles : first) {
        put(roles.first(), roles.batch().a(n + 1));
      }
      side(slot);
      for (Roles roles : others) {
        put(roles.last()[c], roles.batch().b(n));
      }
    }
  }

  private int slot(int position, double longestS) {
    int slot = model.continuous(scaling.of(longestS), 0);
    later.get(position).add(slot, 1);
    return slot;
  }

  /** Begins the row that one side of a slot determines. */
  private void side(int slot) {
    model.atLeast(0);
    model.put(slot, 1);
  }

  private void put(int column, double seconds) {
    if (column != Roles.NONE) {
      model.put(column, -scaling.of(seconds));
    }
  }

  private static int steps(List<Roles> batches) {
    return batches.stream().mapToInt(roles -> roles.batch().steps()).max().orElse(0);
  }

  private static double largest(
      List<Roles> drafted, List<Roles> verified, int draftStep, int verifyStep) {
    double a = drafted.stream().mapToDouble(r -> r.batch().a(draftStep)).max().orElse(0);
    double b = verified.stream().mapToDouble(r -> r.batch().b(verifyStep)).max().orElse(0);
    return Math.max(a, b);
  }
}
