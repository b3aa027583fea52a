package sdedge.stream.bound;

import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftMode;
import sdedge.instance.LatencyModel;
import sdedge.instance.Node;
import sdedge.latency.PassRates;
import sdedge.latency.PassTime;

/** Lower bounds of the passes of a node. */
final class NodeFloors {
  private final Node node;
  private final PassTime time;
  private final @Nullable PassRates rates; // null with a table
  private final @Nullable TableFloor table;
  private final boolean isOfMode; // a table beside that of the node

  /**
   * The floors of a node.
   *
   * @param most tokens that a pass can hold, new and cached together; may be infinite
   */
  NodeFloors(Node node, double most) {
    this(node, most, false);
  }

  private NodeFloors(Node node, double most, boolean isOfMode) {
    this.node = node;
    this.isOfMode = isOfMode;
    time = PassTime.of(node);
    rates = PassRates.of(node).orElse(null);
    table =
        node.latency() instanceof LatencyModel.Table of
            ? new TableFloor(node, of.table(), most)
            : null;
  }

  /** The floors of the drafting passes of a mode on a node; see {@link #NodeFloors}. */
  static NodeFloors of(DraftMode mode, Node node, double most) {
    return new NodeFloors(mode.on(node), most, mode.table() != null);
  }

  /**
   * The line of a floor.
   *
   * @throws IllegalArgumentException if it is not a floor of the node
   */
  PassLine line(PassFloor floor) {
    if (rates != null && floor instanceof PassFloor.Hardware split) {
      double compute = split.compute();
      double memory = 1 - compute;
      return new PassLine(
          memory * rates.weightsS() + node.passOverheadS(),
          compute * rates.newTokenS() + memory * rates.cachedS() + node.tokenOverheadS(),
          node.positionOverheadS(),
          compute * rates.attendedS(),
          memory * rates.cachedS());
    }
    if (table != null && floor instanceof PassFloor.Plane plane) {
      return new PassLine(
          table.fixedS(plane) + node.passOverheadS(),
          plane.newTokenS() + node.tokenOverheadS(),
          node.positionOverheadS(),
          0,
          plane.cachedS());
    }
    throw new IllegalArgumentException(floor + " is not for the latency model of " + node.id());
  }

  /**
   * The line of drafting passes, where tokens read anew must not be cheaper than cached ones. A
   * table of a mode alone is bounded by its least time.
   */
  PassLine drafterLine(PassFloor floor) {
    PassLine line = line(isOfMode ? PassFloor.Plane.ZERO : floor);
    if (line.cachedS() > line.newTokenS()) {
      throw new IllegalArgumentException(floor + " is steeper along cached tokens");
    }
    return line;
  }

  /**
   * The line of drafting passes on the verifier's node, whose planes may be steeper along cached
   * tokens.
   */
  PassLine verifierDraftLine(PassFloor floor) {
    return floor instanceof PassFloor.Plane plane && table != null
        ? drafterLine(notSteeper(plane))
        : drafterLine(floor);
  }

  /** The plane, but no steeper along cached tokens than drafting passes allow. */
  PassFloor.Plane notSteeper(PassFloor.Plane plane) {
    double steepest = plane.newTokenS() + node.tokenOverheadS();
    return isOfMode
        ? plane
        : new PassFloor.Plane(plane.newTokenS(), Math.min(plane.cachedS(), steepest));
  }

  /** The line of passes with prompts: their arithmetic alone, or a plane of the table. */
  PassLine promptLine(PassFloor.Plane plane) {
    if (rates == null) {
      return line(plane);
    }
    double newTokenS = rates.newTokenS() + node.tokenOverheadS();
    return new PassLine(
        node.passOverheadS(), newTokenS, node.positionOverheadS(), rates.attendedS(), 0);
  }

  /** The plane below the table that is highest for passes of so many tokens, nearly. */
  PassFloor.Plane highest(double newTokens, double cachedTokens) {
    return table == null ? PassFloor.Plane.ZERO : table.highest(newTokens, cachedTokens);
  }

  /** The highest plane of a drafter, nearly, which must not be steeper along cached tokens. */
  PassFloor.Plane highestOfDrafter(double newTokens, double cachedTokens) {
    return isOfMode ? PassFloor.Plane.ZERO : notSteeper(highest(newTokens, cachedTokens));
  }

  /**
   * No pass in which one has q new tokens, p positions and c cached ones is shorter, nor several
   * passes are together, seconds.
   *
   * @param reach tokens to which each of q attends, on average
   */
  double leastS(PassLine line, double q, double p, double c, double reach) {
    return rates == null
        ? line.fixedS() + line.ofOne(q, p, c, reach)
        : time.seconds(1, q, p, c, q * reach);
  }

  /** The best of a floor: where reading memory takes no time, that of arithmetic. */
  PassFloor best(PassFloor floor) {
    return hasFlopsOnly() && floor instanceof PassFloor.Hardware
        ? new PassFloor.Hardware(1)
        : floor;
  }

  /** Whether the node has a measured table. */
  boolean hasTable() {
    return table != null;
  }

  /** Whether reading memory takes no time. */
  boolean hasFlopsOnly() {
    return node.latency().kind() == LatencyModel.Kind.FLOPS;
  }
}
