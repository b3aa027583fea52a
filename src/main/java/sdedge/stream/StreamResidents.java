package sdedge.stream;

import sdedge.instance.Instance;

/** Lets requests into groups and out of them, and counts who is resident. */
final class StreamResidents {
  private final Instance instance;
  private final Requests requests;
  private final StreamAdmission admission;
  private final Recorder recorder;
  private final Clock clock;
  private final int groups;
  private int occupied;
  private double changedS;
  private double residentS;

  StreamResidents(
      Instance instance,
      Requests requests,
      StreamAdmission admission,
      Recorder recorder,
      Clock clock,
      int groups) {
    this.instance = instance;
    this.requests = requests;
    this.admission = admission;
    this.recorder = recorder;
    this.clock = clock;
    this.groups = groups;
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
        group.move(i, stay++);
      }
    }
    occupied -= stay == 0 ? 1 : 0;
    group.size = stay;
    group.firstNew = stay;
    group.endsStep = false;
    group.atRest = true;
  }

  /** A group at rest takes its part of all that are there, or can be. */
  void admit(Group group) {
    int fitting = admission.fitting();
    if (fitting == 0) {
      return;
    }
    count();
    int all = admission.residents() + fitting;
    int share = (all + groups - 1) / groups;
    int most = Math.min(Math.min(share, group.most), instance.batching().maxTasksPerBatch());
    boolean empty = group.size == 0;
    while (group.size < most && admission.fitting() > 0) {
      int request = admission.admit();
      recorder.admittedS[request] = clock.since(request);
      group.admit(request, requests.task(request));
    }
    occupied += empty && group.size > 0 ? 1 : 0;
  }

  private void count() {
    residentS += admission.residents() * (clock.nowS - changedS);
    changedS = clock.nowS;
  }
}
