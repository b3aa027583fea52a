package sdedge.stream;

import java.util.Arrays;
import sdedge.latency.DraftStation;
import sdedge.plan.Choices;

/** Requests that are to begin a round, by drafter, and the jobs that are made of them. */
final class JoiningDrafts {
  private final JoiningRequests all;
  private final boolean isApart; // new ones draft one by one
  private final int mostPerBatch;
  private final Jobs jobs;
  private final StreamServers servers;
  private final StageNotifier notifier;
  private final Clock clock;
  private final Choices choices;
  private final int[] upServer;
  private final RequestRow[] idle; // by drafter, verified before, in the order they became idle
  private final RequestRow[] idleNew; // by drafter
  private final RequestRow job = new RequestRow(); // that is made
  private final int[] jobsUp; // so far, by drafter
  private int waiting; // who are idle
  private final MixedDrafts drafts; // of the job at hand

  JoiningDrafts(EventEngine of, JoiningRequests all, boolean isApart) {
    this.all = all;
    this.isApart = isApart;
    notifier = of.notifier;
    mostPerBatch = of.run.instance().batching().maxTasksPerBatch();
    jobs = of.jobs;
    servers = of.servers;
    clock = of.clock;
    choices = of.choices;
    upServer = of.upServer;
    int drafters = upServer.length;
    idle = rows(drafters);
    idleNew = rows(drafters);
    jobsUp = new int[drafters];
    drafts = new MixedDrafts(choices.longest());
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
    waiting++;
  }

  /** Whether somebody is to begin a round. */
  boolean isAsked() {
    return waiting > 0;
  }

  /**
   * Lets idle requests of a drafter go on: at once without drafts of its own, of the others as many
   * as may, if it is free.
   *
   * @param arrived where those go that need nothing from it
   */
  void goOn(int d, RequestRow arrived) {
    int before = idle[d].size + idleNew[d].size;
    if (before == 0) {
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
    waiting += idle[d].size + idleNew[d].size - before;
  }

  /**
   * Moves those whose drafter has no drafts to make, and says how the rounds of all would draft.
   */
  private void moveSilent(RequestRow from, RequestRow to) {
    int stay = 0;
    for (int i = 0; i < from.size; i++) {
      int request = from.request[i];
      all.choose(request);
      if (all.isAway(request)) {
        from.request[stay++] = request;
      } else {
        to.append(request);
      }
    }
    from.truncate(stay);
  }

  private void choose(int d) {
    take(idle[d], mostPerBatch);
    if (idleNew[d].size == 0) {
      return;
    }
    int together = Math.min(mostPerBatch - job.size, idleNew[d].size);
    take(idleNew[d], isApart ? (job.size == 0 ? 1 : 0) : together);
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

  /** The prompts of new ones without drafts of the drafter go up together. */
  private void send(int d) {
    DraftStation station = choices.station(d, 0);
    double upS = station.fronthaul().bitsPerPromptToken() * prompts() / station.upBps();
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
    DraftStation station = choices.station(d, all.choice[job.request[0]]); // one mode for all
    double length = 0;
    drafts.clear();
    for (int i = 0; i < job.size; i++) {
      int request = job.request[i];
      all.addDrafts(request, drafts);
      length += all.length[request];
    }
    drafts.addUp();
    double seconds = drafts.seconds(station.passes(), notifier);
    double bits =
        station.draftBits(1, length) + station.fronthaul().bitsPerPromptToken() * prompts();
    int row = jobs.take(members(), ++jobsUp[d], d, drafts.tokens(), seconds);
    jobs.upS[row] = bits / station.upBps();
    jobs.mode[row] = station.mode().name();
    servers.arrive(ServerNumbers.drafter(d), row, clock.instant);
  }
}
