package sdedge.stream.steady;

import java.util.List;
import java.util.stream.IntStream;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Node;
import sdedge.latency.Pass;
import sdedge.latency.PassTime;
import sdedge.latency.ServingStep;

/**
 * An engine that drafts and verifies on one machine and always has so many requests: as many of
 * them decode as memory holds, whenever one ends the next joins, and every step has the same length
 * (docs/export.md).
 */
public final class SteadyService {
  private static final double AS_GOOD = 0.005;

  private final List<Integer> lengths;
  private final List<SteadyLoad.Mixture> mixtures; // by length, as they are in the list
  private final PassTime verifier;
  private final PassTime drafter;
  private final boolean inBlocks;
  private final CardMemory memory;
  private final double context; // NaN for that of the load

  private SteadyService(
      List<Integer> lengths,
      List<SteadyLoad.Mixture> mixtures,
      PassTime verifier,
      PassTime drafter,
      boolean inBlocks,
      CardMemory memory,
      double context) {
    this.lengths = List.copyOf(lengths);
    this.mixtures = mixtures;
    this.verifier = verifier;
    this.drafter = drafter;
    this.inBlocks = inBlocks;
    this.memory = memory;
    this.context = context;
  }

  /**
   * Of nodes and a load.
   *
   * @param drafts the node whose times are those of drafts; their model is on the verifier's card
   * @param lengths to choose among, ascending
   */
  public static SteadyService of(
      Node verifier, Node drafts, boolean inBlocks, SteadyLoad load, List<Integer> lengths) {
    int longest = lengths.get(lengths.size() - 1);
    return new SteadyService(
        lengths,
        lengths.stream().map(load::at).toList(),
        PassTime.of(verifier),
        PassTime.of(drafts),
        inBlocks,
        CardMemory.of(verifier, drafts.model(), load, longest),
        Double.NaN);
  }

  /** Of a drafter in its only mode, with the lengths that the instance allows. */
  public static SteadyService of(Instance instance, int drafter, SteadyLoad load) {
    Drafter of = instance.drafters().get(drafter);
    DraftMode mode = of.mode(null);
    return of(
        instance.verifier(),
        mode.on(mode.isAtVerifier() ? instance.verifier() : of.node()),
        mode.isBlock(),
        load,
        IntStream.rangeClosed(
                instance.speculation().minLength(), instance.speculation().maxLength())
            .boxed()
            .toList());
  }

  /** The same while all requests that decode have so many tokens. */
  public SteadyService at(double otherContext) {
    return new SteadyService(lengths, mixtures, verifier, drafter, inBlocks, memory, otherContext);
  }

  /** How many decode at a time. */
  public CardMemory memory() {
    return memory;
  }

  /** Lengths to choose among. */
  public List<Integer> lengths() {
    return lengths;
  }

  /**
   * Requests divided by their tokens per second: the seconds per token of each of them where all
   * decode, and in the mean where some wait. Length 0 has no draft model loaded where more decode
   * then.
   *
   * @param requests at least 1
   * @return ∞ where memory holds none
   */
  public double secondsPerToken(int length, int requests) {
    int most = length > 0 ? memory.besideBoth() : memory.withoutDrafts();
    int running = Math.min(requests, most);
    return running == 0 ? Double.POSITIVE_INFINITY : tpotS(length, running) * requests / running;
  }

  /** Seconds per token of requests that all decode. */
  double tpotS(int length, double running) {
    SteadyLoad.Mixture mixture = mixtures.get(lengths.indexOf(length));
    ServingStep step = mixture.step(length, running, context);
    double seconds = step.verify().seconds(verifier);
    for (Pass draft : step.drafts(inBlocks)) {
      seconds += draft.seconds(drafter);
    }
    return seconds * mixture.perToken();
  }

  /** The length to use. */
  public int best(int requests) {
    double[] tpot = lengths.stream().mapToDouble(l -> secondsPerToken(l, requests)).toArray();
    return lengths.get(best(lengths, tpot));
  }

  /** Whether a length is used without a draft model, so that more requests decode. */
  public boolean needsNoDraftModel(int length, int requests) {
    return length == 0 && requests > memory.besideBoth();
  }

  /** The index of the shortest length within half a percent of the most tokens per second. */
  public static int best(List<Integer> lengths, double[] secondsPerToken) {
    double fastest = Double.POSITIVE_INFINITY;
    for (double each : secondsPerToken) {
      fastest = Math.min(fastest, each);
    }
    int best = -1;
    for (int i = 0; i < secondsPerToken.length; i++) {
      boolean isAsGood = fastest >= secondsPerToken[i] * (1 - AS_GOOD);
      if (isAsGood && (best < 0 || lengths.get(i) < lengths.get(best))) {
        best = i;
      }
    }
    return best;
  }
}
