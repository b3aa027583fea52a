package sdedge.stream;

import sdedge.instance.Instance;
import sdedge.instance.Serving;

/** Lets requests into groups and out of them, and counts who is resident. */
final class StreamResidents {
  private final Instance instance;
  private final Population population;
  private final Requests requests;
  private final StreamAdmission admission;
  private final Recorder recorder;
  private final Clock clock;
  private final int groups;
  private final boolean choosesAhead;
  private int occupied;
  private double changedS;
  private double residentS;

  StreamResidents(
      StreamRun run,
      Requests requests,
      StreamAdmission admission,
      Recorder recorder,
      Clock clock,
      StreamSetting setting,
      Serving serving) {
    instance = run.instance();
    population = run.population();
    this.requests = requests;
    this.admission = admission;
    this.recorder = recorder;
    this.clock = clock;
    groups = setting.groups();
    choosesAhead = serving.asyncScheduling();
  }

  /** Groups that have residents. */
  int occupied() {
    return occupied;
  }

  /** The number of residents, integrated over time. */
  double residentS() {
    return residentS;
  }

  /** The clock begins anew, with nobody there. */
  void beginAnew() {
    changedS = 0;
  }

  /** A group that comes to rest lets go of those that are done. */
  void depart(Group group) {
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
  void admit(Group group) {
    boolean follows = choosesAhead && group.endedAt == clock.instant;
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
    int share = (all + groups - 1) / groups;
    int most = Math.min(Math.min(share, group.most), instance.batching().maxTasksPerBatch());
    boolean empty = group.size == 0;
    for (int left = fitting; left > 0 && group.size < most && group.room > 0; left--) {
      int request = admission.admit();
      int task = requests.task(request);
      recorder.admittedS[request] = clock.since(request);
      group.admit(request, task, population.input[task]);
    }
    occupied += empty && group.size > 0 ? 1 : 0;
  }

  private void count() {
    residentS += admission.residents() * (clock.nowS - changedS);
    changedS = clock.nowS;
  }
}
