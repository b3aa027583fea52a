package sdedge.explain;

import java.util.Optional;
import sdedge.explain.BreakEven.Edge;
import sdedge.explain.BreakEven.End;

/** Finds where speculation stops to pay between where a dial stands and one of its ends. */
final class EdgeSearch {
  private static final double RELATIVE = 1e-3;
  private static final double FAR_APART = 4;

  private final ChangedParameter dial;
  private final Resolver resolver;

  EdgeSearch(ChangedParameter dial, Resolver resolver) {
    this.dial = dial;
    this.resolver = resolver;
  }

  /** What was found on one side. */
  record Side(Optional<Edge> edge, boolean complete) {}

  /**
   * Bisects towards one end of the dial.
   *
   * @param now the best plan where the dial stands
   */
  Side towards(double end, Solved now) {
    End near = new End(dial.now(), shown(dial.now()), now);
    if (end == dial.now()) {
      return new Side(Optional.empty(), true);
    }
    End far = solved(end);
    if (isMissing(near) || isMissing(far)) {
      return new Side(Optional.empty(), false);
    } else if (pays(near) == pays(far)) {
      return new Side(Optional.empty(), true);
    }
    return bisected(end < dial.now() ? far : near, end < dial.now() ? near : far);
  }

  private Side bisected(End from, End to) {
    End low = from;
    End high = to;
    while (high.turn() - low.turn() > resolution(low, high)) {
      End middle = solved(middle(low.turn(), high.turn()));
      if (isMissing(middle)) {
        return new Side(Optional.empty(), false);
      } else if (pays(middle) == pays(low)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return new Side(Optional.of(new Edge(low, high)), true);
  }

  private double resolution(End low, End high) {
    double size = Math.max(Math.abs(low.turn()), Math.abs(high.turn()));
    return Math.max(dial.finest(), RELATIVE * size);
  }

  /** In equal ratios as long as the two are of different magnitude. */
  private double middle(double low, double high) {
    double least = Math.max(low, dial.finest());
    return low >= 0 && high > FAR_APART * least ? StrictMath.sqrt(least * high) : (low + high) / 2;
  }

  private End solved(double turn) {
    return new End(turn, shown(turn), resolver.solve(dial.at().apply(turn)));
  }

  private double shown(double turn) {
    return dial.shown().applyAsDouble(turn);
  }

  private static boolean isMissing(End end) {
    return end.solved().plan() == null;
  }

  private static boolean pays(End end) {
    return end.solved().speculates();
  }
}
