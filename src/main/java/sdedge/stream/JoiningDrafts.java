package sdedge.stream;

import java.util.Arrays;
import sdedge.latency.DraftPasses;
import sdedge.latency.DraftStation;

/** Requests that are to begin a round, by drafter, and the jobs that are made of them. */
final class JoiningDrafts {
  private final JoiningRequests all;
  private final boolean isApart;
  private final int mostPerBatch;
  private final Jobs jobs;
  private final StreamServers servers;
  private final StageNotifier notifier;
  private final Clock clock;
  private final DraftStation[] stations; // by drafter
  private final int[] upServer;
  private final RequestRow[] idle; // by drafter, verified before, in the order they became idle
  private final RequestRow[] idleNew; // by drafter
  private final RequestRow job = new RequestRow(); // that is made
  private final int[] jobsUp; // so far, by drafter
  private final double[] active; // of the job at hand, those with drafts of each length or more
  private final double[] confirmed; // their tokens

  JoiningDrafts(
      StreamRun run, JoiningRequests all, boolean isApart, StageNotifier notifier, EventEngine of) {
    this.all = all;
    this.isApart = isApart;
    this.notifier = notifier;
    mostPerBatch = run.instance().batching().maxTasksPerBatch();
    jobs = of.jobs;
    servers = of.servers;
    clock = of.clock;
    upServer = of.upServer;
    int drafters = upServer.length;
    int longest = run.choices().longest();
    stations = new DraftStation[drafters];
    for (int d : run.instance().draftersWithTasks()) {
      stations[d] = run.choices().station(d, Math.min(1, longest));
    }
    idle = rows(drafters);
    idleNew = rows(drafters);
    jobsUp = new int[drafters];
    active = new double[longest + 2];
    confirmed = new double[longest + 2];
  }

  private static RequestRow[] rows(int count) {
    RequestRow[] rows = new RequestRow[count];
    Arrays.setAll(rows, d -> new RequestRow());
    return rows;
  }

  /** A request is to begin its next round. */
  void idle(int request) {
    int d = all.drafter[request];
    (all.isNew(request) ? idleNew : idle)[d].add(request);
  }

  /**
   * Lets idle requests of a drafter go on: at once without drafts, of the others as many as may, if
   * it is free.
   *
   * @param arrived where those go that need nothing from it
   */
  void goOn(int d, RequestRow arrived) {
    if (idle[d].size == 0 && idleNew[d].size == 0) {
      return;
    }
    idle[d].settle();
    moveSilent(idle[d], arrived);
    job.truncate(0);
    moveSilent(idleNew[d], job);
    if (job.size > 0) {
      send(d);
    }
    if (servers.isIdle(ServerNumbers.drafter(d))) {
      job.truncate(0);
      choose(d);
      if (job.size > 0) {
        draft(d);
      }
    }
  }

  /** Moves those whose next round has no drafts, and says what the rounds of all would have. */
  private void moveSilent(RequestRow from, RequestRow to) {
    int stay = 0;
    for (int i = 0; i < from.size; i++) {
      int request = from.request[i];
      all.length[request] = all.nextLength(request);
      if (all.length[request] == 0) {
        to.append(request);
      } else {
        from.request[stay++] = request;
      }
    }
    from.truncate(stay);
  }

  private void choose(int d) {
    take(idle[d], mostPerBatch);
    if (!isApart) {
      take(idleNew[d], mostPerBatch - job.size);
    } else if (job.size == 0) {
      take(idleNew[d], 1);
    }
  }

  private void take(RequestRow from, int most) {
    int count = Math.min(from.size, most);
    for (int i = 0; i < count; i++) {
      job.add(from.request[i]);
    }
    from.removeFirst(count);
  }

  private Members members() {
    return new Members(Arrays.copyOf(job.request, job.size), all);
  }

  /** The prompts of new ones without drafts go up together. */
  private void send(int d) {
    double upS = stations[d].fronthaul().bitsPerPromptToken() * prompts() / stations[d].upBps();
    int row = jobs.take(members(), ++jobsUp[d], d, 0, upS);
    servers.arrive(upServer[d], row, clock.instant);
  }

  /** Tokens of prompts that the verifier lacks. */
  private double prompts() {
    double tokens = 0;
    for (int i = 0; i < job.size; i++) {
      tokens += all.isNew(job.request[i]) ? all.input(job.request[i]) : 0;
    }
    return tokens;
  }

  private void draft(int d) {
    Arrays.fill(active, 0);
    Arrays.fill(confirmed, 0);
    double missed = 0;
    double cached = 0;
    double attended = 0;
    double drafts = 0;
    for (int i = 0; i < job.size; i++) {
      int request = job.request[i];
      double c = all.confirmed(request);
      double q = c - all.drafted[request];
      missed += q;
      cached += all.drafted[request];
      attended += q * c;
      drafts += all.length[request];
      active[all.length[request]]++;
      confirmed[all.length[request]] += c;
    }
    for (int l = active.length - 2; l > 0; l--) {
      active[l] += active[l + 1];
      confirmed[l] += confirmed[l + 1];
    }
    DraftStation station = stations[d];
    double seconds = seconds(station.passes(), missed, cached, attended);
    double bits =
        station.draftBits(1, drafts) + station.fronthaul().bitsPerPromptToken() * prompts();
    int row = jobs.take(members(), ++jobsUp[d], d, missed + drafts - job.size, seconds);
    jobs.upS[row] = bits / station.upBps();
    jobs.mode[row] = station.mode().name();
    servers.arrive(ServerNumbers.drafter(d), row, clock.instant);
  }

  /** Seconds of the first pass and of one more for each draft that anybody still lacks. */
  private double seconds(DraftPasses passes, double missed, double cached, double attended) {
    double seconds = passes.firstS(1, missed, job.size, cached, attended);
    notifier.pass(passes.time(), missed, cached, seconds);
    for (int i = 2; active[i] > 0; i++) {
      double before = DraftPasses.cached(i, active[i], confirmed[i]);
      double nextS = passes.laterS(1, active[i], before);
      notifier.pass(passes.time(), active[i], before, nextS);
      seconds += nextS;
    }
    return seconds;
  }
}
