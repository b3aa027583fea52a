package sdedge.calibrate;

import sdedge.latency.JoiningPrompts;

/** The parameters of a node, of which all are free, and sums over some of its passes. */
final class NodeTimes {
  /** The two sides of a maximum count in part where their logarithms are as close as this. */
  private static final double CLOSE = 1e-6;

  private int flops = -1; // index among all parameters
  private int bandwidth = -1;
  private int pass = -1;
  private int token = -1;
  private double perCompute; // 1/flops_efficiency
  private double perMemory;
  private double passOverheadS;
  private double tokenOverheadS;
  private double boundByCompute; // seconds of passes
  private double boundByMemory;
  private double tokens;
  private int passes;

  void take(FitParameter parameter, int index, double value) {
    switch (parameter.kind()) {
      case FLOPS_EFFICIENCY -> {
        flops = index;
        perCompute = 1 / value;
      }
      case BANDWIDTH_EFFICIENCY -> {
        bandwidth = index;
        perMemory = 1 / value;
      }
      case PASS_OVERHEAD -> {
        pass = index;
        passOverheadS = value;
      }
      case TOKEN_OVERHEAD -> {
        token = index;
        tokenOverheadS = value;
      }
    }
  }

  void begin() {
    boundByCompute = 0;
    boundByMemory = 0;
    tokens = 0;
    passes = 0;
  }

  /**
   * Adds a pass of which both sides are lines in the prompts that join: in some steps, all below or
   * all beyond a number of prompts, it is bound by compute.
   */
  void add(PassAtPeak pass) {
    JoiningPrompts joining = pass.joining();
    double compute = pass.computeS() * perCompute;
    double computeSlope = pass.computeOfPromptS() * perCompute;
    double memory = pass.memoryS() * perMemory;
    double memorySlope = pass.memoryOfPromptS() * perMemory;
    double ahead = compute - memory;
    double slope = computeSlope - memorySlope;
    int turn = joining.turn(ahead, slope);
    double share = joining.shareBelow(turn);
    double prompts = joining.promptsBelow(turn);
    if (slope > 0) {
      share = 1 - share;
      prompts = joining.mean() - prompts;
    }
    boundByCompute += compute * share + computeSlope * prompts;
    boundByMemory += memory * (1 - share) + memorySlope * (joining.mean() - prompts);
    tokens += pass.tokens();
    passes++;
    for (int m = Math.max(0, turn - 1); m <= turn; m++) {
      shareIfClose(
          joining.chance(m),
          compute + m * computeSlope,
          memory + m * memorySlope,
          m < turn != slope > 0);
    }
  }

  /** Where both sides are as good as equal each has its part. */
  private void shareIfClose(double chance, double compute, double memory, boolean wasCompute) {
    double ahead = compute - memory;
    if (Math.abs(ahead) < CLOSE * memory) {
      double share = (1 + ahead / (CLOSE * memory)) / 2;
      double larger = chance * Math.max(compute, memory);
      boundByCompute += share * larger - (wasCompute ? chance * compute : 0);
      boundByMemory += (1 - share) * larger - (wasCompute ? 0 : chance * memory);
    }
  }

  /** The time of the passes; adds its derivatives by the logarithms of the parameters. */
  double end(double[] slopes) {
    double passS = passes * passOverheadS;
    double tokenS = tokens * tokenOverheadS;
    if (flops >= 0) {
      slopes[flops] -= boundByCompute;
      slopes[bandwidth] -= boundByMemory;
    }
    if (pass >= 0) {
      slopes[pass] += passS;
    }
    if (token >= 0) {
      slopes[token] += tokenS;
    }
    return boundByCompute + boundByMemory + passS + tokenS;
  }
}
