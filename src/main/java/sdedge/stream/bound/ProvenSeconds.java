package sdedge.stream.bound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sdedge.instance.Task;

/**
 * What prices prove: how long a closed batch takes at least, or how much longer each request of a
 * stream or of some users makes it at least on average (docs/model.md section 12).
 */
final class ProvenSeconds {
  private static final double SMALL = 1e-4; // of all prices, to see what they do

  private static final int FEW =
      200; // tokens of all answers, for which dynamic programs take little

  private final PresenceLimits limits;
  private final boolean isSmall;
  private final OwnUploads uploads;
  private final List<RoughValue> rough = new ArrayList<>();

  ProvenSeconds(PresenceLimits limits) {
    this.limits = limits;
    uploads = new OwnUploads(limits.network().outcomes().instance());
    isSmall =
        !limits.isOfStream()
            && limits.network().instance().tasks().stream().mapToInt(Task::outputTokens).sum()
                <= FEW;
    for (int i = 0; i < limits.network().tasks(); i++) {
      rough.add(new RoughValue(limits.network(), i));
    }
  }

  PresenceLimits limits() {
    return limits;
  }

  OwnUploads uploads() {
    return uploads;
  }

  /** The seconds; if nothing has a price, those in which nobody can begin. */
  double of(Prices prices) {
    return of(prices, false);
  }

  /** The seconds, about. */
  double about(Prices prices) {
    return of(prices, true);
  }

  private double of(Prices prices, boolean isRough) {
    Rates rates = Rates.of(limits, prices);
    double total = rates.total();
    if (total == 0) {
      return leastBefore();
    }
    TaskValues values = new TaskValues(limits, rates, prices.charging());
    double sum = values.sum(isRough ? about(values) : values.byTask());
    return (sum + Math.max(before(prices), leastBefore() * total)) / (total * requests());
  }

  /** V by task, about. */
  double[] byTask(Prices prices) {
    return about(new TaskValues(limits, Rates.of(limits, prices), prices.charging()));
  }

  /** V by task, about; of few tokens in the parts of the charging. */
  private double[] about(TaskValues values) {
    return isSmall ? values.byTask() : values.rough(rough);
  }

  /** What is paid for own times before prompts are there. */
  private double before(Prices prices) {
    double[] readyS = readyS(prices);
    double all = 0;
    for (int k = 0; k < readyS.length; k++) {
      all += prices.own().get(limits.owner(k)) * readyS[k];
    }
    return all;
  }

  /** Seconds in which nobody can begin. */
  private double leastBefore() {
    return limits.isOfBatch() ? uploads.firstS() : 0;
  }

  /** When prompts are there, by task, if own times are charged until then; seconds. */
  private double[] readyS(Prices prices) {
    if (limits.isOfStream() || !prices.charging().isEndless()) {
      return new double[0];
    }
    double[] own = prices.own().stream().mapToDouble(Double::doubleValue).toArray();
    return limits.isOfUsers() ? uploads.aloneS() : uploads.readyS(own);
  }

  /** Of how many requests the seconds are. */
  private double requests() {
    return limits.isOfBatch() ? 1 : uploads.aloneS().length;
  }

  /**
   * How the seconds grow with prices whose sum is 1.
   *
   * @param prices those of the vector
   * @return by the numbers of the vector, per price
   */
  double[] slopes(PriceVector vector, Prices prices) {
    Charging charging = prices.charging();
    Rates rates = Rates.of(limits, prices);
    TaskValues values = new TaskValues(limits, rates, charging);
    double[] at = about(values);
    double sum = values.sum(at);
    double more = SMALL / at.length;
    double perAll = (sum(rates.withAll(more), charging) - sum) / more;
    double perVerifier = (sum(rates.withVerifier(more), charging) - sum) / more;
    double[] byPresence = slopes(at, rates.withPresence(more), charging, more);
    double[] byDrafters = slopes(at, rates.withDrafters(more), charging, more);
    boolean areLinksPriced = limits.isOfStream();
    double[] none = new double[0];
    double[] byUp = areLinksPriced ? slopes(at, rates.withLinks(more, 0), charging, more) : none;
    double[] byDown = areLinksPriced ? slopes(at, rates.withLinks(0, more), charging, more) : none;
    double[] ready = before(prices) > leastBefore() * rates.total() ? readyS(prices) : none;
    double[] slopes =
        vector.slopes(perVerifier, perAll, byPresence, byDrafters, byUp, byDown, ready);
    return Arrays.stream(slopes).map(each -> each / requests()).toArray();
  }

  private double sum(Rates rates, Charging charging) {
    TaskValues values = new TaskValues(limits, rates, charging);
    return values.sum(about(values));
  }

  private double[] slopes(double[] at, Rates rates, Charging charging, double more) {
    double[] then = about(new TaskValues(limits, rates, charging));
    Arrays.setAll(then, k -> (then[k] - at[k]) / more);
    return then;
  }
}
