package sdedge.search.partition.prices;

import sdedge.instance.LatencyModel;
import sdedge.instance.Node;
import sdedge.instance.Overheads;
import sdedge.latency.PassRates;
import sdedge.stream.bound.PassFloor;
import sdedge.stream.bound.TableFloor;

/**
 * Two lines below the passes of a node, beside its overheads: its arithmetic and its reading of
 * memory, of which a pass takes the larger. Of a measured table, planes that are high where passes
 * read prompts, and where they do not.
 */
record NodeLines(LineOfPass arithmetic, LineOfPass memory, Overheads overheads) {

  /**
   * Those of a node.
   *
   * @param perTask new tokens of each task in a later pass
   */
  static NodeLines of(Node node, TypicalPasses typical, int perTask) {
    if (node.latency() instanceof LatencyModel.Table table) {
      TableFloor floor = new TableFloor(node, table.table(), typical.mostTokens(perTask));
      double tasks = typical.tasks();
      return new NodeLines(
          line(floor, floor.highest(tasks * typical.prompt(), 1)),
          line(floor, floor.highest(tasks * perTask, tasks * typical.context())),
          node.overheads());
    }
    PassRates rates = PassRates.of(node).orElseThrow();
    return new NodeLines(
        new LineOfPass(0, rates.newTokenS(), rates.attendedS(), 0),
        new LineOfPass(rates.weightsS(), rates.cachedS(), 0, rates.cachedS()),
        node.overheads());
  }

  private static LineOfPass line(TableFloor floor, PassFloor.Plane plane) {
    return new LineOfPass(floor.fixedS(plane), plane.newTokenS(), 0, plane.cachedS());
  }
}
