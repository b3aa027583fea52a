package sdedge.stream;

import java.util.List;
import sdedge.control.Control;
import sdedge.control.ProgressListener.Advanced;
import sdedge.latency.StageModel;
import sdedge.plan.Choices;
import sdedge.timeline.ExecutionListener;
import sdedge.timeline.Instants;
import sdedge.timeline.Stage;

/** Goes from instant to instant of a run: prompts that are ready, servers, and transfers. */
abstract class EventEngine {
  private static final int INSTANTS_PER_CHECK = 256;

  private static final int KINDS = 4;
  private static final int SERVED = 0; // of a server
  private static final int RECEIVED = 1; // of a job, at the verifier
  private static final int KNOWN = 2; // of a job, at its drafter

  private static final int NOBODY = -1;

  final StreamRun run;
  final StageModel model;
  final Population population;
  final Choices choices;
  final Requests requests;
  final StreamUploads uploads;
  final Gains gains;
  final Recorder recorder;
  final StreamAdmission admission;
  final Clock clock;
  final Jobs jobs = new Jobs();
  final StreamServers servers;
  final int verifier; // its index
  final int[] upServer; // by drafter: of the first one on the same band
  final int[] active; // job by server, of the verifier what it verifies
  final StageNotifier notifier;
  private final EventHeap events = new EventHeap();
  private final boolean areLinksQuiet; // while nobody waits for them
  private final double[] latencyS; // by drafter
  private int waited = NOBODY; // the request whose prompt is ready next
  private double readyS = Double.POSITIVE_INFINITY; // when it is
  private int passes; // of the verifier
  private int mixedPasses; // with prompts
  private double changedS; // when somebody came or left last
  private double residentS; // the number of residents, integrated over time

  /**
   * Nothing happens yet.
   *
   * @param mostResidents beside the limits of the instance
   * @param areLinksQuiet whether that a link is free is an event only if another job waits for it;
   *     instants may end later then by their rounding
   */
  EventEngine(
      StreamRun run,
      Requests requests,
      StreamUploads uploads,
      int mostResidents,
      StepGains progress,
      Recorder recorder,
      List<ExecutionListener> listeners,
      boolean areLinksQuiet) {
    this.areLinksQuiet = areLinksQuiet;
    this.run = run;
    this.requests = requests;
    this.uploads = uploads;
    this.recorder = recorder;
    model = run.model;
    population = run.population;
    choices = run.choices;
    gains = Gains.of(progress, population, choices, requests);
    admission = new StreamAdmission(run, requests, uploads, mostResidents);
    clock = new Clock(requests);
    verifier = ServerNumbers.verifier(model.drafters().size());
    notifier = new StageNotifier(listeners, jobs, clock);
    servers = new StreamServers(jobs, verifier + 1);
    active = new int[verifier + 1];
    upServer = run.upServers;
    latencyS = run.latencyS;
  }

  /** The verifier is done with what it verified. */
  abstract void verified();

  /** The drafts or prompts of a job have come to the verifier. */
  abstract void received(int job);

  /** The verdict of a job is known. */
  abstract void known(int job);

  /** All that follows from the events of an instant. */
  abstract void settle();

  /** Somebody comes or leaves. */
  void count() {
    residentS += admission.residents() * (clock.nowS - changedS);
    changedS = clock.nowS;
  }

  /**
   * Runs until all is done or somebody stops it.
   *
   * @param mostS it ends too at the first event after so many seconds on the clock
   */
  StreamResult run(Control control, double mostS) {
    int reported = 0;
    beginAnew();
    for (double dueS = nextS(); dueS <= mostS && dueS < Double.POSITIVE_INFINITY; dueS = nextS()) {
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
          process();
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
    double mixed = (double) mixedPasses / passes;
    return new StreamResult(requests, recorder, servers.busyS(), residentS, mixed);
  }

  private double nextS() {
    double eventS = events.nextS();
    return eventS < readyS ? eventS : readyS;
  }

  /** Sees whose prompt is ready next, and when. */
  private void refreshNextReady() {
    int request = admission.nextReady();
    if (request != waited) {
      waited = request;
      readyS =
          request < 0 ? Double.POSITIVE_INFINITY : clock.after(request, recorder.readyS[request]);
    }
  }

  /** If nothing is left to do of those that have come, the clock begins with the next one. */
  private void beginAnew() {
    int first = admission.firstAnew();
    if (first >= 0) {
      clock.beginWith(first);
      servers.beginAnew();
      changedS = 0;
      waited = NOBODY;
    }
    refreshNextReady();
  }

  /** Takes the next event, or prompt that is ready. */
  private void process() {
    if (readyS <= events.nextS()) {
      admission.ready(clock.instant);
      refreshNextReady();
      return;
    }
    int event = events.remove();
    int what = event / KINDS;
    switch (event % KINDS) {
      case SERVED -> served(what);
      case RECEIVED -> received(what);
      default -> {
        known(what);
        refreshNextReady(); // whoever is answered may send another prompt
      }
    }
  }

  private void served(int server) {
    servers.release(server);
    if (server == verifier) {
      verified();
    } else if (ServerNumbers.isDrafter(server)) {
      int job = active[server];
      jobs.serviceS[job] = jobs.upS[job];
      servers.arrive(upServer[jobs.drafter[job]], job, clock.instant);
    }
  }

  /** A drafter takes the next of its jobs, or a link if it has sent the one before. */
  void serve(int server) {
    if (servers.sentS(server) > clock.nowS) {
      keep(server, servers.sentS(server));
      return;
    }
    int job = servers.remove(server);
    double freeS = clock.nowS + jobs.serviceS[job];
    if (ServerNumbers.isDrafter(server)) {
      active[server] = job;
      servers.begin(server, jobs.serviceS[job]);
      keep(server, freeS);
      notifier.stage(Stage.DRAFT, job, freeS, freeS);
    } else {
      send(server, job, freeS);
    }
  }

  /** A link begins to send a job. */
  private void send(int link, int job, double sentS) {
    int d = jobs.drafter[job];
    boolean isUp = link == upServer[d];
    servers.begin(isUp ? ServerNumbers.up(d) : link, jobs.serviceS[job]);
    double thereS = sentS + latencyS[d];
    events.add(thereS, job * KINDS + (isUp ? RECEIVED : KNOWN));
    if (servers.sends(link, sentS) || !areLinksQuiet) {
      keep(link, sentS);
    }
    notifier.stage(isUp ? Stage.FRONTHAUL_UP : Stage.FRONTHAUL_DOWN, job, sentS, thereS);
  }

  /**
   * The verifier begins a pass, and works for so many seconds, until some time.
   *
   * @param isMixed whether it reads prompts
   */
  void verifierBusy(boolean isMixed, double seconds, double untilS) {
    passes++;
    mixedPasses += isMixed ? 1 : 0;
    servers.begin(verifier, seconds);
    keep(verifier, untilS);
  }

  private void keep(int server, double untilS) {
    servers.keep(server);
    events.add(untilS, server * KINDS + SERVED);
  }
}
