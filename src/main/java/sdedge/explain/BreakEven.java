package sdedge.explain;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where speculation stops to pay, or begins to, on both sides of where a number stands.
 *
 * @param number that is turned
 * @param pays whether speculation pays where it stands; null if the best plan there is not known
 * @param sides what was found below, and above
 */
public record BreakEven(ChangedParameter number, @Nullable Boolean pays, List<Side> sides) {

  public BreakEven {
    sides = List.copyOf(sides);
  }

  /** At most one below and one above. */
  public List<Edge> edges() {
    return edges(Side::edge);
  }

  /** Where the lengths of the best plan change first, likewise. */
  public List<Edge> lengthEdges() {
    return edges(Side::lengths);
  }

  /** Where the draft modes that it uses change first, likewise. */
  public List<Edge> modeEdges() {
    return edges(Side::modes);
  }

  private List<Edge> edges(Function<Side, Optional<Edge>> of) {
    return sides.stream().map(of).flatMap(Optional::stream).toList();
  }

  /** How many sides were not searched to their end. */
  public int unsolved() {
    return (int) sides.stream().filter(side -> !side.complete()).count();
  }

  /**
   * What was found on one side.
   *
   * @param edge where speculation stops to pay, or begins to
   * @param lengths where the lengths of the best plan change
   * @param modes where the modes change that it drafts in
   */
  record Side(Optional<Edge> edge, Optional<Edge> lengths, Optional<Edge> modes, boolean complete) {
    static Side none(boolean complete) {
      return new Side(Optional.empty(), Optional.empty(), Optional.empty(), complete);
    }
  }

  /** Two solved instances so close together that nothing is distinguished between them. */
  public record Edge(End low, End high) {}

  /**
   * An instance that was solved.
   *
   * @param number that is turned
   * @param turn the shift or the factor
   */
  public record End(ChangedParameter number, double turn, BestPlan solved) {
    /** What stands in the instance. */
    public double value() {
      return number.value(turn);
    }

    /** The turn, if it is one of some way; else null. */
    @Nullable Double by(String way) {
      return number.turned().equals(way) ? turn : null;
    }
  }
}
