package sdedge.oracle.stream;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sdedge.instance.AnswerLaw;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.oracle.model.RandomNumbers;

/**
 * The answers that come to the requests of a stream (Section 11 of the model).
 *
 * @param known the task of each request with the answer that comes
 * @param outcomes which of those of its law that is, from 0
 */
public record StreamAnswers(List<Task> known, List<Integer> outcomes) {
  private static final long PURPOSE = 0;

  public StreamAnswers {
    known = List.copyOf(known);
    outcomes = List.copyOf(outcomes);
  }

  /** A request whose answer is drawn, the number that orders it and that which places it. */
  private record Drawn(int request, double number, double place) {}

  /**
   * Those of a draw.
   *
   * @param tasks of the requests, as indices in the instance
   * @param draw from 1
   */
  public static StreamAnswers of(Instance instance, int[] tasks, long seed, int draw) {
    List<Task> known = new ArrayList<>();
    List<Integer> outcomes = new ArrayList<>(Collections.nCopies(tasks.length, 0));
    Map<Object, List<Drawn>> byClass = new HashMap<>();
    for (int r = 0; r < tasks.length; r++) {
      Task task = instance.tasks().get(tasks[r]);
      known.add(task);
      if (task.answer().outcomes().size() > 1) {
        RandomNumbers random = RandomNumbers.of(seed, PURPOSE, draw, r);
        double number = random.uniform();
        String name = task.answer().className();
        byClass
            .computeIfAbsent(name == null ? task.answer() : name, unknown -> new ArrayList<>())
            .add(new Drawn(r, number, random.uniform()));
      }
    }
    byClass
        .values()
        .forEach(
            requests -> {
              requests.sort(Comparator.comparingDouble(Drawn::number));
              for (int rank = 0; rank < requests.size(); rank++) {
                Drawn of = requests.get(rank);
                AnswerLaw law = known.get(of.request).answer();
                int outcome = at(law, (rank + of.place) / requests.size());
                outcomes.set(of.request, outcome);
                known.set(of.request, known.get(of.request).with(only(law, outcome)));
              }
            });
    return new StreamAnswers(known, outcomes);
  }

  /** The outcome at a place of a law, in [0, 1). */
  private static int at(AnswerLaw law, double place) {
    double weights = law.outcomes().stream().mapToDouble(AnswerLaw.Outcome::weight).sum();
    double below = 0;
    int outcome = 0;
    while (outcome < law.outcomes().size() - 1) {
      below += law.outcomes().get(outcome).weight() / weights;
      if (place < below) {
        return outcome;
      }
      outcome++;
    }
    return outcome;
  }

  private static AnswerLaw only(AnswerLaw law, int outcome) {
    AnswerLaw.Outcome of = law.outcomes().get(outcome);
    return AnswerLaw.known(of.outputTokens(), of.acceptance());
  }
}
