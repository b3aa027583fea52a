package sdedge.search.partition.prices;

import sdedge.instance.Node;
import sdedge.instance.Overheads;
import sdedge.latency.PassRates;

/**
 * Two lines below the passes of a node, beside its overheads: its arithmetic and its reading of
 * memory, of which a pass takes the larger.
 */
record NodeLines(LineOfPass arithmetic, LineOfPass memory, Overheads overheads) {

  static NodeLines of(Node node) {
    LineOfPass arithmetic = LineOfPass.ZERO;
    LineOfPass memory = LineOfPass.ZERO;
    PassRates rates = PassRates.of(node).orElse(null);
    if (rates != null) {
      arithmetic = new LineOfPass(0, rates.newTokenS(), rates.attendedS(), 0);
      memory = new LineOfPass(rates.weightsS(), rates.cachedS(), 0, rates.cachedS());
    }
    return new NodeLines(arithmetic, memory, node.overheads());
  }
}
