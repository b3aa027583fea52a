package sdedge.oracle.stream;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.oracle.model.ModeSelection;
import sdedge.oracle.model.PartTimes;
import sdedge.oracle.model.StepStage;
import sdedge.timeline.Stage;

/**
 * A stream of requests, served as Section 11 of the model says: the execution of continuous plans,
 * whose requests are all there at once, and what tests hold the engine of streams against.
 */
public final class StreamExecution {
  private final Instance instance;
  private final int[] tasks;
  private final Service service;
  private final StepTimes times;
  private final BestChoice best; // of steps without a length
  private final ServiceClock clock;
  private final Outcome.RequestTimes[] served;
  private double residentS;
  private final List<StepGroup> groups = new ArrayList<>();
  private final ServiceStages stages;
  private final WaitingRequests waiting;

  StreamExecution(
      Instance instance,
      double[] arrivalsS,
      int[] tasks,
      Service how,
      Prompts prompts,
      BestChoice best) {
    this.instance = instance;
    this.tasks = tasks;
    service = how;
    times = new StepTimes(instance);
    this.best = best;
    served = new Outcome.RequestTimes[tasks.length];
    for (int g = 0; g < service.groups().size(); g++) {
      groups.add(new StepGroup(g));
    }
    ModeSelection loaded = new ModeSelection(instance, how.loaded());
    waiting = new WaitingRequests(loaded, tasks, service.groups());
    clock = new ServiceClock(arrivalsS, prompts, waiting::add);
    stages = new ServiceStages(instance, clock);
  }

  Outcome run() {
    while (clock.advance()) {
      settle();
      clock.settled(groups.stream().allMatch(group -> group.residents.isEmpty()));
    }
    return new Outcome(List.of(served), stages.busy(), residentS);
  }

  private void settle() {
    for (StepGroup group : groups) {
      if (group.endsStep) {
        group.endsStep = false;
        group.atRest = true;
        group.residents.removeIf(this::leaves);
      }
    }
    for (StepGroup group : groups) {
      if (group.atRest) {
        admit(group);
        if (!group.residents.isEmpty()) {
          begin(group);
        }
      }
    }
    stages.pick();
  }

  private boolean leaves(Resident resident) {
    if (resident.isComplete()) {
      residentS += clock.since(resident.request()) - resident.admittedS;
    }
    return resident.isComplete();
  }

  private void admit(StepGroup group) {
    for (int request : waiting.admitted(group, groups)) {
      int index = tasks[request];
      Resident resident = new Resident(request, index, instance.tasks().get(index), service.seed());
      resident.admittedS = clock.since(request);
      group.residents.add(resident);
    }
  }

  private void begin(StepGroup group) {
    int active = (int) groups.stream().filter(each -> !each.residents.isEmpty()).count();
    Integer length = service.groups().get(group.number).length();
    group.choice = best.of(group.residents, active, length);
    group.times = times.of(group.residents, group.choice);
    group.atRest = false;
    group.outstanding = 0;
    for (PartTimes part : group.times.parts()) {
      List<Resident> own = group.of(part.drafter());
      Runnable send = () -> serve(group, Stage.FRONTHAUL_UP, part, () -> up(group));
      if (part.isOnTheWay()) {
        group.outstanding++;
        serve(group, Stage.DRAFT, part, send);
      } else if (own.stream().anyMatch(Resident::isNew)) {
        group.outstanding++;
        send.run();
      }
    }
    if (group.outstanding == 0) {
      arrive(group);
    }
  }

  /** A part comes to the server of a stage; {@code then} follows when its output has arrived. */
  private void serve(StepGroup group, Stage stage, PartTimes part, Runnable then) {
    int drafter = part.drafter();
    stages.serve(StepStage.of(stage, part), drafter, group.number, drafter, then);
  }

  private void up(StepGroup group) {
    group.outstanding--;
    if (group.outstanding == 0) {
      arrive(group);
    }
  }

  private void arrive(StepGroup group) {
    stages.verify(group.times, group.number, () -> verified(group));
  }

  private void verified(StepGroup group) {
    List<PartTimes> parts = group.times.parts();
    group.outstanding = (int) parts.stream().filter(PartTimes::isOnTheWay).count();
    group.endsStep = group.outstanding == 0;
    for (PartTimes part : parts) {
      List<Resident> own = group.of(part.drafter());
      List<Resident> first = own.stream().filter(Resident::isNew).toList();
      own.forEach(each -> each.gain(group.choice, part.drafting()));
      List<Resident> last = own.stream().filter(Resident::isComplete).toList();
      boolean waits = part.isOnTheWay();
      Runnable known = () -> known(first, last, waits ? group : null);
      serve(group, Stage.FRONTHAUL_DOWN, part, known);
    }
  }

  private void known(List<Resident> first, List<Resident> last, @Nullable StepGroup waits) {
    first.forEach(each -> each.firstS = clock.since(each.request()));
    for (Resident each : last) {
      int r = each.request();
      served[r] = each.complete(clock.readyS(r), clock.since(r));
    }
    if (waits != null) {
      waits.outstanding--;
      waits.endsStep = waits.outstanding == 0;
    }
  }
}
