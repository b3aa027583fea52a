package sdedge.explain;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sdedge.explain.BreakEven.Edge;
import sdedge.explain.BreakEven.End;
import sdedge.explain.BreakEven.Side;

/**
 * Finds where speculation stops to pay, and where the best lengths change, between where a
 * parameter stands and one of its ends.
 */
final class EdgeSearch {
  private static final double RELATIVE = 1e-3;
  private static final double COARSER = 10; // of lengths, of which there are many edges
  private static final double FAR_APART = 4;

  private final ChangedParameter parameter;
  private final Resolver resolver;
  private final Map<Double, End> known = new ConcurrentHashMap<>(); // by turn

  EdgeSearch(ChangedParameter parameter, Resolver resolver) {
    this.parameter = parameter;
    this.resolver = resolver;
  }

  /**
   * Bisects towards one end of the parameter.
   *
   * @param now the best plan at the value of the instance
   */
  Side towards(double end, BestPlan now) {
    End near = new End(parameter, parameter.now(), now);
    if (end == parameter.now()) {
      return Side.none(true);
    }
    End far = solved(end);
    if (isMissing(near) || isMissing(far)) {
      return Side.none(false);
    }
    Found pays = bisected(near, far, BestPlan::speculates, 1);
    Found lengths = bisected(near, far, BestPlan::lengths, COARSER);
    Found modes = bisected(near, far, BestPlan::modes, COARSER);
    return new Side(
        pays.edge, lengths.edge, modes.edge, pays.complete && lengths.complete && modes.complete);
  }

  private record Found(Optional<Edge> edge, boolean complete) {}

  /** Where what is said of the best plan becomes another than near; nothing if far it is not. */
  private Found bisected(
      End from, End to, Function<BestPlan, @Nullable Object> said, double coarser) {
    End near = from;
    End far = to;
    Object here = said.apply(from.solved());
    if (Objects.equals(here, said.apply(to.solved()))) {
      return new Found(Optional.empty(), true);
    }
    while (Math.abs(far.turn() - near.turn()) > coarser * resolution(near, far)) {
      double low = Math.min(near.turn(), far.turn());
      End middle = solved(middle(low, Math.max(near.turn(), far.turn())));
      if (isMissing(middle)) {
        return new Found(Optional.empty(), false);
      } else if (Objects.equals(here, said.apply(middle.solved()))) {
        near = middle;
      } else {
        far = middle;
      }
    }
    boolean upwards = near.turn() < far.turn();
    return new Found(Optional.of(new Edge(upwards ? near : far, upwards ? far : near)), true);
  }

  private double resolution(End near, End far) {
    double size = Math.max(Math.abs(near.turn()), Math.abs(far.turn()));
    return Math.max(parameter.finest(), RELATIVE * size);
  }

  /** In equal ratios as long as the two are of different magnitude. */
  private double middle(double low, double high) {
    double least = Math.max(low, parameter.finest());
    return low >= 0 && high > FAR_APART * least ? StrictMath.sqrt(least * high) : (low + high) / 2;
  }

  private End solved(double turn) {
    End before = known.get(turn);
    if (before != null) {
      return before;
    }
    End now = new End(parameter, turn, resolver.solve(parameter.at().apply(turn)));
    known.put(turn, now);
    return now;
  }

  private static boolean isMissing(End end) {
    return end.solved().plan() == null;
  }
}
