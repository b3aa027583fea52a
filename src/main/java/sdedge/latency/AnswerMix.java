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

  private final Map<List<Double>, Alike> groups = new LinkedHashMap<>(); // by the law of the gain
  private final List<Alone> alone = new ArrayList<>();
  private double[] activity = new double[16];
  private double[] gained = new double[16];

  /** An answer whose steps are those of itself alone. */
  private record Alone(double chance, AnswerSteps steps) {}

  /** Answers that gain alike, and what they have gained so far if they never end. */
  private static final class Alike {
    private final double[] gain;
    private final List<double[]> answers = new ArrayList<>(); // tokens and chance
    private double[] going = {}; // Σ of the chances of answers of more than j tokens, at j
    private double[] chance = {}; // by tokens gained so far
    private double[] next = {};
    private int low;
    private int high;

    Alike(double[] gain) {
      this.gain = gain;
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
      long states = Math.min(Integer.MAX_VALUE, (long) most + gain.length);
      chance = new double[(int) states]; // more is out of memory
      next = new double[chance.length];
      chance[0] = 1;
      high = most > 0 ? 0 : -1;
    }

    void step() {
      if (low > high) {
        return; // all are over
      }
      Arrays.fill(next, low, Math.min(next.length, high + gain.length + 1), 0);
      for (int i = gain.length - 1; i >= 0; i--) { // this way round for vector instructions
        for (int g = low; g <= high; g++) {
          next[g + i + 1] += gain[i] * chance[g];
        }
      }
      low++;
      high = Math.min(going.length - 1, high + gain.length);
      while (low < high && next[low] < AnswerSteps.NEGLIGIBLE) {
        low++;
      }
      while (high > low && next[high] < AnswerSteps.NEGLIGIBLE) {
        high--;
      }
      double[] swap = chance;
      chance = next;
      next = swap;
    }
  }

  /**
   * Adds an answer.
   *
   * @param gain the chance to gain i + 1 tokens in a step at i
   */
  void add(double[] gain, int output, double chance) {
    List<Double> law = Arrays.stream(gain).boxed().toList();
    groups
        .computeIfAbsent(law, absent -> new Alike(gain))
        .answers
        .add(new double[] {output, chance});
  }

  /** The steps of all answers. */
  AnswerSteps steps() {
    for (Alike group : groups.values()) {
      setApart(group);
    }
    return byRecursion();
  }

  /** Takes those out of which the steps are found faster one by one. */
  private void setApart(Alike group) {
    List<double[]> longOnes =
        group.answers.stream().filter(answer -> answer[0] > AnswerSteps.LONG).toList();
    double most = longOnes.stream().mapToDouble(answer -> answer[0]).max().orElse(0);
    if (!AnswerSteps.isFastByRecursion((int) most, group.gain, longOnes.size())) {
      group.answers.removeAll(longOnes);
      GainLaw law = new GainLaw(group.gain);
      for (double[] answer : longOnes) {
        AnswerSteps own = LongAnswer.of(law, (int) answer[0], LEAST_OF_ONE);
        alone.add(new Alone(answer[1], own));
      }
    }
  }

  /** The same without setting long answers apart. */
  AnswerSteps byRecursion() {
    groups.values().forEach(Alike::begin);
    int steps = 0;
    while (true) {
      double active = 0;
      double tokens = 0;
      for (Alike group : groups.values()) {
        for (int g = group.low; g <= group.high; g++) {
          double going = group.going[g] * group.chance[g];
          active += going;
          tokens += g * going;
        }
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
      groups.values().forEach(Alike::step);
    }
  }
}
