package sdedge.study.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.RadioLink;
import sdedge.plan.ModeSets;
import sdedge.stream.Requests;
import sdedge.stream.StreamResult;
import sdedge.stream.bound.AnswerValues;
import sdedge.stream.bound.DrafterPrice;
import sdedge.stream.bound.PolicyBound;
import sdedge.stream.bound.PriceSearch;
import sdedge.stream.bound.Prices;
import sdedge.stream.bound.UsersBound;

/**
 * What no policy can exceed, with its proof.
 *
 * @param ofModes a bound for each set of draft modes of which one is enough for any policy, the
 *     largest bound first; one without modes
 * @param ofUsers those of the numbers of users of a closed loop that were asked for
 */
public record StreamBound(List<OfModes> ofModes, List<UsersBound> ofUsers) {
  private static final double LEAST_SHARE = 0.01;

  public StreamBound {
    ofModes = List.copyOf(ofModes);
    ofUsers = List.copyOf(ofUsers);
  }

  /**
   * What nobody can exceed who has a set of draft modes loaded.
   *
   * @param values V at the prices
   */
  public record OfModes(Set<String> loaded, Prices prices, AnswerValues values) {
    /** L, what a request takes on average. */
    public double load() {
      return values.mean();
    }

    /** Θ/L, requests per second. */
    public double mostPerS() {
      return load() > 0 ? prices.total() / load() : Double.POSITIVE_INFINITY;
    }
  }

  /**
   * Looks for good prices, with the steps of the instance.
   *
   * @param names of the draft modes that may be loaded
   * @param users numbers of users who wait for their answers, each bounded by itself
   * @throws java.util.concurrent.CancellationException if the control stops it
   * @return null if no prices say anything
   * @throws IllegalArgumentException if an answer is too long; see {@link PolicyBound}
   */
  public static @Nullable StreamBound of(
      Instance instance, List<String> names, List<Integer> users, Control control) {
    List<OfModes> all = new ArrayList<>();
    for (Set<String> loaded : ModeSets.ofStreams(instance, names)) {
      PolicyBound best =
          PriceSearch.best(instance, loaded, instance.speculation().steps(), control);
      all.add(new OfModes(loaded, best.prices(), best.answerValues()));
    }
    all.sort(Comparator.comparingDouble((OfModes each) -> -each.mostPerS()));
    double most = all.get(0).mostPerS();
    if (!(most > 0 && most < Double.POSITIVE_INFINITY)) {
      return null;
    }
    List<UsersBound> ofUsers =
        users.stream().map(each -> UsersBound.of(instance, names, each, control)).toList();
    return new StreamBound(all, ofUsers);
  }

  /** That of the modes with which most can be served. */
  public OfModes largest() {
    return ofModes.get(0);
  }

  /** Requests per second, whatever is loaded. */
  public double mostPerS() {
    return largest().mostPerS();
  }

  /**
   * What is short: the servers and memories whose second makes up a hundredth or more of the price
   * of a second of everything, the dearest first.
   *
   * @param what a node, a link, a band or the memory
   * @param share of Θ
   */
  public record Scarce(String what, double share) {}

  /** What is short; see {@link Scarce}. */
  public List<Scarce> scarce(Instance instance) {
    Prices prices = largest().prices;
    String verifier = instance.verifier().id();
    List<Scarce> all = new ArrayList<>();
    all.add(new Scarce(verifier, prices.verifier().perS()));
    all.add(new Scarce("memory of " + verifier, prices.memory()));
    for (int d = 0; d < prices.drafters().size(); d++) {
      DrafterPrice price = prices.drafters().get(d);
      String drafter = instance.drafters().get(d).id();
      all.add(new Scarce(drafter, price.node().perS()));
      all.add(new Scarce("link up of " + drafter, price.up()));
      all.add(new Scarce("link down of " + drafter, price.down()));
      all.add(new Scarce("band of " + drafter, price.band()));
    }
    List<RadioLink> bands = instance.bands();
    for (int b = 0; b < bands.size(); b++) {
      all.add(new Scarce("link " + bands.get(b).name(), prices.links().get(b)));
    }
    return all.stream()
        .map(each -> new Scarce(each.what, each.share / prices.total()))
        .filter(each -> each.share >= LEAST_SHARE)
        .sorted(Comparator.comparingDouble((Scarce each) -> -each.share))
        .toList();
  }

  /** The throughput of a run as a share of what any policy could have served of its requests. */
  public double share(StreamResult result) {
    Requests requests = result.requests();
    double leastS =
        ofModes.stream()
            .mapToDouble(each -> each.values.sum(requests) / each.prices.total())
            .min()
            .orElse(0);
    for (UsersBound each : ofUsers) {
      boolean isOfThese = requests.isClosedLoop() && requests.users() == each.users();
      leastS = isOfThese ? each.leastS(requests) : leastS;
    }
    return leastS / result.spanS();
  }
}
