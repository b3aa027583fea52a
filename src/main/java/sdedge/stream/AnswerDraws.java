package sdedge.stream;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import sdedge.instance.AnswerLaw;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.random.RandomStream;
import sdedge.random.Strata;

/**
 * Which answers come to the requests of a stream (docs/model.md section 11): spread evenly over
 * their class, the same for all rates and policies.
 */
final class AnswerDraws {
  private static final int KNOWN = -1; // no class
  private static final long ANSWERS =
      0; // of gaps and permutations 1 and 2, of acceptance from 3 on

  private AnswerDraws() {}

  /**
   * The outcomes of the answers to some requests.
   *
   * @param tasks by request, as index in the instance
   * @param number distinguishes the draws of a seed
   */
  static int[] outcomes(Instance instance, int[] tasks, long seed, int number) {
    List<AnswerLaw> laws = instance.tasks().stream().map(Task::answer).toList();
    int[] outcomes = new int[tasks.length];
    for (int[] own : byClass(laws, tasks)) {
      double[] drawn = new double[own.length];
      double[] places = new double[own.length];
      for (int i = 0; i < own.length; i++) {
        RandomStream random = RandomStream.of(seed, ANSWERS, number, own[i]);
        drawn[i] = random.uniform();
        places[i] = random.uniform();
      }
      double[] spread = Strata.of(drawn, places);
      for (int i = 0; i < own.length; i++) {
        outcomes[own[i]] = laws.get(tasks[own[i]]).at(spread[i]);
      }
    }
    return outcomes;
  }

  /** The requests whose answers are of each class, or of each law of none, in their order. */
  private static List<int[]> byClass(List<AnswerLaw> laws, int[] tasks) {
    Map<Object, Integer> classes = new HashMap<>();
    int[] classOf = new int[laws.size()]; // of a task
    for (int k = 0; k < classOf.length; k++) {
      AnswerLaw law = laws.get(k);
      Object key = law.className() == null ? law : law.className();
      classOf[k] =
          law.isUncertain() ? classes.computeIfAbsent(key, unknown -> classes.size()) : KNOWN;
    }
    int[] counts = new int[classes.size()];
    int[] drawn =
        IntStream.range(0, tasks.length).filter(r -> classOf[tasks[r]] != KNOWN).toArray();
    Arrays.stream(drawn).forEach(r -> counts[classOf[tasks[r]]]++);
    List<int[]> requests = Arrays.stream(counts).mapToObj(int[]::new).toList();
    for (int i = drawn.length - 1; i >= 0; i--) {
      int own = classOf[tasks[drawn[i]]];
      requests.get(own)[--counts[own]] = drawn[i];
    }
    return requests;
  }
}
