package sdedge.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sdedge.instance.Acceptance;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.latency.TaskProgress;
import sdedge.plan.Feasibility;
import sdedge.wireless.Uplink;

/** The tasks of an instance as arrays by index, with what they gain by each choice of a step. */
final class Population {
  final int[] drafter;
  final double[] input;
  final double[] output;

  /** Tokens reserved: I + O + l_max. */
  final double[] reserved;

  /** W, seconds. */
  final double[] uploadS;

  private final int[] curve; // of acceptance
  private final double[][] expected; // E by curve, choice
  private final double[][][] survival; // Π_{j≤l} α_j by curve, choice, at l

  Population(Instance instance, StepChoices choices) {
    int size = instance.tasks().size();
    drafter = instance.tasks().stream().mapToInt(Task::drafter).toArray();
    input = instance.tasks().stream().mapToDouble(Task::inputTokens).toArray();
    output = instance.tasks().stream().mapToDouble(Task::outputTokens).toArray();
    reserved = new double[size];
    Arrays.setAll(reserved, k -> Feasibility.reservedTokens(instance, k));
    uploadS = new double[size];
    for (int d = 0; d < instance.drafters().size(); d++) {
      int[] own = instance.tasksOf(d);
      List<Task> tasks = Arrays.stream(own).mapToObj(instance.tasks()::get).toList();
      double[] alone = Uplink.aloneSeconds(instance.drafters().get(d).wireless(), tasks);
      for (int i = 0; i < own.length; i++) {
        uploadS[own[i]] = alone[i];
      }
    }
    curve = new int[size];
    List<Acceptance> curves = curves(instance);
    expected = curves.stream().map(each -> expected(each, choices)).toArray(double[][]::new);
    survival = curves.stream().map(each -> survival(each, choices)).toArray(double[][][]::new);
  }

  /** Many tasks may share a curve. */
  private List<Acceptance> curves(Instance instance) {
    Map<Acceptance, Integer> known = new HashMap<>();
    List<Acceptance> curves = new ArrayList<>();
    for (int k = 0; k < curve.length; k++) {
      Acceptance own = instance.tasks().get(k).acceptance();
      Integer at = known.putIfAbsent(own, curves.size());
      if (at == null) {
        curve[k] = curves.size();
        curves.add(own);
      } else {
        curve[k] = at;
      }
    }
    return curves;
  }

  private static double[] expected(Acceptance acceptance, StepChoices choices) {
    return choices.all().stream()
        .mapToDouble(each -> TaskProgress.expectedTokens(acceptance.under(each), each.length()))
        .toArray();
  }

  private static double[][] survival(Acceptance acceptance, StepChoices choices) {
    double[][] chances = new double[choices.count()][];
    for (int mode = 0; mode < choices.modes(); mode++) {
      double[] chance = new double[choices.longest() + 1];
      chance[0] = 1;
      for (int l = 1; l < chance.length; l++) {
        Acceptance own = acceptance.under(choices.drafting(choices.of(l, mode)));
        chance[l] = chance[l - 1] * own.at(l);
      }
      for (int l = 0; l < chance.length; l++) {
        chances[choices.of(l, mode)] = chance;
      }
    }
    return chances;
  }

  /** The mean gain of a task by a step of each choice. */
  double[] expected(int task) {
    return expected[curve[task]];
  }

  /** The chance that the first l drafts of a task under a choice are all accepted, at l. */
  double[] survival(int task, int choice) {
    return survival[curve[task]][choice];
  }
}
