package sdedge.stream;

import java.util.Arrays;
import sdedge.latency.PassTime;
import sdedge.plan.JoiningService;

/** What has come to the verifier, and which of it a pass takes. */
final class JoiningPasses {
  /** In the order in which it came, or once of admission. */
  final RequestRow arrived = new RequestRow();

  private final JoiningRequests all;
  private final JoiningService service;
  private final boolean[] urgent; // by task
  private final int mostNew;
  private final int most;
  private final RequestRow taken = new RequestRow();
  private int residents; // there were when it was last asked whether a pass begins
  private double wanted; // requests, for which a pass waits beside so many residents

  /** New tokens of the pass that was taken last, and those that are cached. */
  double tokens;

  double cached;
  private double positions; // at which a next token is computed
  private double attended; // Σq(c + q)
  private boolean readsPrompts;

  JoiningPasses(StreamRun run, JoiningRequests all, JoiningService service) {
    this.all = all;
    this.service = service;
    urgent = new boolean[run.instance().tasks().size()];
    service.urgent().forEach(task -> urgent[task] = true);
    mostNew = service.newPerPass();
    most = run.instance().batching().maxTasksPerBatch();
  }

  /**
   * Whether a pass begins if the verifier is free.
   *
   * @param nowResident how many residents there are
   * @param isQuiet whether nothing else is under way
   */
  boolean begins(int nowResident, boolean isQuiet) {
    if (arrived.size == 0) {
      return false;
    }
    if (nowResident != residents) {
      residents = nowResident;
      wanted = Math.min(most, service.quorum(residents));
    }
    if (isQuiet) {
      return true;
    }
    return arrived.size >= wanted || isUrgent();
  }

  private boolean isUrgent() {
    for (int i = 0; i < arrived.size; i++) {
      if (urgent[all.task[arrived.request[i]]]) {
        return true;
      }
    }
    return false;
  }

  /** Takes those of the next pass, at least one. */
  Members take() {
    if (arrived.size > most) {
      Arrays.sort(arrived.request, 0, arrived.size);
    }
    taken.truncate(0);
    int stay = 0;
    int newOnes = 0;
    for (int i = 0; i < arrived.size; i++) {
      int request = arrived.request[i];
      boolean isNew = all.isNew(request);
      if (taken.size < most && !(isNew && newOnes == mostNew)) {
        taken.add(request);
        newOnes += isNew ? 1 : 0;
      } else {
        arrived.request[stay++] = request;
      }
    }
    arrived.truncate(stay);
    Members members = new Members(Arrays.copyOf(taken.request, taken.size), all);
    addUp(members);
    return members;
  }

  /** Whether the pass that was taken last reads prompts. */
  boolean readsPrompts() {
    return readsPrompts;
  }

  /** Seconds of the pass that was taken last. */
  double seconds(PassTime time) {
    double seconds = time.seconds(1, tokens, positions, cached, attended);
    return readsPrompts ? seconds + time.promptPassS() : seconds;
  }

  private void addUp(Members members) {
    tokens = 0;
    positions = 0;
    cached = 0;
    attended = 0;
    readsPrompts = false;
    for (int i = 0; i < members.size(); i++) {
      int request = members.request[i];
      double before = all.cached(request);
      double q = all.length[request] + (all.isNew(request) ? all.input(request) : 1);
      tokens += q;
      positions += all.length[request] + 1;
      readsPrompts |= all.isNew(request);
      cached += before;
      attended += q * (before + q);
    }
  }
}
