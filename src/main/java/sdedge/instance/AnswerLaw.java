package sdedge.instance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How long an answer is and how well its drafts are accepted, jointly: known, or one of several
 * outcomes (docs/model.md section 2). Where one number is needed the means stand for the outcomes.
 */
public final class AnswerLaw {
  private static final double ROUNDING = 1e-9;
  private static final double UNSURE = 1e-12; // of a sum, which rounding may move

  private final @Nullable String className;
  private final List<Outcome> outcomes;
  private final double totalWeight;
  private final double furtherTokens;
  private final int outputTokens;
  private final int largestOutputTokens;
  private final Acceptance acceptance;
  private int hash; // 0 until it is asked for

  /**
   * One of the answers that may come.
   *
   * @param outputTokens O, at least 1
   * @param acceptance of its drafts
   * @param weight &gt; 0, in proportion to its chance
   */
  public record Outcome(int outputTokens, Acceptance acceptance, double weight) {}

  private AnswerLaw(@Nullable String className, List<Outcome> outcomes) {
    this.className = className;
    this.outcomes = List.copyOf(outcomes);
    totalWeight = outcomes.stream().mapToDouble(Outcome::weight).sum();
    double further = 0;
    for (Outcome outcome : outcomes) {
      further += chance(outcome) * (outcome.outputTokens() - 1.0);
    }
    furtherTokens = further;
    outputTokens = planned();
    largestOutputTokens = outcomes.stream().mapToInt(Outcome::outputTokens).max().orElseThrow();
    acceptance = pooled();
  }

  /** ⌈Σ p·O − 1e-9⌉, by exact sums where rounding could decide. */
  private int planned() {
    double tokens = 1 + furtherTokens - ROUNDING;
    double nearest = Math.rint(tokens);
    if (Math.abs(tokens - nearest) > UNSURE * nearest) {
      return (int) Math.ceil(tokens);
    }
    BigDecimal above = BigDecimal.ZERO; // Σ w·(O − 1e-9 − nearest)
    for (Outcome outcome : outcomes) {
      BigDecimal more = new BigDecimal(outcome.outputTokens() - nearest);
      BigDecimal own = more.subtract(new BigDecimal(ROUNDING));
      above = above.add(new BigDecimal(outcome.weight()).multiply(own));
    }
    return (int) nearest + (above.signum() > 0 ? 1 : 0);
  }

  /** The law of an answer that is known beforehand. */
  public static AnswerLaw known(int outputTokens, Acceptance acceptance) {
    return new AnswerLaw(null, List.of(new Outcome(outputTokens, acceptance, 1)));
  }

  /**
   * The law of some outcomes, at least one. If all come to the same it is that of the first one.
   *
   * @param most tokens after which answers are cut off
   * @param maxLength l_max, the positions whose acceptance matters
   */
  public static AnswerLaw of(List<Outcome> outcomes, int most, int maxLength) {
    List<Outcome> capped = new ArrayList<>();
    for (Outcome each : outcomes) {
      int tokens = Math.min(each.outputTokens(), most);
      capped.add(new Outcome(tokens, each.acceptance(), each.weight()));
    }
    Outcome first = capped.get(0);
    return capped.stream().allMatch(each -> same(each, first, maxLength))
        ? known(first.outputTokens(), first.acceptance())
        : new AnswerLaw(null, capped);
  }

  private static boolean same(Outcome a, Outcome b, int maxLength) {
    Map<String, Acceptance> modes = new LinkedHashMap<>(a.acceptance().byMode());
    modes.putAll(b.acceptance().byMode());
    boolean same = a.outputTokens() == b.outputTokens() && same(a, b, null, maxLength);
    for (String mode : modes.keySet()) {
      same &= same(a, b, mode, maxLength);
    }
    return same;
  }

  private static boolean same(Outcome a, Outcome b, @Nullable String mode, int maxLength) {
    return a.acceptance().under(mode).survivesLike(b.acceptance().under(mode), maxLength);
  }

  /** Rates of which the running products are the mean ones, Ā, under every mode. */
  private Acceptance pooled() {
    Acceptance first = outcomes.get(0).acceptance();
    if (outcomes.stream().allMatch(outcome -> outcome.acceptance().equals(first))) {
      return first;
    }
    Map<String, Acceptance> byMode = new LinkedHashMap<>();
    for (Outcome outcome : outcomes) {
      outcome.acceptance().byMode().keySet().forEach(mode -> byMode.put(mode, first));
    }
    byMode.replaceAll((mode, unset) -> pooled(mode));
    return byMode.isEmpty() ? pooled(null) : Acceptance.ofModes(byMode);
  }

  private Acceptance pooled(@Nullable String mode) {
    return Acceptance.pooled(
        outcomes.stream().map(outcome -> outcome.acceptance().under(mode)).toList(),
        outcomes.stream().map(this::chance).toList());
  }

  /** This as that of a class, of which tasks may have others. */
  public AnswerLaw ofClass(String name) {
    return new AnswerLaw(name, outcomes);
  }

  /** The class that it is of: answers of one are drawn together; null if it is of none. */
  public @Nullable String className() {
    return className;
  }

  /** What may come, in the order given. */
  public List<Outcome> outcomes() {
    return outcomes;
  }

  /** p_s, the chance of one of the outcomes. */
  public double chance(Outcome outcome) {
    return outcome.weight() / totalWeight;
  }

  /** Which of the outcomes comes for a number drawn from [0, 1). */
  public int at(double drawn) {
    double below = 0;
    for (int s = 0; s < outcomes.size() - 1; s++) {
      below += chance(outcomes.get(s));
      if (drawn < below) {
        return s;
      }
    }
    return outcomes.size() - 1;
  }

  /** Whether more than one answer may come. */
  public boolean isUncertain() {
    return outcomes.size() > 1;
  }

  /** Ō = ⌈Σ p·O − 1e-9⌉, tokens, where one number is needed. */
  public int outputTokens() {
    return outputTokens;
  }

  /** Σ p·O, tokens. */
  public double meanOutputTokens() {
    return 1 + furtherTokens;
  }

  /** Σ p·O − 1, tokens after the first, to all digits where they are few. */
  public double furtherTokens() {
    return furtherTokens;
  }

  /** max O, tokens: what memory is reserved for. */
  public int largestOutputTokens() {
    return largestOutputTokens;
  }

  /** Rates of mean survival, where one number is needed. */
  public Acceptance acceptance() {
    return acceptance;
  }

  /** These outcomes with other acceptance. */
  public AnswerLaw with(UnaryOperator<Acceptance> change) {
    List<Outcome> changed = new ArrayList<>();
    for (Outcome each : outcomes) {
      Acceptance other = change.apply(each.acceptance());
      changed.add(new Outcome(each.outputTokens(), other, each.weight()));
    }
    return new AnswerLaw(className, changed);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof AnswerLaw that
            && hashCode() == that.hashCode()
            && outcomes.equals(that.outcomes));
  }

  @Override
  public int hashCode() {
    if (hash == 0) {
      hash = outcomes.hashCode();
    }
    return hash;
  }

  @Override
  public String toString() {
    return outcomes.toString();
  }
}
