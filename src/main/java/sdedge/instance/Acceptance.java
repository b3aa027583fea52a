package sdedge.instance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How drafts are accepted, by the confirmed tokens before them, the context (docs/model.md section
 * 2). It may differ by draft mode: what it says by itself is of the first one.
 */
public final class Acceptance {
  private final Curve curve;
  private final Map<String, Acceptance> byMode; // empty if it holds for all

  /** Rates by context. */
  sealed interface Curve permits AcceptanceRates, Table, Mixture {
    AcceptanceRates inContext(double context);

    AcceptanceRates extreme(double low, double high, DoubleBinaryOperator pick);

    List<Entry> entries();
  }

  /**
   * What is known of one context.
   *
   * @param contextTokens confirmed tokens, at least 1
   */
  public record Entry(int contextTokens, AcceptanceRates rates) {}

  /** Linear between the entries, of which there are two at least, and constant outside. */
  record Table(List<Entry> entries) implements Curve {
    @Override
    public AcceptanceRates inContext(double context) {
      int next = 0;
      while (next < entries.size() && entries.get(next).contextTokens <= context) {
        next++;
      }
      if (next == 0 || next == entries.size()) {
        return entries.get(Math.max(0, next - 1)).rates;
      }
      return between(entries.get(next - 1), entries.get(next), context);
    }

    @Override
    public AcceptanceRates extreme(double low, double high, DoubleBinaryOperator pick) {
      AcceptanceRates extreme = inContext(low).with(inContext(high), pick);
      for (Entry entry : entries) {
        if (entry.contextTokens > low && entry.contextTokens < high) {
          extreme = extreme.with(entry.rates, pick);
        }
      }
      return extreme;
    }

    private static AcceptanceRates between(Entry low, Entry high, double context) {
      double part =
          (context - low.contextTokens) / ((double) high.contextTokens - low.contextTokens);
      double[] rates = new double[Math.max(low.rates.count(), high.rates.count())];
      for (int i = 1; i <= rates.length; i++) {
        double from = low.rates.at(i);
        double to = high.rates.at(i);
        double rate = from + part * (to - from);
        rates[i - 1] = Math.max(Math.min(from, to), Math.min(Math.max(from, to), rate)); // rounding
      }
      return AcceptanceRates.of(rates);
    }
  }

  /** What several come to together: its running products are their means in every context. */
  record Mixture(List<Acceptance> parts, List<Double> chances) implements Curve {
    @Override
    public AcceptanceRates inContext(double context) {
      return AcceptanceRates.pooled(
          parts.stream().map(part -> part.inContext(context)).toList(), chances);
    }

    @Override
    public AcceptanceRates extreme(double low, double high, DoubleBinaryOperator pick) {
      return AcceptanceRates.pooled(
          parts.stream().map(part -> part.curve.extreme(low, high, pick)).toList(), chances);
    }

    @Override
    public List<Entry> entries() {
      return parts.stream()
          .flatMap(part -> part.entries().stream())
          .map(Entry::contextTokens)
          .distinct()
          .sorted()
          .map(context -> new Entry(context, inContext(context)))
          .toList();
    }
  }

  private Acceptance(Curve curve, Map<String, Acceptance> byMode) {
    this.curve = curve;
    this.byMode = byMode;
  }

  /** The rates of positions 1, 2, … in all contexts; the last one repeats. */
  public static Acceptance of(double... rates) {
    return of(AcceptanceRates.of(rates));
  }

  /** These rates in all contexts. */
  public static Acceptance of(AcceptanceRates rates) {
    return new Acceptance(rates, Map.of());
  }

  /**
   * Linear in the context between entries, constant outside.
   *
   * @param entries at least one, by ascending contexts
   */
  public static Acceptance ofContexts(List<Entry> entries) {
    for (int i = 1; i < entries.size(); i++) {
      if (entries.get(i).contextTokens <= entries.get(i - 1).contextTokens) {
        throw new IllegalArgumentException("contexts of acceptance must ascend");
      }
    }
    AcceptanceRates first = entries.get(0).rates;
    return entries.stream().allMatch(entry -> entry.rates.isLike(first, Integer.MAX_VALUE))
        ? of(first)
        : new Acceptance(new Table(List.copyOf(entries)), Map.of());
  }

  /**
   * What answers of which one comes by chance are accepted like on average, in no mode of several.
   *
   * @param chances of the parts
   */
  static Acceptance pooled(List<Acceptance> parts, List<Double> chances) {
    Mixture mixture = new Mixture(List.copyOf(parts), List.copyOf(chances));
    return parts.stream().allMatch(Acceptance::isConstant)
        ? of(mixture.inContext(1))
        : new Acceptance(mixture, Map.of());
  }

  /** One for each of the modes of a drafter, at least one; the first is that of the first mode. */
  public static Acceptance ofModes(Map<String, Acceptance> byMode) {
    Map<String, Acceptance> copy = new LinkedHashMap<>(byMode);
    Acceptance first = copy.values().iterator().next();
    return new Acceptance(first.curve, Collections.unmodifiableMap(copy));
  }

  /** By mode; empty if it holds for all of them. */
  public Map<String, Acceptance> byMode() {
    return byMode;
  }

  /** Whether it is the same in all contexts; by itself, of the first mode. */
  public boolean isConstant() {
    return curve instanceof AcceptanceRates;
  }

  /** Whether it differs by context under any mode. */
  public boolean variesByContext() {
    return !isConstant() || byMode.values().stream().anyMatch(Acceptance::variesByContext);
  }

  /** This with other rates, under every mode and in every context that is given. */
  public Acceptance map(DoubleUnaryOperator change) {
    Map<String, Acceptance> changed = new LinkedHashMap<>();
    byMode.forEach((mode, own) -> changed.put(mode, own.map(change)));
    return changed.isEmpty() ? ofContexts(changed(entries(), change)) : ofModes(changed);
  }

  private static List<Entry> changed(List<Entry> entries, DoubleUnaryOperator change) {
    UnaryOperator<AcceptanceRates> each =
        of -> AcceptanceRates.of(of.list().stream().mapToDouble(r -> r).map(change).toArray());
    List<Entry> changed = new ArrayList<>();
    entries.forEach(entry -> changed.add(new Entry(entry.contextTokens, each.apply(entry.rates))));
    return changed;
  }

  public Acceptance under(DraftChoice choice) {
    return under(choice.mode());
  }

  /** That under a mode; of null that of the first one. */
  Acceptance under(@Nullable String mode) {
    Acceptance own = mode == null ? null : byMode.get(mode);
    return own == null ? this : own;
  }

  /** The rates of drafts behind so many confirmed tokens. */
  public AcceptanceRates inContext(double context) {
    return curve.inContext(context);
  }

  /** In all contexts as where it is largest from one to another, by position and mode. */
  public Acceptance largest(double low, double high) {
    return extreme(low, high, Math::max);
  }

  /** In all contexts as where it is smallest from one to another, by position and mode. */
  public Acceptance smallest(double low, double high) {
    return extreme(low, high, Math::min);
  }

  private Acceptance extreme(double low, double high, DoubleBinaryOperator pick) {
    Map<String, Acceptance> extremes = new LinkedHashMap<>();
    byMode.forEach((mode, own) -> extremes.put(mode, own.extreme(low, high, pick)));
    return extremes.isEmpty() ? of(curve.extreme(low, high, pick)) : ofModes(extremes);
  }

  /** Whether drafts up to a length survive as they do by another one, in all contexts. */
  boolean survivesLike(Acceptance other, int length) {
    if (isConstant() && other.isConstant()) {
      return inContext(1).survivesLike(other.inContext(1), length);
    }
    return Stream.concat(entries().stream(), other.entries().stream())
        .map(Entry::contextTokens)
        .allMatch(context -> inContext(context).isLike(other.inContext(context), length));
  }

  /** As given, by ascending contexts; one entry alone holds in all of them. */
  public List<Entry> entries() {
    return curve.entries();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Acceptance that
        && curve.equals(that.curve)
        && byMode.equals(that.byMode);
  }

  @Override
  public int hashCode() {
    return 31 * curve.hashCode() + byMode.hashCode();
  }

  @Override
  public String toString() {
    return byMode.isEmpty() ? curve.toString() : byMode.toString();
  }
}
