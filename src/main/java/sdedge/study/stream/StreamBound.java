package sdedge.study.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.RadioLink;
import sdedge.stream.Requests;
import sdedge.stream.StreamResult;
import sdedge.stream.bound.Prices;
import sdedge.stream.bound.RateBound;

/**
 * What no policy can exceed, with its proof.
 *
 * @param stream the bound of a stream for long
 * @param ofUsers those of the numbers of users of a closed loop that were asked for
 */
public record StreamBound(RateBound stream, List<RateBound> ofUsers) {
  private static final double LEAST_SHARE = 0.01;

  public StreamBound {
    ofUsers = List.copyOf(ofUsers);
  }

  /**
   * Looks for good prices, with the steps of the instance.
   *
   * @param names of the draft modes that may be loaded
   * @param users numbers of users who wait for their answers, each bounded by itself
   * @throws java.util.concurrent.CancellationException if the control stops it
   * @return null if no prices say anything
   * @throws IllegalArgumentException if an answer is too long; see {@link RateBound}
   */
  public static @Nullable StreamBound of(
      Instance instance, List<String> names, List<Integer> users, Control control) {
    RateBound stream = RateBound.of(instance, names, RateBound.STREAM, control);
    double most = stream.mostPerS();
    if (!(most > 0 && most < Double.POSITIVE_INFINITY)) {
      return null;
    }
    List<RateBound> ofUsers =
        users.stream().map(each -> RateBound.of(instance, names, each, control)).toList();
    return new StreamBound(stream, ofUsers);
  }

  /** Requests per second, whatever is loaded. */
  public double mostPerS() {
    return stream.mostPerS();
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
    Prices prices = stream.largest().prices();
    double total = stream.largest().total();
    String verifier = instance.verifier().id();
    List<Scarce> all = new ArrayList<>();
    all.add(new Scarce(verifier, prices.verifier()));
    all.add(new Scarce("memory of " + verifier, prices.memory()));
    for (int d = 0; d < prices.drafters().size(); d++) {
      Prices.OfDrafter price = prices.drafters().get(d);
      String drafter = instance.drafters().get(d).id();
      all.add(new Scarce(drafter, price.node()));
      all.add(new Scarce("link up of " + drafter, price.up()));
      all.add(new Scarce("link down of " + drafter, price.down()));
      all.add(new Scarce("band of " + drafter, price.band()));
    }
    List<RadioLink> bands = instance.bands();
    for (int b = 0; b < bands.size(); b++) {
      all.add(new Scarce("link " + bands.get(b).name(), prices.links().get(b)));
    }
    return all.stream()
        .map(each -> new Scarce(each.what, each.share / total))
        .filter(each -> each.share >= LEAST_SHARE)
        .sorted(Comparator.comparingDouble((Scarce each) -> -each.share))
        .toList();
  }

  /** The throughput of a run as a share of what any policy could have served of its requests. */
  public double share(StreamResult result) {
    Requests requests = result.requests();
    double leastS = stream.leastS(requests);
    for (RateBound each : ofUsers) {
      boolean isOfThese = requests.isClosedLoop() && requests.users() == each.users();
      leastS = isOfThese ? each.leastS(requests) : leastS;
    }
    return leastS / result.spanS();
  }
}
