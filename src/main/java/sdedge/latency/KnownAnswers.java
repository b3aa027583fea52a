package sdedge.latency;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import sdedge.instance.Acceptance;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Task;

/**
 * The random steps of answers, each computed once: tasks of one length and acceptance have the same
 * ones. Keeps as many as take {@value #MOST_STEPS} steps; any others are computed at each time.
 */
public final class KnownAnswers {
  private static final int MOST_STEPS = 2_000_000; // of 16 bytes

  private static volatile Latest latest = new Latest(new WeakReference<>(null), new KnownAnswers());

  private record Latest(WeakReference<List<Task>> tasks, KnownAnswers answers) {}

  private final Map<Key, AnswerSteps> known = new ConcurrentHashMap<>();
  private final AtomicLong steps = new AtomicLong();

  private record Key(Acceptance acceptance, int outputTokens, int length) {}

  /**
   * Those of an instance: the same ones as before if its tasks are, since a search poses many
   * problems of the same tasks.
   */
  static KnownAnswers of(Instance instance) {
    Latest known = latest;
    if (known.tasks.get() != instance.tasks()) {
      known = new Latest(new WeakReference<>(instance.tasks()), new KnownAnswers());
      latest = known;
    }
    return known.answers;
  }

  /** How a task advances under a choice of drafting with a length ≥ 1. */
  ExpectedProgress progress(Task task, DraftChoice drafting) {
    int length = drafting.length();
    Acceptance acceptance = task.acceptance().under(drafting);
    Key key = new Key(acceptance, task.outputTokens(), length);
    AnswerSteps answer = known.get(key);
    if (answer == null) {
      answer = AnswerSteps.of(acceptance, task.outputTokens(), length);
      if (steps.addAndGet(answer.activity().length) <= MOST_STEPS) {
        known.put(key, answer);
      }
    }
    return new ExpectedProgress(task.inputTokens(), answer);
  }
}
