package sdedge.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where speculation stops to pay, or begins to, on both sides of where a number stands.
 *
 * @param quantity what is turned, as {@code turned} says: a shift of all places or a factor
 * @param unit of the values; empty for a pure number
 * @param now the value that stands in the instance, of several places their mean
 * @param from the least value searched
 * @param to the largest value searched
 * @param pays whether speculation pays there; null if the best plan there is not known
 * @param edges at most one below and one above
 * @param lengthEdges where the lengths of the best plan change first, likewise
 * @param modeEdges where the draft modes that it uses change first, likewise
 * @param unsolved how many sides were not searched to their end
 */
public record BreakEven(
    String quantity,
    String turned,
    String unit,
    double now,
    double from,
    double to,
    @Nullable Boolean pays,
    List<Edge> edges,
    List<Edge> lengthEdges,
    List<Edge> modeEdges,
    int unsolved) {

  public BreakEven {
    edges = List.copyOf(edges);
    lengthEdges = List.copyOf(lengthEdges);
    modeEdges = List.copyOf(modeEdges);
  }

  /** Two solved instances so close together that nothing is distinguished between them. */
  public record Edge(End low, End high) {}

  /**
   * An instance that was solved.
   *
   * @param turn the shift or the factor
   * @param value what stands in the instance
   */
  public record End(double turn, double value, BestPlan solved) {}
}
