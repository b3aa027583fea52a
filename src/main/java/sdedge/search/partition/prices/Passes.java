package sdedge.search.partition.prices;

import sdedge.instance.Overheads;
import sdedge.search.partition.prices.ChoiceLines.Larger;

/**
 * The passes of a step on a node, one after the other.
 *
 * @param perTask new tokens of each task in each
 */
record Passes(NodeLines node, int count, int perTask) {
  /** What all of them take beside their tasks and what they read, seconds. */
  double overheadS() {
    return count * node.overheads().passS();
  }

  /** What a task adds to that in step 1, of so many tokens that are new in any of them, seconds. */
  double ofFirstS(double tokens) {
    Overheads each = node.overheads();
    return tokens * each.tokenS() + (double) count * perTask * each.positionS();
  }

  /** Their arithmetic and what they read in later steps. */
  Larger<StepLine> later() {
    return new Larger<>(
        node.arithmetic().steps(count, perTask), node.memory().steps(count, perTask));
  }

  /** Their overheads in later steps. */
  StepLine overheads() {
    return new StepLine(overheadS(), (double) count * perTask * node.overheads().decodedS(), 0);
  }
}
