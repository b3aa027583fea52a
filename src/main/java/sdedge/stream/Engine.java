package sdedge.stream;

import java.util.Arrays;
import java.util.List;
import sdedge.instance.Batching;
import sdedge.instance.Serving;
import sdedge.latency.DraftPasses;
import sdedge.latency.PassTime;
import sdedge.timeline.ExecutionListener;

/** Serves requests in groups that step and are refilled (docs/model.md section 11). */
final class Engine extends EventEngine {
  private final StepRule[] rules; // by group
  private final StepAggregates aggregates;
  private final StreamVerdicts verdicts;
  private final Group[] groups;
  private final Serving serving;
  private int occupied; // groups that have residents

  Engine(
      StreamRun run,
      Requests requests,
      StreamUploads uploads,
      StreamSetting setting,
      Serving serving,
      Recorder recorder,
      List<ExecutionListener> listeners) {
    super(
        run, requests, uploads, Batching.UNLIMITED, setting.progress(), recorder, listeners, false);
    groups = new Group[setting.groups()];
    this.serving = serving;
    boolean splits = serving.splitsPrompts();
    Arrays.setAll(groups, g -> new Group(g, setting.groupRules().get(g).mostTasks(), splits));
    rules = StepRule.of(setting, run);
    aggregates = new StepAggregates(run);
    verdicts = new StreamVerdicts(this);
  }

  @Override
  void verified() {
    verdicts.send(groups[active[verifier]]);
  }

  @Override
  void known(int job) {
    verdicts.known(job, groups[jobs.group[job]]);
  }

  @Override
  void received(int job) {
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

  @Override
  void settle() {
    for (Group group : groups) {
      if (group.endsStep) {
        depart(group);
      }
    }
    admission.extend();
    for (Group group : groups) {
      if (group.atRest) {
        next(group);
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

  /** A group that comes to rest lets go of those that are done. */
  private void depart(Group group) {
    count();
    int stay = 0;
    for (int i = 0; i < group.size; i++) {
      if (group.done[i]) {
        admission.leave(group.task[i]);
        group.changed = true;
      } else {
        if (stay < i) {
          group.move(i, stay);
        }
        stay++;
      }
    }
    occupied -= stay == 0 ? 1 : 0;
    group.firstNew -= group.size - stay;
    group.size = stay;
    group.endedAt = clock.instant;
    group.endsStep = false;
    group.atRest = true;
  }

  /**
   * A group at rest takes its part of all that are there, or can be. Of those who choose ahead, a
   * step that follows another one at once takes who was ready when that one began, if it then has
   * anything to do.
   */
  private void admit(Group group) {
    boolean follows = serving.asyncScheduling() && group.endedAt == clock.instant;
    admit(group, follows ? admission.fitting(group.beganAt) : admission.fitting());
    if (follows && group.size == 0) {
      admit(group, admission.fitting());
    }
  }

  private void admit(Group group, int fitting) {
    if (fitting == 0) {
      return;
    }
    count();
    int all = admission.residents() + fitting;
    int share = (all + groups.length - 1) / groups.length;
    int most = Math.min(Math.min(share, group.most), run.instance().batching().maxTasksPerBatch());
    boolean empty = group.size == 0;
    for (int left = fitting; left > 0 && group.size < most && group.room > 0; left--) {
      int request = admission.admit();
      int task = requests.task(request);
      recorder.admittedS[request] = clock.since(request);
      group.admit(request, task, population.input[task]);
    }
    occupied += empty && group.size > 0 ? 1 : 0;
  }

  /**
   * A group takes its next step, if it has anything to do. Where prompts are split, what they may
   * take depends on the drafts of those who decode, if anybody does.
   */
  private void next(Group group) {
    if (!serving.splitsPrompts()) {
      admit(group);
      if (group.size > 0) {
        begin(group, choice(group));
      }
      return;
    }
    boolean decodes = group.decoding() > 0;
    int choice = decodes ? choice(group) : 0;
    group.allot(serving.maxBatchedTokens(), choices.length(choice), population.input);
    admit(group);
    if (group.size > 0) {
      choice = decodes ? choice : choice(group);
      if (group.decoding() < group.size) {
        aggregates.addChunks(group);
      }
      begin(group, choice);
    }
  }

  private int choice(Group group) {
    aggregates.of(group);
    int choice = rules[group.number].choice(group, aggregates, occupied);
    if (choice < 0) {
      throw new IllegalStateException("a step in which nobody may draft");
    }
    return choice;
  }

  private void begin(Group group, int chosen) {
    aggregates.choose(group, chosen);
    group.begin(chosen, choices.length(chosen), clock.instant);
    boolean areAsked = notifier.asksForMembers() && !serving.splitsPrompts();
    group.named = areAsked ? aggregates.members(group) : null;
    notifier.step(group);
    for (int part = 0; part < aggregates.parts(); part++) {
      int d = aggregates.drafter(part);
      int size = aggregates.size(part);
      int choice = aggregates.choice(part);
      group.addPart(d, choice, aggregates.gaining(part), aggregates.modeName(part, choice));
      boolean away = aggregates.isAway(part, choice);
      notifier.passes(aggregates, part, choice, group.length);
      if (away || aggregates.sendsPrompts(part)) {
        group.outstanding++;
        double upS = aggregates.upS(part, choice);
        DraftPasses passes = aggregates.station(part, choice).passes();
        double tokens = away ? aggregates.drafts(part).tokens(passes, group.length) : 0;
        double seconds = away ? aggregates.drafts(part).seconds(passes, group.length) : upS;
        int job = jobs.take(group, d, size, tokens, seconds);
        jobs.upS[job] = upS;
        jobs.prompts[job] = away ? aggregates.readPrompts(part) : 0;
        jobs.mode[job] = group.partMode[part];
        servers.arrive(away ? ServerNumbers.drafter(d) : upServer[d], job, clock.instant);
      }
    }
    if (group.outstanding == 0) {
      goToVerifier(group);
    }
  }

  private void verify() {
    int job = servers.remove(verifier);
    active[verifier] = jobs.group[job];
    jobs.release(job);
    Group group = groups[active[verifier]];
    notifier.coDrafts(group, clock.nowS, choices);
    double draftS = group.draftSets.seconds(group.length);
    double seconds = verifyS(group);
    notifier.pass(model.verifier(), group.verifyTokens, group.verifyCached, seconds);
    double beginS = clock.nowS + draftS;
    double endS = beginS + seconds;
    verifierBusy(group.promptTokens > 0, draftS + seconds, endS);
    notifier.verification(group, beginS, endS);
  }

  private double verifyS(Group group) {
    PassTime time = model.verifier();
    double seconds =
        time.seconds(
            1, group.verifyTokens, group.verifyPositions, group.verifyCached, group.verifyAttended);
    return group.promptTokens > 0 ? seconds + time.promptPassS() : seconds;
  }
}
