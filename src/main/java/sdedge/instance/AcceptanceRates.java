package sdedge.instance;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Probabilities α_i that draft token i is accepted given that all before it were. */
public final class AcceptanceRates implements Acceptance.Curve {
  private static final int LONGEST = 64; // draft positions

  private final double[] rates;

  private AcceptanceRates(double[] rates) {
    this.rates = rates;
  }

  /** The rates of positions 1, 2, …; the last one repeats. At least one, each in [0, 1]. */
  public static AcceptanceRates of(double... rates) {
    if (rates.length == 0) {
      throw new IllegalArgumentException("acceptance needs at least one rate");
    }
    for (double rate : rates) {
      if (!(rate >= 0 && rate <= 1)) {
        throw new IllegalArgumentException("acceptance (" + rate + ") must lie in [0, 1]");
      }
    }
    return new AcceptanceRates(rates.clone());
  }

  /**
   * Rates of which the running products are the means of those of several.
   *
   * @param chances of each of them, in proportion
   */
  public static AcceptanceRates pooled(List<AcceptanceRates> parts, List<Double> chances) {
    double[] survival = chances.stream().mapToDouble(Double::doubleValue).toArray();
    double[] rates = new double[LONGEST];
    double before = DoubleStream.of(survival).sum();
    for (int i = 1; i <= LONGEST; i++) {
      for (int s = 0; s < survival.length; s++) {
        survival[s] *= parts.get(s).at(i);
      }
      double after = DoubleStream.of(survival).sum();
      rates[i - 1] = before > 0 ? Math.min(1, after / before) : 0; // rounding
      before = after;
    }
    return new AcceptanceRates(rates);
  }

  /** α of draft position {@code position}, counted from 1. */
  public double at(int position) {
    return rates[Math.min(position, rates.length) - 1];
  }

  /** The rates as given. */
  public List<Double> list() {
    return Arrays.stream(rates).boxed().toList();
  }

  @Override
  public AcceptanceRates inContext(double context) {
    return this;
  }

  @Override
  public AcceptanceRates extreme(double low, double high, DoubleBinaryOperator pick) {
    return this;
  }

  /** One of both rates at each position. */
  AcceptanceRates with(AcceptanceRates other, DoubleBinaryOperator pick) {
    double[] picked = new double[Math.max(rates.length, other.rates.length)];
    Arrays.setAll(picked, i -> pick.applyAsDouble(at(i + 1), other.at(i + 1)));
    return new AcceptanceRates(picked);
  }

  @Override
  public List<Acceptance.Entry> entries() {
    return List.of(new Acceptance.Entry(1, this));
  }

  /** How many are given, at least 1. */
  int count() {
    return rates.length;
  }

  /** Whether so many drafts survive with the chances that they have by other rates. */
  boolean survivesLike(AcceptanceRates other, int length) {
    double own = 1;
    double others = 1;
    for (int i = 1; i <= length && own == others; i++) {
      own *= at(i);
      others *= other.at(i);
    }
    return own == others;
  }

  /** Whether the positions up to one have the rates that they have by others. */
  boolean isLike(AcceptanceRates other, int last) {
    for (int i = 1; i <= Math.min(last, Math.max(rates.length, other.rates.length)); i++) {
      if (at(i) != other.at(i)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AcceptanceRates that && Arrays.equals(rates, that.rates);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(rates);
  }

  @Override
  public String toString() {
    return Arrays.toString(rates);
  }
}
