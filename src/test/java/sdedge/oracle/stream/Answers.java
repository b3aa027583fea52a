package sdedge.oracle.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
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

  /** The number of prompts. */
  int prompts() {
    return instance.tasks().size();
  }

  /** The prompt of an answer. */
  int prompt(int answer) {
    return of.get(answer);
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

  /** The mean of the largest value of the prompts of a drafter (of any, if it is −1). */
  double meanLargest(double[] values, int drafter) {
    List<Integer> order =
        IntStream.range(0, values.length)
            .boxed()
            .filter(i -> drafter < 0 || known.get(i).drafter() == drafter)
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .toList();
    int missing = (int) order.stream().map(of::get).distinct().count();
    double[] below = new double[instance.tasks().size()]; // the chance of no more, by prompt
    double log = 0; // of the product of those that are not 0
    double mean = 0;
    double chance = 0; // of no more from any prompt
    for (int at = 0; at < order.size(); at++) {
      int i = order.get(at);
      double before = below[of.get(i)];
      below[of.get(i)] += weight.get(i);
      log += before == 0 ? Math.log(weight.get(i)) : Math.log1p(weight.get(i) / before);
      missing -= before == 0 ? 1 : 0;
      double next = at == order.size() - 1 ? 1 : missing == 0 ? Math.exp(log) : 0;
      mean += values[i] * (next - chance);
      chance = next;
    }
    return mean;
  }
}
