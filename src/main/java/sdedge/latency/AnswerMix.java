package sdedge.latency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The random steps of an answer that may be one of several (docs/model.md section 9): one recursion
 * over the tokens gained for all that gain them alike, whatever their lengths.
 */
final class AnswerMix {
  private static final double LEAST_OF_ONE = 1e-18; // in all of them 1e-11 of what is kept

  private final Map<Object, Alike> groups = new LinkedHashMap<>(); // by what they have in common
  private final List<Alone> alone = new ArrayList<>();
  private double[] activity = new double[16];
  private double[] gained = new double[16];

  /** An answer whose steps are those of itself alone. */
  private record Alone(double chance, AnswerSteps steps) {}

  /** Answers that gain alike, and what they have gained so far if they never end. */
  private static final class Alike {
    private final AnswerGains gains;
    private final List<double[]> answers = new ArrayList<>(); // tokens and chance
    private double[] going = {}; // Σ of the chances of answers of more than j tokens, at j
    private GainedTokens gained;
    private double active; // Σ of the chances of answers that go on
    private double tokens; // Σ of these and the tokens they have gained

    Alike(AnswerGains gains) {
      this.gains = gains;
      gained = new GainedTokens(gains, 0);
    }

    void begin() {
      int most = (int) answers.stream().mapToDouble(answer -> answer[0]).max().orElse(0);
      going = new double[most];
      for (double[] answer : answers) {
        going[(int) answer[0] - 1] += answer[1];
      }
      for (int j = most - 2; j >= 0; j--) {
        going[j] += going[j + 1];
      }
      gained = new GainedTokens(gains, most);
    }

    /** Finds {@link #active} and {@link #tokens}. */
    void sumUp() {
      active = 0;
      tokens = 0;
      int g = gained.low();
      if (answers.size() > 1) {
        g = sumUpSeveral();
      }
      for (; g <= gained.high(); g++) {
        double still = going[g] * gained.chance(g);
        active += still;
        tokens += g * still;
      }
    }

    /** In four partial sums, as one would wait for each addition in turn; up to where they go. */
    private int sumUpSeveral() {
      double a0 = 0;
      double a1 = 0;
      double a2 = 0;
      double a3 = 0;
      double t0 = 0;
      double t1 = 0;
      double t2 = 0;
      double t3 = 0;
      int high = gained.high();
      double[] chance = gained.chances();
      int g = gained.low();
      for (; g + 3 <= high; g += 4) {
        int at = gained.pad() + g;
        double s0 = going[g] * chance[at];
        double s1 = going[g + 1] * chance[at + 1];
        double s2 = going[g + 2] * chance[at + 2];
        double s3 = going[g + 3] * chance[at + 3];
        a0 += s0;
        a1 += s1;
        a2 += s2;
        a3 += s3;
        t0 += g * s0;
        t1 += (g + 1) * s1;
        t2 += (g + 2) * s2;
        t3 += (g + 3) * s3;
      }
      active = (a0 + a1) + (a2 + a3);
      tokens = (t0 + t1) + (t2 + t3);
      return g;
    }
  }

  void add(AnswerGains gains, int output, double chance) {
    groups
        .computeIfAbsent(gains.key(), absent -> new Alike(gains))
        .answers
        .add(new double[] {output, chance});
  }

  AnswerSteps steps() {
    for (Alike group : groups.values()) {
      setApart(group);
    }
    return byRecursion();
  }

  /** Takes those out of which the steps are found faster one by one. */
  private void setApart(Alike group) {
    double[] always = group.gains.always();
    if (always == null) {
      return; // there is but the recursion
    }
    List<double[]> longOnes =
        group.answers.stream().filter(answer -> answer[0] > AnswerSteps.LONG).toList();
    double most = longOnes.stream().mapToDouble(answer -> answer[0]).max().orElse(0);
    if (!AnswerSteps.isFastByRecursion((int) most, always, longOnes.size())) {
      group.answers.removeAll(longOnes);
      GainLaw law = new GainLaw(always);
      for (double[] answer : longOnes) {
        AnswerSteps own = LongAnswer.of(law, (int) answer[0], LEAST_OF_ONE);
        alone.add(new Alone(answer[1], own));
      }
    }
  }

  /** The steps by recursion alone, long answers included. */
  AnswerSteps byRecursion() {
    groups.values().forEach(Alike::begin);
    int steps = 0;
    while (true) {
      double active = 0;
      double tokens = 0;
      for (Alike group : groups.values()) {
        group.sumUp();
        active += group.active;
        tokens += group.tokens;
      }
      for (Alone answer : alone) {
        AnswerSteps own = answer.steps();
        if (steps < own.activity().length) {
          active += answer.chance() * own.activity()[steps];
          tokens += answer.chance() * own.activity()[steps] * own.gained()[steps];
        }
      }
      if (active < AnswerSteps.LEAST_ACTIVITY) {
        return new AnswerSteps(Arrays.copyOf(activity, steps), Arrays.copyOf(gained, steps));
      }
      if (steps == activity.length) {
        activity = Arrays.copyOf(activity, 2 * steps);
        gained = Arrays.copyOf(gained, 2 * steps);
      }
      activity[steps] = Math.min(1, active); // rounding: above 1, chances of batches are no numbers
      gained[steps] = tokens / active;
      steps++;
      groups.values().forEach(group -> group.gained.step());
    }
  }
}
