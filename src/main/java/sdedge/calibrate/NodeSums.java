package sdedge.calibrate;

import sdedge.latency.JoinedPass;

/** What passes of a node add up to for their overheads, whatever these are. */
final class NodeSums {
  private int passes;
  private double tokens; // new ones in the mean, prompts included
  private double positions; // of them at which a next token is computed
  private double promptShare; // of the steps in which there are prompts

  /**
   * Adds a pass.
   *
   * @param known whether its time is known but for overheads of positions and prompts
   */
  void add(JoinedPass pass, boolean known) {
    passes++;
    tokens += known ? 0 : pass.newTokens();
    positions += pass.positions();
    promptShare += 1 - pass.joining().chance(0);
  }

  int passes() {
    return passes;
  }

  double tokens() {
    return tokens;
  }

  double positions() {
    return positions;
  }

  double promptShare() {
    return promptShare;
  }
}
