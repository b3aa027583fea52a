package sdedge.instance;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Probabilities α_i that draft token i is accepted given that all before it were. They may differ
 * by draft mode: what it says by itself is of the first one.
 */
public final class Acceptance {
  private final double[] rates;
  private final Map<String, Acceptance> byMode; // empty if it holds for all

  private Acceptance(double[] rates, Map<String, Acceptance> byMode) {
    this.rates = rates;
    this.byMode = byMode;
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
    return new Acceptance(rates.clone(), Map.of());
  }

  /** One for each of the modes of a drafter, at least one; the first is that of the first mode. */
  public static Acceptance ofModes(Map<String, Acceptance> byMode) {
    Map<String, Acceptance> copy = new LinkedHashMap<>(byMode);
    Acceptance first = copy.values().iterator().next();
    return new Acceptance(first.rates, Collections.unmodifiableMap(copy));
  }

  /** By mode; empty if it holds for all of them. */
  public Map<String, Acceptance> byMode() {
    return byMode;
  }

  /** This with other rates, under every mode. */
  public Acceptance map(DoubleUnaryOperator change) {
    Map<String, Acceptance> changed = new LinkedHashMap<>();
    byMode.forEach((mode, own) -> changed.put(mode, own.map(change)));
    return new Acceptance(
        Arrays.stream(rates).map(change).toArray(), Collections.unmodifiableMap(changed));
  }

  /** The acceptance under a draft choice. */
  public Acceptance under(DraftChoice choice) {
    return under(choice.mode());
  }

  /** That under a mode; of null that of the first one. */
  Acceptance under(@Nullable String mode) {
    Acceptance own = mode == null ? null : byMode.get(mode);
    return own == null ? this : own;
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
    return other instanceof Acceptance that
        && Arrays.equals(rates, that.rates)
        && byMode.equals(that.byMode);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(rates) + byMode.hashCode();
  }

  @Override
  public String toString() {
    return byMode.isEmpty() ? Arrays.toString(rates) : byMode.toString();
  }
}
