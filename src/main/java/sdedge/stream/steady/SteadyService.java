package sdedge.stream.steady;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Model;
import sdedge.instance.Node;
import sdedge.instance.Speculation;
import sdedge.latency.DraftPasses;
import sdedge.latency.PassTime;

/**
 * An engine that drafts and verifies on one machine and always has so many requests: as many of
 * them run as its caches hold beside the draft model, whenever one ends the next joins with its
 * whole prompt, and every step has the same length (Section 14 of the model).
 *
 * @param load of it
 * @param lengths to choose among
 * @param mixtures of the load by length, as they are in the list
 * @param alone the mixture at length 0
 * @param cache tokens that the caches hold
 * @param context tokens of each request; NaN for those of the load
 * @param residuals of measured requests of such a load
 */
public record SteadyService(
    SteadyLoad load,
    List<Integer> lengths,
    List<SteadyLoad.Mixture> mixtures,
    SteadyLoad.Mixture alone,
    PassTime verifier,
    DraftPasses draftPasses,
    KvCacheSize cache,
    double context,
    Residuals residuals) {
  private static final double AS_GOOD = 0.005;

  public SteadyService {
    lengths = List.copyOf(lengths);
  }

  /**
   * Of nodes and a load.
   *
   * @param draft the model that drafts, which is on the verifier's card whatever node is timed
   * @param lengths to choose among, ascending
   */
  public static SteadyService of(
      Node verifier, Model draft, DraftPasses passes, SteadyLoad load, List<Integer> lengths) {
    return new SteadyService(
        load,
        lengths,
        lengths.stream().map(load::at).toList(),
        load.at(0),
        PassTime.of(verifier),
        passes,
        KvCacheSize.of(verifier, draft),
        Double.NaN,
        Residuals.NONE);
  }

  /**
   * Of a drafter in its only mode.
   *
   * @param lengths to choose among, ascending; empty for those that the instance allows
   */
  public static SteadyService of(
      Instance instance, int drafter, SteadyLoad load, List<Integer> lengths) {
    Drafter of = instance.drafters().get(drafter);
    DraftMode mode = of.mode(null);
    Speculation allowed = instance.speculation();
    return of(
        instance.verifier(),
        mode.model(),
        DraftPasses.of(mode, mode.isAtVerifier() ? instance.verifier() : of.node()),
        load,
        lengths.isEmpty()
            ? IntStream.rangeClosed(allowed.minLength(), allowed.maxLength()).boxed().toList()
            : lengths);
  }

  /**
   * This service while all requests that run have some number of tokens, which is the law alone.
   */
  @SuppressWarnings("ReferenceEquality") // itself where nothing depends on the context
  public SteadyService at(double otherContext) {
    SteadyLoad there = load.in(otherContext);
    return new SteadyService(
        there,
        lengths,
        there == load ? mixtures : lengths.stream().map(there::at).toList(),
        alone,
        verifier,
        draftPasses,
        cache,
        otherContext,
        Residuals.NONE);
  }

  /** This service of which runs were measured. */
  public SteadyService with(Residuals measured) {
    return with(cache, measured);
  }

  /** This service where no more drafts are made than are used, as of one length for all loads. */
  public SteadyService withoutSpareDrafts() {
    return new SteadyService(
        load,
        lengths,
        mixtures,
        alone,
        verifier,
        draftPasses.withoutSpare(),
        cache,
        context,
        residuals);
  }

  /** This service with caches of a stated size; null for that of the machine. */
  public SteadyService withCache(@Nullable KvCacheSize stated) {
    return stated == null ? this : with(stated.orElse(cache), residuals);
  }

  private SteadyService with(KvCacheSize otherCache, Residuals measured) {
    return new SteadyService(
        load, lengths, mixtures, alone, verifier, draftPasses, otherCache, context, measured);
  }

  /** Tokens that a request holds in the mean, c̄; of several kinds by the tokens they gain. */
  private double held() {
    return Double.isNaN(context) ? alone.context() : context;
  }

  /** Requests that run at a time, R; 0 if there is no room for one. */
  public int residents() {
    return KvCacheSize.residents(cache.tokens(), held());
  }

  /** Requests that would run without a draft model; −1 if that is not known. */
  public int residentsAlone() {
    double tokens = cache.withoutDraftModel();
    return Double.isNaN(tokens) ? -1 : KvCacheSize.residents(tokens, held());
  }

  /** Seconds per token of so many requests that all run. */
  public double tpotS(int length, double running) {
    int at = lengths.indexOf(length);
    SteadyLoad.Mixture mixture = at < 0 ? alone : mixtures.get(at);
    return mixture.step(length, running, context).seconds(verifier, draftPasses)
        * mixture.perToken()
        * residuals.factor(running, length);
  }

  /** How many of so many requests run; at least one. */
  public int running(int requests) {
    return Math.max(1, Math.min(requests, residents()));
  }

  /** The length to use. */
  public int best(int requests) {
    int running = running(requests);
    double[] tpot = lengths.stream().mapToDouble(l -> tpotS(l, running)).toArray();
    return lengths.get(best(lengths, tpot));
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
