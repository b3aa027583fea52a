package sdedge.latency;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import sdedge.instance.AnswerLaw;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Task;

/**
 * The random steps of answers, each computed once: tasks of one answer have the same ones. Keeps as
 * many as take {@value #MOST_STEPS} steps; any others are computed at each time.
 */
public final class AnswerCache {
  private static final int MOST_STEPS = 2_000_000; // of 16 bytes

  private static volatile Latest latest = new Latest(new WeakReference<>(null), new AnswerCache());

  private record Latest(WeakReference<List<Task>> tasks, AnswerCache answers) {}

  private final Map<Key, AnswerSteps> known = new ConcurrentHashMap<>();
  private final AtomicLong steps = new AtomicLong();

  private record Key(AnswerLaw answer, DraftChoice choice) {}

  /**
   * Those of an instance: the same ones as before if its tasks are, since a search poses many
   * problems of the same tasks.
   */
  static AnswerCache of(Instance instance) {
    Latest known = latest;
    if (known.tasks.get() != instance.tasks()) {
      known = new Latest(new WeakReference<>(instance.tasks()), new AnswerCache());
      latest = known;
    }
    return known.answers;
  }

  /** How a task advances under a draft choice. */
  ExpectedProgress progress(Task task, DraftChoice choice) {
    boolean byMode = !task.acceptance().byMode().isEmpty();
    Key key = new Key(task.answer(), byMode ? choice : DraftChoice.of(choice.length()));
    AnswerSteps answer = known.get(key);
    if (answer == null) {
      answer = AnswerSteps.of(task.answer(), choice);
      if (steps.addAndGet(answer.activity().length) <= MOST_STEPS) {
        known.put(key, answer);
      }
    }
    return new ExpectedProgress(task.inputTokens(), answer);
  }
}
