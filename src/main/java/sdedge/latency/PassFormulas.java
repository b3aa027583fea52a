package sdedge.latency;

import org.jspecify.annotations.Nullable;
import sdedge.instance.Overheads;

/**
 * max(F / R, (Wb + κ·Σ(c + q)) / bw), F = Σ [2·P·q + 4·J·h·q·(c + q)] (docs/model.md section 3,
 * {@code roofline}); where memory takes no time F / R ({@code flops}).
 *
 * @param secondsPerNewToken 2·P / R
 * @param secondsPerAttended 4·J·h / R
 * @param weightS Wb / bw, seconds to read the weights
 * @param secondsPerCached κ / bw, seconds per cached or new token
 */
record PassFormulas(
    double secondsPerNewToken,
    double secondsPerAttended,
    double weightS,
    double secondsPerCached,
    Overheads overheads)
    implements PassTime {
  PassFormulas(PassRates rates, Overheads overheads) {
    this(rates.newTokenS(), rates.attendedS(), rates.weightsS(), rates.cachedS(), overheads);
  }

  @Override
  public double seconds(
      double chance, double newTokens, double positions, double contextTokens, double attended) {
    double compute = secondsPerNewToken * newTokens + secondsPerAttended * attended;
    double memory = chance * weightS + secondsPerCached * (contextTokens + newTokens);
    return Math.max(compute, memory)
        + chance * overheads.passS()
        + overheads.tokenS() * newTokens
        + overheads.positionS() * positions;
  }

  @Override
  public double promptPassS() {
    return overheads.promptPassS();
  }

  /** The memory time and what the compute time has above it, both lines in the prompts. */
  @Override
  public double meanSeconds(JoinedPass pass) {
    JoiningPrompts joining = pass.joining();
    double memory = memoryS(pass.alone());
    double memoryOfPrompt = memoryS(pass.prompt());
    double above =
        joining.meanAbove(
            computeS(pass.alone()) - weightS - memory, computeS(pass.prompt()) - memoryOfPrompt);
    return weightS
        + memory
        + joining.mean() * memoryOfPrompt
        + above
        + overheads.passS()
        + overheads.tokenS() * pass.newTokens()
        + overheads.positionS() * pass.positions()
        + (1 - joining.chance(0)) * overheads.promptPassS();
  }

  private double computeS(Pass pass) {
    return secondsPerNewToken * pass.newTokens() + secondsPerAttended * pass.attended();
  }

  private double memoryS(Pass pass) {
    return secondsPerCached * (pass.contextTokens() + pass.newTokens());
  }

  @Override
  public void addSeconds(
      int perTask,
      double[] chance,
      double[] active,
      double[] cached,
      int from,
      int to,
      double[] seconds,
      int at) {
    double q = perTask;
    double passOverheadS = overheads.passS();
    double tokenOverheadS = overheads.decodedS();
    for (int k = from; k < to; k++) {
      double newTokens = q * active[k];
      double attended = q * (cached[k] + newTokens);
      double compute = secondsPerNewToken * newTokens + secondsPerAttended * attended;
      double memory = chance[k] * weightS + secondsPerCached * (cached[k] + newTokens);
      seconds[at + k] +=
          Math.max(compute, memory) + chance[k] * passOverheadS + tokenOverheadS * newTokens;
    }
  }

  /** Of arithmetic alone, or where reading memory is slower however many sequences there are. */
  @Override
  public @Nullable PassSlopes slopes(int passes, int perTask, int tasks) {
    double q = perTask;
    double reads = passes * (passes + 1) / 2.0; // of new tokens, by this pass and later ones
    if (weightS == 0 && secondsPerCached == 0) {
      double perNewToken =
          passes * (secondsPerNewToken + overheads.decodedS()) + q * reads * secondsPerAttended;
      return new PassSlopes(
          passes * overheads.passS(), q * perNewToken, passes * q * secondsPerAttended);
    } else if (q * tasks * secondsPerNewToken > weightS
        || q * secondsPerAttended > secondsPerCached) {
      return null;
    }
    return new PassSlopes(
        passes * (weightS + overheads.passS()),
        q * (reads * secondsPerCached + passes * overheads.decodedS()),
        passes * secondsPerCached);
  }
}
