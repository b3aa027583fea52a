package sdedge.stream;

import java.util.Arrays;
import java.util.SortedSet;
import sdedge.instance.Instance;
import sdedge.plan.JoiningService;

/**
 * What executions of a service whose tasks join one by one have made use of: others that differ
 * from it in nothing of that are served alike, to the last bit.
 */
public final class JoiningUse {
  private static final int KINDS = 2; // of lengths: of many incomplete answers, of few

  private final JoiningService service;
  private final Instance instance;
  private final int[] drafters; // by task
  private final int[] waited; // by residents: the most who were there while a pass waited
  private final int[] begun; // by residents: the fewest who were enough for a pass to begin
  private final boolean[] held; // by task: it was there while a pass waited
  private final boolean[] hurried; // by task: a pass began beside it that would have waited
  private boolean isApartUsed;
  private int mostNew; // in a pass
  private boolean isNewCapped;
  private int mostTogether; // residents, and who may come in beside them
  private boolean isCapped; // the number of residents
  private final int[][] stated; // length by kind, task
  private final int[][] least; // the longest that a length was lowered to, by kind, task
  private final boolean[][] isExact; // by kind, task: its length was not lowered once
  private final boolean[] isFewUsed; // by incomplete answers

  /** Of a service of so many requests that was not executed yet. */
  JoiningUse(StreamRun run, JoiningService service, int requests) {
    this.service = service;
    instance = run.instance();
    drafters = run.population().drafter;
    int tasks = drafters.length;
    waited = new int[requests + 1];
    begun = new int[requests + 1];
    Arrays.fill(begun, Integer.MAX_VALUE);
    held = new boolean[tasks];
    hurried = new boolean[tasks];
    stated = lengths(service);
    least = new int[KINDS][tasks];
    isExact = new boolean[KINDS][tasks];
    isFewUsed = new boolean[requests + 1];
  }

  private int[][] lengths(JoiningService of) {
    return new int[][] {
      of.lengths(false, drafters, instance.speculation()),
      of.lengths(true, drafters, instance.speculation())
    };
  }

  JoiningService service() {
    return service;
  }

  /** The length of a task's rounds, before it is lowered. */
  int length(int task, boolean isFew) {
    return stated[isFew ? 1 : 0][task];
  }

  /** A pass began since so many were there, of all that they waited for. */
  void begins(int residents, int there) {
    begun[residents] = Math.min(begun[residents], there);
  }

  /** A pass waited beside those who are there. */
  void waits(int residents, RequestRow there, int[] taskOf) {
    waited[residents] = Math.max(waited[residents], there.size);
    for (int i = 0; i < there.size; i++) {
      held[taskOf[there.request[i]]] = true;
    }
  }

  /** A pass began beside a task, for which alone it did not wait. */
  void hurries(int task) {
    hurried[task] = true;
  }

  /** It made a difference whether new ones draft apart. */
  void draftsApart() {
    isApartUsed = true;
  }

  /**
   * A pass took so many new ones.
   *
   * @param isLimited whether it left others for that
   */
  void takesNew(int count, boolean isLimited) {
    mostNew = Math.max(mostNew, count);
    isNewCapped |= isLimited;
  }

  /** So many were there, or might come in, at once. */
  void holds(int together) {
    mostTogether = Math.max(mostTogether, together);
  }

  /** Somebody waited since so many were there. */
  void limits() {
    isCapped = true;
  }

  /**
   * The next round of a task was given a length.
   *
   * @param incomplete answers
   */
  void drafts(int task, boolean isFew, int incomplete, int length) {
    int kind = isFew ? 1 : 0;
    int other = stated[1 - kind][task];
    if (length < stated[kind][task]) {
      least[kind][task] = Math.max(least[kind][task], length);
      isFewUsed[incomplete] |= other < length;
    } else {
      isExact[kind][task] = true;
      isFewUsed[incomplete] |= other != length;
    }
  }

  /** Whether another service takes as long, since it is served in the same way. */
  public boolean servesAlike(JoiningService other) {
    return other.tasks().equals(service.tasks())
        && other.modes().equals(service.modes())
        && (!isApartUsed || other.apart() == service.apart())
        && isWithin(other.newPerPass(), service.newPerPass(), isNewCapped, mostNew)
        && isWithin(other.mostResidents(), service.mostResidents(), isCapped, mostTogether)
        && waitsAlike(other)
        && hurriesAlike(other.urgent())
        && draftsAlike(other);
  }

  private static boolean isWithin(int cap, int own, boolean isUsed, int most) {
    return cap == own || (!isUsed && cap >= most);
  }

  private boolean waitsAlike(JoiningService other) {
    if (other.waitShare() == service.waitShare()) {
      return true;
    }
    int most = instance.batching().maxTasksPerBatch();
    for (int residents = 1; residents < waited.length; residents++) {
      double wanted = Math.min(most, other.quorum(residents));
      if (waited[residents] >= Math.max(1, wanted) || begun[residents] < wanted) {
        return false;
      }
    }
    return true;
  }

  private boolean hurriesAlike(SortedSet<Integer> urgent) {
    if (urgent.equals(service.urgent())) {
      return true;
    }
    for (int task = 0; task < held.length; task++) {
      boolean isUrgent = urgent.contains(task);
      if (isUrgent ? held[task] : hurried[task]) {
        return false;
      }
    }
    return true;
  }

  private boolean draftsAlike(JoiningService other) {
    int[][] lengths = lengths(other);
    boolean isAsStated = true;
    for (int kind = 0; kind < KINDS; kind++) {
      for (int task = 0; task < drafters.length; task++) {
        int length = lengths[kind][task];
        if (length != stated[kind][task]) {
          isAsStated = false;
          if (isExact[kind][task] || length < least[kind][task]) {
            return false;
          }
        }
      }
    }
    return other.few() == service.few() || (isAsStated && isFewAlike(other.few()));
  }

  private boolean isFewAlike(int few) {
    int most = Math.min(Math.max(few, service.few()), drafters.length);
    for (int incomplete = Math.min(few, service.few()) + 1; incomplete <= most; incomplete++) {
      if (isFewUsed[incomplete]) {
        return false;
      }
    }
    return true;
  }
}
