package sdedge.latency;

import org.jspecify.annotations.Nullable;
import sdedge.instance.LatencyModel;
import sdedge.instance.Node;
import sdedge.instance.Overheads;

/** What a pass takes on a node by each latency model (docs/model.md section 3). */
record PassFormulas(Node node) implements LatencyModel.Cases<PassTime> {

  @Override
  public PassTime flops(LatencyModel.Flops model) {
    return Flops.of(node, PassRates.of(node, model));
  }

  @Override
  public PassTime roofline(LatencyModel.Roofline model) {
    return Roofline.of(node, PassRates.of(node, model));
  }

  @Override
  public PassTime table(LatencyModel.Table model) {
    return new TablePass(node.id(), model.table(), node.overheads());
  }

  /**
   * F / R, F = Σ [2·P·q + 4·J·h·q·(c + q)] (docs/model.md section 3, {@code flops}).
   *
   * @param secondsPerNewToken 2·P / R
   * @param secondsPerAttended 4·J·h / R
   */
  private record Flops(double secondsPerNewToken, double secondsPerAttended, Overheads overheads)
      implements PassTime {

    static Flops of(Node node, PassRates rates) {
      return new Flops(rates.newTokenS(), rates.attendedS(), node.overheads());
    }

    @Override
    public double seconds(
        double chance, double newTokens, double positions, double contextTokens, double attended) {
      return secondsPerNewToken * newTokens
          + secondsPerAttended * attended
          + chance * overheads.passS()
          + overheads.tokenS() * newTokens
          + overheads.positionS() * positions;
    }

    @Override
    public double promptPassS() {
      return overheads.promptPassS();
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
        seconds[at + k] +=
            secondsPerNewToken * newTokens
                + secondsPerAttended * attended
                + chance[k] * passOverheadS
                + tokenOverheadS * newTokens;
      }
    }

    @Override
    public PassSlopes slopes(int passes, int perTask, int tasks) {
      double q = perTask;
      double reads = passes * (passes + 1) / 2.0; // of new tokens, by this pass and later ones
      double perNewToken =
          passes * (secondsPerNewToken + overheads.decodedS()) + q * reads * secondsPerAttended;
      return new PassSlopes(
          passes * overheads.passS(), q * perNewToken, passes * q * secondsPerAttended);
    }
  }

  /**
   * max(F / R, (Wb + κ·Σ(c + q)) / bw) (docs/model.md section 3, {@code roofline}).
   *
   * @param secondsPerNewToken 2·P / R
   * @param secondsPerAttended 4·J·h / R
   * @param weightS Wb / bw, seconds to read the weights
   * @param secondsPerCached κ / bw, seconds per cached or new token
   */
  private record Roofline(
      double secondsPerNewToken,
      double secondsPerAttended,
      double weightS,
      double secondsPerCached,
      Overheads overheads)
      implements PassTime {

    static Roofline of(Node node, PassRates rates) {
      return new Roofline(
          rates.newTokenS(),
          rates.attendedS(),
          rates.weightsS(),
          rates.cachedS(),
          node.overheads());
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

    /** Where reading memory is slower in all of them, however many are there. */
    @Override
    public @Nullable PassSlopes slopes(int passes, int perTask, int tasks) {
      double q = perTask;
      if (q * tasks * secondsPerNewToken > weightS || q * secondsPerAttended > secondsPerCached) {
        return null;
      }
      double reads = passes * (passes + 1) / 2.0; // of new tokens, by this pass and later ones
      return new PassSlopes(
          passes * (weightS + overheads.passS()),
          q * (reads * secondsPerCached + passes * overheads.decodedS()),
          passes * secondsPerCached);
    }
  }
}
