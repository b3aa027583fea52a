package sdedge.instance;

import java.util.Arrays;
import java.util.List;

/** Probabilities α_i that draft token i is accepted given that all before it were. */
public final class Acceptance {
  private final double[] rates;

  private Acceptance(double[] rates) {
    this.rates = rates;
  }

  /** The rates of positions 1, 2, …; the last one repeats. At least one, each in [0, 1]. */
  public static Acceptance of(double... rates) {
    if (rates.length == 0) {
      throw new IllegalArgumentException("acceptance needs at least one rate");
    }
    for (double rate : rates) {
      if (!(rate >= 0 && rate <= 1)) {
        throw new IllegalArgumentException("acceptance (" + rate + ") must lie in [0, 1]");
      }
    }
    return new Acceptance(rates.clone());
  }

  /** α of draft position {@code position}, counted from 1. */
  public double at(int position) {
    return rates[Math.min(position, rates.length) - 1];
  }

  /** The rates as given. */
  public List<Double> rates() {
    return Arrays.stream(rates).boxed().toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Acceptance that && Arrays.equals(rates, that.rates);
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
