package sdedge.check.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import sdedge.check.model.ModeSelection;
import sdedge.check.model.SharedBand;
import sdedge.check.model.Uplinks;
import sdedge.instance.Instance;
import sdedge.instance.PowerModel;
import sdedge.instance.RadioLink;
import sdedge.instance.Steps;

/** What a tariff proves of the makespan of all tasks, each once (Section 12 of the model). */
public final class ClosedBatch {
  private final ModeSelection loaded;
  private final Instance instance;
  private final ServerPrices prices;
  private final Steps steps;
  private final Answers answers;

  private ClosedBatch(ModeSelection loaded, ServerPrices prices, boolean ofAll) {
    this.loaded = loaded;
    instance = loaded.instance();
    this.prices = prices;
    steps = instance.speculation().steps();
    answers = ofAll ? Answers.all(instance) : Answers.averages(instance);
  }

  /**
   * The largest bound that follows, seconds.
   *
   * @param drawn whether the makespan is a mean of executions, not one of mean slots
   * @throws IllegalArgumentException if the tariff is none of the network
   */
  public static double boundS(ModeSelection loaded, ServerPrices prices, boolean drawn) {
    boolean ofAll = loaded.instance().speculation().steps() == Steps.EXPECTED;
    return new ClosedBatch(loaded, prices, ofAll).boundS(drawn);
  }

  /**
   * What a request for each task takes at least from its arrival to its last token, whoever else is
   * there, by the answer that comes, seconds.
   *
   * @throws IllegalArgumentException if the tariff is none of the network
   */
  public static double[][] leastEndToEndS(ModeSelection loaded, ServerPrices prices) {
    ClosedBatch batch = new ClosedBatch(loaded, prices, true);
    return batch.answers.split(batch.endToEndS(batch.singleTaskS()));
  }

  private double[] endToEndS(double[] singleTaskS) {
    double[] seconds = new double[singleTaskS.length];
    Instance known = answers.known();
    Arrays.setAll(seconds, i -> Uplinks.aloneS(known, i) + singleTaskS[i]);
    return seconds;
  }

  private double boundS(boolean drawn) {
    double[] singleTaskS = singleTaskS();
    double[] endS = endToEndS(singleTaskS);
    double firstReadyS = Double.POSITIVE_INFINITY;
    for (int k = 0; k < instance.tasks().size(); k++) {
      firstReadyS = Math.min(firstReadyS, Uplinks.aloneS(instance, k));
    }
    double longestS =
        drawn
            ? answers.meanLargest(endS, -1)
            : Arrays.stream(answers.byPrompt(endS)).max().orElse(0);
    double bound = Math.max(byLoad(firstReadyS), longestS);
    for (int d = 0; d < instance.drafters().size(); d++) {
      double least = leastS(singleTaskS, d, drawn);
      if (least < Double.POSITIVE_INFINITY) {
        bound = Math.max(bound, Uplinks.lastReadyS(instance, d) + least);
      }
    }
    return bound;
  }

  /** What the quickest task of a drafter takes; infinite without one. */
  private double leastS(double[] singleTaskS, int drafter, boolean drawn) {
    double[] means = answers.byPrompt(singleTaskS);
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < means.length; k++) {
      boolean own = instance.tasks().get(k).drafter() == drafter;
      least = own ? Math.min(least, means[k]) : least;
    }
    return drawn && least < Double.POSITIVE_INFINITY
        ? -answers.meanLargest(
            Arrays.stream(singleTaskS).map(seconds -> -seconds).toArray(), drafter)
        : least;
  }

  private double byLoad(double firstReadyS) {
    boolean inTurn =
        instance.drafters().stream()
            .allMatch(d -> d.wireless().powerModel() == PowerModel.CONSTANT_PSD);
    double memory = steps == Steps.MEAN ? prices.memory() : 0;
    double withBands = inTurn ? quotient(changed(memory, 1)) : 0;
    return Math.max(withBands, firstReadyS + quotient(changed(memory, 0)));
  }

  private double quotient(ServerPrices of) {
    double sum = Arrays.stream(valuation(of).values()).sum();
    return of.total() > 0 ? sum / of.total() : 0;
  }

  private Valuation valuation(ServerPrices of) {
    return new Valuation(answers, loaded.names(), of, steps);
  }

  private ServerPrices changed(double memory, double bands) {
    List<ServerPrices.OfDrafter> drafters = new ArrayList<>();
    for (ServerPrices.OfDrafter d : prices.drafters()) {
      drafters.add(new ServerPrices.OfDrafter(d.node(), d.up(), d.down(), bands * d.band()));
    }
    return new ServerPrices(
        prices.verifier(),
        memory,
        drafters,
        links(),
        prices.charging(),
        prices.phaseS(),
        prices.prompts());
  }

  /** Parts of a band that get all the power together take less of it than one after the other. */
  private List<Double> links() {
    List<Double> links = new ArrayList<>();
    for (RadioLink band : SharedBand.of(instance)) {
      boolean inTurn =
          band.powerModel() == PowerModel.CONSTANT_PSD
              || band.sharing() == RadioLink.Sharing.IN_TURN;
      links.add(inTurn ? prices.links().get(links.size()) : 0);
    }
    return links;
  }

  /** From the arrival of its prompt on, the least a task takes even alone, by answer. */
  private double[] singleTaskS() {
    double[] longest = new double[answers.known().tasks().size()];
    for (ServerPrices.PrefillCharging charging :
        new ServerPrices.PrefillCharging[] {
          ServerPrices.PrefillCharging.SHARED, ServerPrices.PrefillCharging.PIGGYBACKED
        }) {
      for (double compute : new double[] {0, 1}) {
        double[] seconds = valuation(free(compute, charging)).valuesInTime();
        Arrays.setAll(longest, k -> Math.max(longest[k], seconds[k]));
      }
    }
    return longest;
  }

  private ServerPrices free(double compute, ServerPrices.PrefillCharging charging) {
    List<ServerPrices.OfDrafter> drafters = new ArrayList<>();
    for (ServerPrices.OfDrafter d : prices.drafters()) {
      drafters.add(new ServerPrices.OfDrafter(d.node().free(compute), 0, 0, 0));
    }
    List<Double> links = Collections.nCopies(prices.links().size(), 0.0);
    return new ServerPrices(
        prices.verifier().free(compute), 0, drafters, links, charging, 0, prices.prompts());
  }
}
