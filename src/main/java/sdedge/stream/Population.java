package sdedge.stream;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Acceptance;
import sdedge.instance.AnswerLaw;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.plan.Choices;
import sdedge.plan.Feasibility;
import sdedge.wireless.Uplink;

/** The tasks of an instance as arrays by index, with what they gain by each choice of a step. */
final class Population {
  final int[] drafter;
  final double[] input;

  /** Tokens reserved: I + O + l_max. */
  final double[] reserved;

  /** Whether what a step gains depends on the tokens gained before, of any task. */
  final boolean variesByContext;

  /** W, seconds. */
  final double[] uploadS;

  private final double[][] output; // of the average, then by outcome
  private final int[][] curves; // of acceptance: of the average, then by outcome
  private final List<Acceptance> acceptance; // by curve
  private final double[] @Nullable [] expected; // E by curve, choice; null if it varies by context
  private final double[] @Nullable [][] survival; // Π_{j≤l} α_j by curve, choice, at l; likewise
  private final Choices choices;

  Population(Instance instance, Choices choices) {
    int size = instance.tasks().size();
    drafter = instance.tasks().stream().mapToInt(Task::drafter).toArray();
    input = instance.tasks().stream().mapToDouble(Task::inputTokens).toArray();
    reserved = new double[size];
    Arrays.setAll(reserved, k -> Feasibility.reservedTokens(instance, k));
    uploadS = Uplink.aloneSeconds(instance);
    Map<Acceptance, Integer> known = new LinkedHashMap<>(); // many tasks may share a curve
    output = new double[size][];
    curves = new int[size][];
    for (int k = 0; k < size; k++) {
      AnswerLaw answer = instance.tasks().get(k).answer();
      output[k] = new double[answer.outcomes().size() + 1];
      curves[k] = new int[output[k].length];
      output[k][0] = answer.outputTokens();
      curves[k][0] = number(known, answer.acceptance());
      for (int s = 1; s < output[k].length; s++) {
        AnswerLaw.Outcome outcome = answer.outcomes().get(s - 1);
        output[k][s] = outcome.outputTokens();
        curves[k][s] = number(known, outcome.acceptance());
      }
    }
    this.choices = choices;
    acceptance = List.copyOf(known.keySet());
    variesByContext = acceptance.stream().anyMatch(Acceptance::variesByContext);
    expected = new double[acceptance.size()][];
    survival = new double[acceptance.size()][][];
    for (int i = 0; i < expected.length; i++) {
      if (!acceptance.get(i).variesByContext()) {
        expected[i] = choices.expected(acceptance.get(i), 1);
        survival[i] = choices.survival(acceptance.get(i), 1);
      }
    }
  }

  private static int number(Map<Acceptance, Integer> known, Acceptance own) {
    Integer at = known.putIfAbsent(own, known.size());
    return at == null ? known.size() - 1 : at;
  }

  /** The mean gain of a task by a step of each choice, as far as its law says. */
  double[] expected(int task, double gained) {
    return expected(task, Requests.AVERAGE, gained);
  }

  /** O of one outcome of a task's answer, tokens. */
  double output(int task, int outcome) {
    return output[task][outcome - Requests.AVERAGE];
  }

  /** The mean gain of one outcome of a task's answer by a step of each choice. */
  double[] expected(int task, int outcome, double gained) {
    int curve = curves[task][outcome - Requests.AVERAGE];
    double[] always = expected[curve];
    return always != null ? always : choices.expected(acceptance.get(curve), input[task] + gained);
  }

  /** The chance that the first l drafts of an outcome under a choice are all accepted, at l. */
  double[] survival(int task, int outcome, int choice, double gained) {
    int curve = curves[task][outcome - Requests.AVERAGE];
    double[][] always = survival[curve];
    return always != null
        ? always[choice]
        : choices.survival(acceptance.get(curve), input[task] + gained)[choice];
  }
}
