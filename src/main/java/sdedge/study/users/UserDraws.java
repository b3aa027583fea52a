package sdedge.study.users;

import java.util.ArrayList;
import java.util.List;
import sdedge.instance.AnswerLaw;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.random.RandomStream;

/**
 * Users drawn with replacement from the tasks of an instance. A draw is one endless sequence of
 * users of which there are the first so many, so that a larger number has all users of a smaller
 * one.
 *
 * @param tokens token counts of a trace, one of which each user has in place of its task's; empty
 *     for those of the tasks
 */
public record UserDraws(Instance instance, List<Tokens> tokens, long seed) {
  private static final long TASKS = 3; // other streams of a seed are of arrivals
  private static final long COUNTS = 4;

  public UserDraws {
    tokens = List.copyOf(tokens);
  }

  /** The tokens of a request, each at least 1. */
  public record Tokens(int input, int output) {}

  /**
   * The instance with the first users of a draw, {@code user-1}, {@code user-2}, ….
   *
   * @param draw from 1
   * @param users at least 1
   */
  public Instance of(int draw, int users) {
    RandomStream tasks = RandomStream.of(seed, TASKS, draw);
    RandomStream counts = RandomStream.of(seed, COUNTS, draw);
    List<Task> drawn = new ArrayList<>(users);
    for (int user = 1; user <= users; user++) {
      Task of = instance.tasks().get(tasks.below(instance.tasks().size()));
      Tokens has = tokens.isEmpty() ? null : tokens.get(counts.below(tokens.size()));
      drawn.add(
          new Task(
              "user-" + user,
              of.drafter(),
              has == null ? of.inputTokens() : has.input(),
              has == null ? of.answer() : AnswerLaw.known(has.output(), of.acceptance()),
              of.txPowerDbm(),
              of.channelGainDb(),
              0));
    }
    return instance.with(drawn);
  }
}
