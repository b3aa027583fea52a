package sdedge.stream;

import sdedge.latency.DraftStation;
import sdedge.plan.Choices;

/**
 * What a verification brings: tokens gained, which count at once, and verdicts on their way to the
 * drafters, which users wait for.
 */
final class StreamVerdicts {
  private static final double COMPLETE = 1e-9; // of a step's gain: rounding costs no step

  private final Choices choices;
  private final Population population;
  private final Recorder recorder;
  private final Jobs jobs;
  private final EventEngine of;
  private final int[] jobOf; // by drafter, of the group at hand
  private final int[] placeOf; // by drafter: where the group has drafted, as in a group
  private final int[] cacheOf; // by drafter: the model that has drafted
  private final int[] nextFirst; // the next request whose first token a job brings
  private final int[] nextLast;

  StreamVerdicts(EventEngine of) {
    this.of = of;
    choices = of.choices;
    population = of.population;
    recorder = of.recorder;
    jobs = of.jobs;
    jobOf = new int[of.upServer.length];
    placeOf = new int[jobOf.length];
    cacheOf = new int[jobOf.length];
    nextFirst = new int[of.requests.count()];
    nextLast = new int[of.requests.count()];
  }

  /** A group has been verified. */
  void send(Group group) {
    int outstanding = 0;
    for (int p = 0; p < group.parts; p++) {
      int d = group.partDrafter[p];
      DraftStation station = choices.station(d, group.partChoice[p]);
      if (group.partChoice[p] > 0) {
        placeOf[d] = Group.place(station);
        cacheOf[d] = choices.cache(d, group.partChoice[p]);
      }
      if (group.partSize[p] > 0) {
        double seconds = station.verdictS(group.partSize[p]);
        int job = jobs.take(group, d, group.partSize[p], 0, seconds);
        jobs.mode[job] = group.partMode[p];
        jobs.outstanding[job] =
            isDraftedAway(group.partChoice[p], station) || isThereAtOnce(group, station, seconds);
        outstanding += jobs.outstanding[job] ? 1 : 0;
        jobOf[d] = job;
        of.servers.arrive(ServerNumbers.down(d), job, of.clock.instant);
      }
    }
    int firstNew = group.firstNew;
    group.verified();
    for (int i = 0; i < firstNew; i++) {
      gains(group, i, group.choice);
    }
    for (int i = firstNew; i < group.size; i++) {
      if (!group.splits()) {
        first(group, i);
        gains(group, i, group.choice);
      } else if (reads(group, i)) {
        first(group, i);
        gains(group, i, 0);
      }
    }
    group.outstanding = outstanding;
    group.endsStep = outstanding == 0;
  }

  private static boolean isDraftedAway(int choice, DraftStation station) {
    return choice > 0 && !station.mode().isAtVerifier();
  }

  /**
   * Where prompts are split, a group also waits for verdicts that take no time: what is at one
   * place is known when the pass ends, so that the next step can have who is sent then.
   */
  private static boolean isThereAtOnce(Group group, DraftStation station, double seconds) {
    return group.splits() && seconds == 0 && station.fronthaul().latencyS() == 0;
  }

  /** A verification brings the first token of a resident. */
  private void first(Group group, int resident) {
    int request = group.request[resident];
    int job = jobOf[population.drafter[group.task[resident]]];
    nextFirst[request] = jobs.firsts[job];
    jobs.firsts[job] = request;
  }

  private void gains(Group group, int resident, int choice) {
    if (gain(group, resident, choice)) {
      int request = group.request[resident];
      int job = jobOf[population.drafter[group.task[resident]]];
      recorder.steps[request] = group.stepsOf(resident);
      nextLast[request] = jobs.lasts[job];
      jobs.lasts[job] = request;
    }
  }

  /** A resident has read a piece of its prompt; whether the last one. */
  private boolean reads(Group group, int resident) {
    int task = group.task[resident];
    int d = population.drafter[task];
    boolean ends = group.reads(resident, population.input[task]);
    boolean isDrafted = group.chunk[resident] > 0 && choices.allows(d, group.choice);
    if (isDrafted && group.choice > 0) {
      drafted(group, resident, group.read[resident]);
    }
    return ends;
  }

  /** The model of a step has so many tokens of a resident in its cache. */
  private void drafted(Group group, int resident, double tokens) {
    int d = population.drafter[group.task[resident]];
    group.drafted[placeOf[d]][resident] = tokens;
    group.draftedBy[placeOf[d]][resident] = cacheOf[d];
  }

  /** A resident gains its tokens; whether its answer is complete with them. */
  private boolean gain(Group group, int resident, int choice) {
    int task = group.task[resident];
    int request = group.request[resident];
    double output = population.output(task, of.requests.outcome(request));
    double gain = of.gains.next(request, task, choice, group.gained[resident]);
    double gained = group.gained[resident] + gain;
    group.gained[resident] = gained;
    if (choice > 0) {
      drafted(group, resident, population.input[task] + Math.min(output, gained) - 1);
    }
    boolean done = output - gained <= COMPLETE * gain;
    group.done[resident] = done;
    return done;
  }

  /**
   * The verdict of a job is known.
   *
   * @param group whose job it is
   */
  void known(int job, Group group) {
    for (int r = jobs.firsts[job]; r != Jobs.NONE; r = nextFirst[r]) {
      recorder.firstS[r] = of.clock.since(r);
    }
    for (int r = jobs.lasts[job]; r != Jobs.NONE; r = nextLast[r]) {
      recorder.complete(r, of.clock.since(r));
    }
    of.uploads.complete(recorder.completed(), of.clock.nowS);
    if (jobs.outstanding[job]) {
      group.outstanding--;
      group.endsStep = group.outstanding == 0;
    }
    jobs.release(job);
  }
}
