package sdedge.stream.bound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sdedge.instance.Task;

/**
 * What prices prove: how long a closed batch takes at least, or the seconds of some users that a
 * request of theirs takes at least on average, divided by their number (docs/model.md section 12).
 */
final class ProvenSeconds {
  private static final double SMALL = 1e-4; // of all prices, to see what they do

  private static final int FEW =
      200; // tokens of all answers, for which dynamic programs take little

  private final ClosedLimits limits;
  private final boolean isSmall;
  private final OwnUploads uploads;
  private final List<RoughValue> rough = new ArrayList<>();

  ProvenSeconds(ClosedLimits limits) {
    this.limits = limits;
    uploads = new OwnUploads(limits.network().outcomes().instance());
    isSmall =
        limits.network().instance().tasks().stream().mapToInt(Task::outputTokens).sum() <= FEW;
    for (int i = 0; i < limits.network().tasks(); i++) {
      rough.add(new RoughValue(limits.network(), i));
    }
  }

  ClosedLimits limits() {
    return limits;
  }

  OwnUploads uploads() {
    return uploads;
  }

  /** The seconds; if nothing has a price, those in which nobody can begin. */
  double of(ClosedPrices prices) {
    return of(prices, false);
  }

  /** The seconds, about. */
  double about(ClosedPrices prices) {
    return of(prices, true);
  }

  private double of(ClosedPrices prices, boolean isRough) {
    ClosedRates rates = ClosedRates.of(limits, prices);
    double total = rates.total();
    if (total == 0) {
      return leastBefore();
    }
    ClosedValues values = new ClosedValues(limits, rates, prices.charging());
    double sum = values.sum(isRough ? about(values) : values.byTask());
    return (sum + Math.max(before(prices), leastBefore() * total)) / (total * requests());
  }

  /** V by task, about. */
  double[] byTask(ClosedPrices prices) {
    return about(new ClosedValues(limits, ClosedRates.of(limits, prices), prices.charging()));
  }

  /** V by task, about; of few tokens in the parts of the charging. */
  private double[] about(ClosedValues values) {
    return isSmall ? values.byTask() : values.rough(rough);
  }

  /** What is paid for own times before prompts are there. */
  private double before(ClosedPrices prices) {
    double[] readyS = readyS(prices);
    double all = 0;
    for (int k = 0; k < readyS.length; k++) {
      all += prices.own().get(limits.isOfUsers() ? 0 : k) * readyS[k];
    }
    return all;
  }

  /** Seconds in which nobody can begin. */
  private double leastBefore() {
    return limits.isOfUsers() ? 0 : uploads.firstS();
  }

  /** When prompts are there, by task, if own times are charged until then; seconds. */
  private double[] readyS(ClosedPrices prices) {
    if (!prices.charging().isEndless()) {
      return new double[0];
    }
    double[] own = prices.own().stream().mapToDouble(Double::doubleValue).toArray();
    return limits.isOfUsers() ? uploads.aloneS() : uploads.readyS(own);
  }

  /** Of how many requests the seconds are. */
  private double requests() {
    return limits.isOfUsers() ? uploads.aloneS().length : 1;
  }

  /**
   * How the seconds grow with prices whose sum is 1.
   *
   * @return by the numbers of a vector of prices, per price
   */
  double[] slopes(ClosedVector vector, ClosedCharging charging) {
    ClosedPrices prices = vector.prices(charging);
    ClosedRates rates = ClosedRates.of(limits, prices);
    ClosedValues values = new ClosedValues(limits, rates, charging);
    double[] at = about(values);
    double sum = values.sum(at);
    double more = SMALL / at.length;
    double perAll = (sum(rates.withAll(more), charging) - sum) / more;
    double perVerifier = (sum(rates.withVerifier(more), charging) - sum) / more;
    double[] byPresence = slopes(at, rates.withPresence(more), charging, more);
    double[] byDrafters = slopes(at, rates.withDrafters(more), charging, more);
    double[] ready =
        before(prices) > leastBefore() * rates.total() ? readyS(prices) : new double[0];
    double[] slopes = vector.slopes(limits, perVerifier, perAll, byPresence, byDrafters, ready);
    return Arrays.stream(slopes).map(each -> each / requests()).toArray();
  }

  private double sum(ClosedRates rates, ClosedCharging charging) {
    ClosedValues values = new ClosedValues(limits, rates, charging);
    return values.sum(about(values));
  }

  private double[] slopes(double[] at, ClosedRates rates, ClosedCharging charging, double more) {
    double[] then = about(new ClosedValues(limits, rates, charging));
    Arrays.setAll(then, k -> (then[k] - at[k]) / more);
    return then;
  }
}
