package sdedge.latency;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
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

  private static final Map<Holder, SoftReference<AnswerCache>> ALL = new ConcurrentHashMap<>();
  private static final ReferenceQueue<List<Task>> GONE = new ReferenceQueue<>();

  /** The tasks of an instance, not others that are equal, as long as somebody else has them. */
  private static final class Holder extends WeakReference<List<Task>> {
    private final int hash;

    Holder(List<Task> tasks) {
      super(tasks, GONE);
      hash = System.identityHashCode(tasks);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other
          || (other instanceof Holder that && get() != null && get() == that.get());
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  private final Map<Key, AnswerSteps> known = new ConcurrentHashMap<>();
  private final AtomicLong steps = new AtomicLong();

  /**
   * What steps depend on.
   *
   * @param input tokens of the prompt; 0 if they do not matter
   */
  private record Key(AnswerLaw answer, DraftChoice choice, int input) {}

  /**
   * Those of the tasks of an instance, whatever other instances are searched meanwhile: a search
   * poses many problems of one list of tasks, and a comparison makes many searches.
   */
  static AnswerCache of(Instance instance) {
    for (Reference<?> gone = GONE.poll(); gone != null; gone = GONE.poll()) {
      ALL.remove(gone);
    }
    Holder holder = new Holder(instance.tasks());
    SoftReference<AnswerCache> held = ALL.get(holder);
    AnswerCache known = held == null ? null : held.get();
    if (known == null) {
      known = new AnswerCache();
      ALL.put(holder, new SoftReference<>(known));
    }
    return known;
  }

  /** How a task advances under a draft choice. */
  ExpectedProgress progress(Task task, DraftChoice choice) {
    boolean byMode = !task.acceptance().byMode().isEmpty();
    DraftChoice drafts = byMode ? choice : DraftChoice.of(choice.length());
    int input = task.acceptance().variesByContext() ? task.inputTokens() : 0;
    Key key = new Key(task.answer(), drafts, input);
    AnswerSteps answer = known.get(key);
    if (answer == null) {
      answer = AnswerSteps.of(task.answer(), choice, task.inputTokens());
      if (steps.addAndGet(answer.activity().length) <= MOST_STEPS) {
        known.put(key, answer);
      }
    }
    return new ExpectedProgress(task.inputTokens(), answer);
  }
}
