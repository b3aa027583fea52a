package sdedge.api;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import sdedge.explain.BreakEven;

/**
 * Where speculation stops to pay, or begins to, when one number is varied on both sides of where it
 * stands.
 *
 * @param quantity {@code acceptance}, {@code fronthaul latency} or the speed of the verifier
 * @param turned {@code shift} of all places where it stands, or {@code factor}
 * @param unit of the values; empty for a pure number
 * @param now the value that stands in the instance, of several places their mean
 * @param from the least value searched
 * @param to the largest value searched
 * @param pays whether speculation pays there; empty if the best plan there is not known
 * @param edges where that changes, at most once below and once above
 * @param lengthEdges where the lengths of the best plan change first, likewise
 * @param modeEdges where the draft modes that it uses change first, likewise
 * @param isWhole whether both sides were searched to their end
 */
public record BreakEvenPoints(
    String quantity,
    String turned,
    String unit,
    double now,
    double from,
    double to,
    Optional<Boolean> pays,
    List<Edge> edges,
    List<Edge> lengthEdges,
    List<Edge> modeEdges,
    boolean isWhole) {

  /**
   * Two instances that were solved, so close together that nothing is distinguished between them.
   *
   * @param low with the smaller value
   * @param high with the larger value
   */
  public record Edge(End low, End high) {}

  /**
   * An instance that was solved.
   *
   * @param turn the shift or the factor
   * @param value what stands in the instance, of several places their mean
   * @param makespanS of its best plan, seconds; empty if there is none
   * @param lengths of its best plan, ascending; none where a rule chooses
   */
  public record End(double turn, double value, OptionalDouble makespanS, List<Integer> lengths) {

    /** {@return whether the best plan drafts} */
    public boolean speculates() {
      return lengths.stream().anyMatch(length -> length > 0);
    }

    private static End of(BreakEven.End end) {
      return new End(
          end.turn(),
          end.value(),
          ResultTables.optional(end.solved().makespanS()),
          end.solved().lengths());
    }
  }

  static BreakEvenPoints of(BreakEven found) {
    @Nullable Boolean pays = found.pays();
    return new BreakEvenPoints(
        found.quantity(),
        found.turned(),
        found.unit(),
        found.now(),
        found.from(),
        found.to(),
        Optional.ofNullable(pays),
        edges(found.edges()),
        edges(found.lengthEdges()),
        edges(found.modeEdges()),
        found.unsolved() == 0);
  }

  private static List<Edge> edges(List<BreakEven.Edge> edges) {
    return edges.stream().map(edge -> new Edge(End.of(edge.low()), End.of(edge.high()))).toList();
  }
}
