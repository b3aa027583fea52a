package sdedge.stream;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Fronthaul;
import sdedge.plan.JoiningService;
import sdedge.timeline.ExecutionListener;
import sdedge.timeline.Stage;

/** Serves requests that join, draft and leave one by one (docs/model.md section 13). */
final class JoiningEngine extends EventEngine {
  private final JoiningRequests all;
  private final JoiningDrafts drafts;
  private final JoiningPasses passes;
  private final JoiningVerifierDrafts verifierDrafts;
  private final int[] ofDrafter; // requests of the pass that is done
  private @Nullable Members inPass;
  private int passesSoFar;

  JoiningEngine(
      StreamRun run,
      Requests requests,
      StreamUploads uploads,
      JoiningService service,
      @Nullable JoiningRates rates,
      StepGains progress,
      Recorder recorder,
      List<ExecutionListener> listeners) {
    super(
        run,
        requests,
        uploads,
        service.mostResidents(),
        progress,
        recorder,
        listeners,
        rates == null);
    all = new JoiningRequests(run, requests, service, progress, recorder, rates);
    drafts = new JoiningDrafts(this, all, service.apart());
    passes = new JoiningPasses(run, all, service);
    ofDrafter = new int[run.instance().drafters().size()];
    verifierDrafts = new JoiningVerifierDrafts(run, all, notifier);
  }

  @Override
  void received(int job) {
    for (int request : jobs.membersOf(job).request) {
      passes.arrived.add(request);
    }
    jobs.release(job);
  }

  @Override
  void verified() {
    Members pass = inPass;
    if (pass == null) {
      throw new IllegalStateException("nothing was verified");
    }
    inPass = null;
    for (int i = 0; i < pass.size(); i++) {
      gain(pass.request[i]);
      ofDrafter[all.drafter[pass.request[i]]]++;
    }
    for (int d : run.drafters) {
      if (ofDrafter[d] > 0) {
        send(d, ofDrafter(pass, d));
      }
    }
    for (int request : pass.request) {
      if (!all.isAway(request)) {
        goOn(request);
      }
    }
  }

  /** The requests of a pass that are of a drafter, which are counted before. */
  private Members ofDrafter(Members pass, int d) {
    int count = ofDrafter[d];
    ofDrafter[d] = 0;
    if (count == pass.size()) {
      return pass;
    }
    int[] own = new int[count];
    int at = 0;
    for (int i = 0; at < own.length; i++) {
      if (all.drafter[pass.request[i]] == d) {
        own[at++] = pass.request[i];
      }
    }
    return new Members(own, all);
  }

  private void gain(int request) {
    int task = all.task[request];
    double output = population.output(task, requests.outcome(request));
    double gain = gains.next(request, task, all.choice[request], all.gained[request]);
    all.verified(request, gain, output);
    recorder.steps[request] = all.rounds[request];
  }

  /** The verdicts of a pass on their way to a drafter. */
  private void send(int d, Members who) {
    who.markWhatIsBrought();
    Fronthaul silent = choices.station(d, 0).fronthaul();
    double bits = silent.bitsPerVerdict() * who.size();
    for (int request : who.request) {
      Fronthaul own = choices.station(d, all.choice[request]).fronthaul();
      bits += own.bitsPerVerdict() - silent.bitsPerVerdict();
    }
    double seconds = bits / silent.rateBps();
    int job = jobs.take(who, passesSoFar, d, 0, seconds);
    jobs.mode[job] = null;
    servers.arrive(ServerNumbers.down(d), job, clock.instant);
  }

  @Override
  void known(int job) {
    Members who = jobs.membersOf(job);
    for (int i = 0; i < who.size(); i++) {
      int request = who.request[i];
      if (who.isFirst(i)) {
        recorder.firstS[request] = clock.since(request);
      }
      if (who.isLast(i)) {
        recorder.complete(request, clock.since(request));
      }
      if (who.isAway(i)) {
        goOn(request);
      }
    }
    uploads.complete(recorder.completed(), clock.nowS);
    jobs.release(job);
  }

  /** A round has ended for its request, which begins another one or leaves. */
  private void goOn(int request) {
    if (all.done[request]) {
      count();
      admission.leave(all.task[request]);
    } else {
      drafts.idle(request);
    }
  }

  @Override
  void settle() {
    passes.arrived.settle();
    admission.extend();
    while (admission.fitting() > 0) {
      count();
      int request = admission.admit();
      recorder.admittedS[request] = clock.since(request);
      all.enter(request);
      drafts.idle(request);
    }
    if (drafts.isAsked()) {
      for (int d : run.drafters) {
        drafts.goOn(d, passes.arrived);
      }
    }
    for (int server = servers.ready(); server != Jobs.NONE; server = servers.ready()) {
      serve(server);
    }
    if (inPass == null && passes.begins(admission.residents(), jobs.inUse() == 0)) {
      verify();
    }
  }

  private void verify() {
    Members pass = passes.take();
    inPass = pass;
    passesSoFar++;
    double draftS = verifierDrafts.draft(pass, passesSoFar, clock.nowS);
    double seconds = passes.seconds(model.verifier());
    double beginS = clock.nowS + draftS;
    double endS = beginS + seconds;
    verifierBusy(passes.readsPrompts(), draftS + seconds, endS);
    notifier.pass(model.verifier(), passes.tokens, passes.cached, seconds);
    notifier.atVerifier(Stage.VERIFY, passesSoFar, pass, passes.tokens, beginS, endS, null);
  }
}
