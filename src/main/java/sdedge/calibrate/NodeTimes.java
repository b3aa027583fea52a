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
  private int position = -1;
  private int promptPass = -1;
  private double perCompute; // 1/flops_efficiency
  private double perMemory;
  private double passOverheadS;
  private double tokenOverheadS;
  private double positionOverheadS;
  private double promptPassOverheadS;
  private double boundByCompute; // seconds of passes
  private double boundByMemory;

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
      case POSITION_OVERHEAD -> {
        position = index;
        positionOverheadS = value;
      }
      case PROMPT_PASS_OVERHEAD -> {
        promptPass = index;
        promptPassOverheadS = value;
      }
    }
  }

  void begin() {
    boundByCompute = 0;
    boundByMemory = 0;
  }

  /**
   * Adds a pass of which both sides are lines in the prompts that join: in some steps, all below or
   * all beyond a number of prompts, it is bound by compute.
   */
  void add(PassAtPeak pass) {
    double compute = pass.computeS() * perCompute;
    double memory = pass.memoryS() * perMemory;
    if (pass.joining() == JoiningPrompts.NONE) {
      boolean isCompute = compute > memory;
      boundByCompute += isCompute ? compute : 0;
      boundByMemory += isCompute ? 0 : memory;
      if (isClose(compute, memory)) {
        share(1, compute, memory, isCompute);
      }
    } else {
      double computeSlope = pass.computeOfPromptS() * perCompute;
      addJoined(pass.joining(), compute, computeSlope, memory, pass.memoryOfPromptS() * perMemory);
    }
  }

  private void addJoined(
      JoiningPrompts joining,
      double compute,
      double computeSlope,
      double memory,
      double memorySlope) {
    double slope = computeSlope - memorySlope;
    int turn = joining.turn(compute - memory, slope);
    double share = joining.shareBelow(turn);
    double prompts = joining.promptsBelow(turn);
    if (slope > 0) {
      share = 1 - share;
      prompts = joining.mean() - prompts;
    }
    boundByCompute += compute * share + computeSlope * prompts;
    boundByMemory += memory * (1 - share) + memorySlope * (joining.mean() - prompts);
    for (int m = Math.max(0, turn - 1); m <= turn; m++) {
      double computeOfM = compute + m * computeSlope;
      double memoryOfM = memory + m * memorySlope;
      if (isClose(computeOfM, memoryOfM)) {
        share(joining.chance(m), computeOfM, memoryOfM, m < turn != slope > 0);
      }
    }
  }

  private static boolean isClose(double compute, double memory) {
    return Math.abs(compute - memory) < CLOSE * memory;
  }

  /** Where both sides are as good as equal each has its part. */
  private void share(double chance, double compute, double memory, boolean wasCompute) {
    double share = (1 + (compute - memory) / (CLOSE * memory)) / 2;
    double larger = chance * Math.max(compute, memory);
    boundByCompute += share * larger - (wasCompute ? chance * compute : 0);
    boundByMemory += (1 - share) * larger - (wasCompute ? 0 : chance * memory);
  }

  /** The time of the passes; adds its derivatives by the logarithms of the parameters. */
  double end(NodeSums sums, double[] slopes) {
    double passS = sums.passes() * passOverheadS;
    double tokenS = sums.tokens() * tokenOverheadS;
    double positionS = sums.positions() * positionOverheadS;
    double promptS = sums.promptShare() * promptPassOverheadS;
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
    if (position >= 0) {
      slopes[position] += positionS;
    }
    if (promptPass >= 0) {
      slopes[promptPass] += promptS;
    }
    return boundByCompute + boundByMemory + passS + tokenS + positionS + promptS;
  }
}
