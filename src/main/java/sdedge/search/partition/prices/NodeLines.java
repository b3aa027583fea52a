package sdedge.search.partition.prices;

import sdedge.instance.Node;
import sdedge.latency.PassRates;

/**
 * Two lines below the passes of a node, beside its overheads: its arithmetic and its reading of
 * memory, of which a pass takes the larger.
 */
record NodeLines(
    PassLine arithmetic, PassLine memory, double passOverheadS, double tokenOverheadS) {

  static NodeLines of(Node node) {
    PassLine arithmetic = PassLine.ZERO;
    PassLine memory = PassLine.ZERO;
    PassRates rates = PassRates.of(node).orElse(null);
    if (rates != null) {
      arithmetic = new PassLine(0, rates.newTokenS(), rates.attendedS(), 0);
      memory = new PassLine(rates.weightsS(), rates.cachedS(), 0, rates.cachedS());
    }
    return new NodeLines(arithmetic, memory, node.passOverheadS(), node.tokenOverheadS());
  }
}
