package sdedge.stream;

import java.util.Arrays;
import java.util.List;
import sdedge.control.Control;
import sdedge.control.ProgressListener.Advanced;
import sdedge.latency.StageModel;
import sdedge.plan.Choices;
import sdedge.timeline.BandServers;
import sdedge.timeline.ExecutionListener;
import sdedge.timeline.Instants;
import sdedge.timeline.Stage;

/**
 * Serves requests in groups that step and are refilled (docs/model.md section 11): events, instant
 * by instant.
 */
final class Engine {
  private static final int INSTANTS_PER_CHECK = 256;

  private static final int KINDS = 4;
  private static final int SERVED = 0; // of a server
  private static final int RECEIVED = 1; // of a job, at the verifier
  private static final int KNOWN = 2; // of a job, at its drafter

  private final StageModel model;
  private final Recorder recorder;
  private final StreamAdmission admission;
  private final StreamResidents residents;
  private final StepRule[] rules; // by group
  private final StepAggregates aggregates;
  private final Choices choices;
  private final StreamVerdicts verdicts;
  private final Clock clock;
  private final Group[] groups;
  private final EventHeap events = new EventHeap();
  private final Jobs jobs = new Jobs();
  private final StreamServers servers;
  private final int verifier; // its index
  private final int[] upServer; // by drafter: of the first one on the same band
  private final int[] active; // job by server, of the verifier the group
  private final StageNotifier notifier;

  Engine(
      StreamRun run,
      Requests requests,
      StreamUploads uploads,
      StreamSetting setting,
      Recorder recorder,
      List<ExecutionListener> listeners) {
    model = run.model();
    this.recorder = recorder;
    clock = new Clock(requests);
    groups = new Group[setting.groups()];
    Arrays.setAll(groups, g -> new Group(g, setting.groupRules().get(g).mostTasks()));
    verifier = ServerNumbers.verifier(model.drafters().size());
    notifier = new StageNotifier(listeners, jobs, clock);
    servers = new StreamServers(jobs, verifier + 1);
    active = new int[verifier + 1];
    upServer =
        Arrays.stream(BandServers.firstUsers(run.instance().drafters()))
            .map(ServerNumbers::up)
            .toArray();
    Population population = run.population();
    admission = new StreamAdmission(run, requests, uploads);
    residents =
        new StreamResidents(run.instance(), requests, admission, recorder, clock, groups.length);
    rules = StepRule.of(setting, run);
    aggregates = new StepAggregates(run);
    choices = run.choices();
    Gains gains = Gains.of(setting.progress(), population, choices, requests);
    verdicts = new StreamVerdicts(run, requests, uploads, gains, recorder, clock, jobs, servers);
  }

  /** Runs until all is done or somebody stops it. */
  void run(Control control) {
    int reported = 0;
    beginAnew();
    for (double dueS = nextS(); dueS < Double.POSITIVE_INFINITY; dueS = nextS()) {
      if (clock.instant++ % INSTANTS_PER_CHECK == 0) {
        control.notified(new Advanced(0, recorder.completed() - reported));
        reported = recorder.completed();
        if (control.isStopped()) {
          break;
        }
      }
      double endS = Instants.endS(dueS);
      while (dueS <= endS) {
        while (dueS <= endS) {
          clock.nowS = Math.max(clock.nowS, dueS);
          happen();
          dueS = nextS();
        }
        settle();
        dueS = nextS();
      }
      if (!recorder.goesOn()) {
        break;
      }
      if (events.isEmpty()) {
        beginAnew();
      }
    }
    control.notified(new Advanced(0, recorder.completed() - reported));
  }

  /** Seconds that each server was busy. */
  double[] busyS() {
    return servers.busyS();
  }

  /** The number of residents, integrated over time. */
  double residentS() {
    return residents.residentS();
  }

  private double nextS() {
    return Math.min(events.nextS(), readyS());
  }

  private double readyS() {
    int request = admission.nextReady();
    return request < 0 ? Double.POSITIVE_INFINITY : clock.after(request, recorder.readyS[request]);
  }

  /** If nothing is left to do of those that have come, the clock begins with the next one. */
  private void beginAnew() {
    int first = admission.firstAnew();
    if (first >= 0) {
      clock.beginWith(first);
      residents.beginAnew();
    }
  }

  private void happen() {
    if (readyS() <= events.nextS()) {
      admission.ready();
      return;
    }
    int event = events.remove();
    int what = event / KINDS;
    switch (event % KINDS) {
      case SERVED -> served(what);
      case RECEIVED -> received(what);
      default -> verdicts.known(what, groups[jobs.group[what]]);
    }
  }

  private void served(int server) {
    servers.release(server);
    if (server == verifier) {
      verdicts.send(groups[active[server]]);
      return;
    }
    int job = active[server];
    int drafter = jobs.drafter[job];
    if (server == ServerNumbers.drafter(drafter)) {
      jobs.serviceS[job] = jobs.upS[job];
      servers.arrive(upServer[drafter], job, clock.instant);
    } else {
      int kind = server == upServer[drafter] ? RECEIVED : KNOWN;
      events.add(clock.nowS + latencyS(drafter), job * KINDS + kind);
    }
  }

  private double latencyS(int drafter) {
    return model.drafters().get(drafter).fronthaul().latencyS();
  }

  private void received(int job) {
    Group group = groups[jobs.group[job]];
    jobs.release(job);
    group.outstanding--;
    if (group.outstanding == 0) {
      goToVerifier(group);
    }
  }

  private void goToVerifier(Group group) {
    int job = jobs.take(group, Jobs.NONE, group.size, 0, 0);
    servers.arrive(verifier, job, clock.instant);
  }

  /** All that follows from the events of an instant. */
  private void settle() {
    for (Group group : groups) {
      if (group.endsStep) {
        residents.depart(group);
      }
    }
    admission.extend();
    for (Group group : groups) {
      if (group.atRest) {
        residents.admit(group);
        if (group.size > 0) {
          begin(group);
        }
      }
    }
    for (int server = servers.ready(); server != Jobs.NONE; server = servers.ready()) {
      if (server == verifier) {
        verify();
      } else {
        serve(server);
      }
    }
  }

  private void begin(Group group) {
    aggregates.of(group);
    int choice = rules[group.number].choice(group, aggregates, residents.occupied());
    if (choice < 0) {
      throw new IllegalStateException("a step in which nobody may draft");
    }
    aggregates.choose(group, choice);
    group.begin(choice, choices.length(choice));
    notifier.step(group, choices.draftChoice(choice));
    for (int part = 0; part < aggregates.parts(); part++) {
      int d = aggregates.drafter(part);
      int size = aggregates.size(part);
      group.addPart(d, size, aggregates.modeName(part, choice));
      boolean away = aggregates.isAway(part, choice);
      notifier.passes(aggregates, part, choice, group.length);
      if (away || aggregates.sendsPrompts(part)) {
        group.outstanding++;
        double upS = aggregates.upS(part, choice);
        double tokens = away ? aggregates.drafts(part).tokens(group.length) : 0;
        double seconds =
            away
                ? aggregates
                    .drafts(part)
                    .seconds(aggregates.station(part, choice).passes(), group.length)
                : upS;
        int job = jobs.take(group, d, size, tokens, seconds);
        jobs.upS[job] = upS;
        jobs.mode[job] = group.partMode[part];
        servers.arrive(away ? ServerNumbers.drafter(d) : upServer[d], job, clock.instant);
      }
    }
    if (group.outstanding == 0) {
      goToVerifier(group);
    }
  }

  private void serve(int server) {
    int job = servers.remove(server);
    active[server] = job;
    int d = jobs.drafter[job];
    boolean isUp = server == upServer[d];
    servers.begin(server, isUp ? ServerNumbers.up(d) : server, jobs.serviceS[job]);
    double freeS = clock.nowS + jobs.serviceS[job];
    events.add(freeS, server * KINDS + SERVED);
    if (server == ServerNumbers.drafter(d)) {
      notifier.stage(Stage.DRAFT, job, freeS, freeS);
    } else {
      Stage link = isUp ? Stage.FRONTHAUL_UP : Stage.FRONTHAUL_DOWN;
      notifier.stage(link, job, freeS, freeS + latencyS(d));
    }
  }

  private void verify() {
    int job = servers.remove(verifier);
    active[verifier] = jobs.group[job];
    jobs.release(job);
    Group group = groups[active[verifier]];
    notifier.coDrafts(group, clock.nowS);
    double draftS = group.draftSets.seconds(group.length);
    double seconds =
        model.verifier().seconds(1, group.verifyTokens, group.verifyCached, group.verifyAttended);
    servers.begin(verifier, verifier, draftS + seconds);
    notifier.pass(model.verifier(), group.verifyTokens, group.verifyCached, seconds);
    double beginS = clock.nowS + draftS;
    double endS = beginS + seconds;
    events.add(endS, verifier * KINDS + SERVED);
    notifier.verification(group, beginS, endS);
  }
}
