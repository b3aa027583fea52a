package sdedge.stream;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import sdedge.instance.AnswerLaw;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.random.RandomStream;
import sdedge.random.Strata;

/**
 * Which answers come to the requests of a stream (docs/model.md section 11): spread evenly over
 * their law, the same for all rates and policies.
 */
final class AnswerDraws {
  private static final long ANSWERS = 0; // of gaps and decks 1 and 2, of acceptance from 3 on

  private AnswerDraws() {}

  /**
   * The outcomes of the answers to some requests.
   *
   * @param tasks by request, as index in the instance
   * @param number distinguishes the draws of a seed
   */
  static int[] outcomes(Instance instance, int[] tasks, long seed, int number) {
    Map<AnswerLaw, Integer> laws = new LinkedHashMap<>();
    int[] lawOf =
        instance.tasks().stream()
            .map(Task::answer)
            .mapToInt(law -> laws.computeIfAbsent(law, unknown -> laws.size()))
            .toArray();
    int[][] requests = byLaw(tasks, lawOf, laws.size());
    int[] outcomes = new int[tasks.length];
    laws.forEach(
        (law, index) -> {
          if (law.isUncertain()) {
            int[] own = requests[index];
            double[] drawn = new double[own.length];
            double[] places = new double[own.length];
            for (int i = 0; i < own.length; i++) {
              RandomStream random = RandomStream.of(seed, ANSWERS, number, own[i]);
              drawn[i] = random.uniform();
              places[i] = random.uniform();
            }
            double[] spread = Strata.of(drawn, places);
            for (int i = 0; i < own.length; i++) {
              outcomes[own[i]] = law.at(spread[i]);
            }
          }
        });
    return outcomes;
  }

  /** The requests whose answer has each law, in their order. */
  private static int[][] byLaw(int[] tasks, int[] lawOf, int laws) {
    int[] counts = new int[laws];
    for (int task : tasks) {
      counts[lawOf[task]]++;
    }
    int[][] requests = Arrays.stream(counts).mapToObj(int[]::new).toArray(int[][]::new);
    for (int r = tasks.length - 1; r >= 0; r--) {
      int law = lawOf[tasks[r]];
      requests[law][--counts[law]] = r;
    }
    return requests;
  }
}
