package sdedge.oracle.stream;

import java.util.ArrayList;
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
}
