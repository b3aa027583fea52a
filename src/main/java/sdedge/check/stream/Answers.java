package sdedge.check.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import sdedge.instance.AnswerLaw;
import sdedge.instance.Instance;
import sdedge.instance.Task;

/**
 * The answers that may come to the prompts of an instance, each as a task whose answer is known
 * (Section 12 of the model). Values by answer are in the order of the tasks of {@link #known()}.
 */
final class Answers {
  private final Instance instance;
  private final List<Task> known = new ArrayList<>();
  private final List<Integer> of = new ArrayList<>(); // the prompt
  private final List<Double> weight = new ArrayList<>(); // of all answers to a prompt together 1

  private Answers(Instance instance) {
    this.instance = instance;
  }

  /** All answers. */
  static Answers all(Instance instance) {
    Answers all = new Answers(instance);
    for (int k = 0; k < instance.tasks().size(); k++) {
      Task task = instance.tasks().get(k);
      List<AnswerLaw.Outcome> law = task.answer().outcomes();
      double total = law.stream().mapToDouble(AnswerLaw.Outcome::weight).sum();
      for (AnswerLaw.Outcome each : law) {
        AnswerLaw only = AnswerLaw.known(each.outputTokens(), each.acceptance());
        all.add(k, law.size() == 1 ? task : task.with(only), each.weight() / total);
      }
    }
    return all;
  }

  /** One average answer to each prompt. */
  static Answers averages(Instance instance) {
    Answers averages = new Answers(instance);
    for (int k = 0; k < instance.tasks().size(); k++) {
      averages.add(k, instance.tasks().get(k), 1);
    }
    return averages;
  }

  private void add(int prompt, Task task, double part) {
    of.add(prompt);
    known.add(task);
    weight.add(part);
  }

  /** With these tasks. */
  Instance known() {
    return instance.with(known);
  }

  /** The values of each prompt. */
  double[][] split(double[] values) {
    List<List<Double>> split = new ArrayList<>();
    instance.tasks().forEach(task -> split.add(new ArrayList<>()));
    for (int i = 0; i < values.length; i++) {
      split.get(of.get(i)).add(values[i]);
    }
    return split.stream()
        .map(own -> own.stream().mapToDouble(Double::doubleValue).toArray())
        .toArray(double[][]::new);
  }

  /** The mean of each prompt. */
  double[] byPrompt(double[] values) {
    double[] means = new double[instance.tasks().size()];
    for (int i = 0; i < values.length; i++) {
      means[of.get(i)] += weight.get(i) * values[i];
    }
    return means;
  }

  /** A value, and the chance that nothing is larger. */
  private record Step(double value, double chance) {}

  /** The mean of the largest value of the prompts of a drafter (of any, if it is −1). */
  double meanLargest(double[] values, int drafter) {
    List<List<Step>> laws = new ArrayList<>();
    for (int from = 0; from < values.length; ) {
      int to = from;
      while (to < values.length && of.get(to).equals(of.get(from))) {
        to++;
      }
      if (drafter < 0 || known.get(from).drafter() == drafter) {
        laws.add(law(values, from, to));
      }
      from = to;
    }
    double mean = 0;
    double below = 0;
    for (Step step : product(laws)) {
      mean += step.value * (step.chance - below);
      below = step.chance;
    }
    return mean;
  }

  private List<Step> law(double[] values, int from, int to) {
    List<Step> law = new ArrayList<>();
    for (int i = from; i < to; i++) {
      law.add(new Step(values[i], weight.get(i)));
    }
    law.sort(Comparator.comparingDouble(Step::value));
    double sum = 0;
    for (int i = 0; i < law.size(); i++) {
      sum = i == law.size() - 1 ? 1 : sum + law.get(i).chance;
      law.set(i, new Step(law.get(i).value, sum));
    }
    return law;
  }

  /** The law of the largest of some. */
  private static List<Step> product(List<List<Step>> laws) {
    int half = laws.size() / 2;
    return laws.size() < 2
        ? laws.get(0)
        : product(product(laws.subList(0, half)), product(laws.subList(half, laws.size())));
  }

  private static List<Step> product(List<Step> one, List<Step> other) {
    List<Step> both = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < one.size() || j < other.size()) {
      boolean first =
          j == other.size() || (i < one.size() && one.get(i).value <= other.get(j).value);
      double value = first ? one.get(i++).value : other.get(j++).value;
      double chance = i == 0 || j == 0 ? 0 : one.get(i - 1).chance * other.get(j - 1).chance;
      both.add(new Step(value, chance));
    }
    return both;
  }
}
