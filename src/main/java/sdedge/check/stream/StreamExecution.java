package sdedge.check.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.check.model.EventClock;
import sdedge.check.model.ModeSelection;
import sdedge.check.model.PassSums;
import sdedge.check.model.Server;
import sdedge.check.model.SharedBand;
import sdedge.check.stream.StepNotes.Listener;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/**
 * A stream of requests, served as Section 11 of the model says: the execution of continuous plans,
 * whose requests are all there at once, and what tests hold the engine of streams against.
 */
public final class StreamExecution {
  /** Stages by batch, step, stage and drafter, the verifier first. */
  public static final Comparator<StageRun> IN_ORDER =
      Comparator.comparingInt(StageRun::batch)
          .thenComparingInt(StageRun::step)
          .thenComparing(StageRun::stage)
          .thenComparing(run -> run.drafter() == null ? -1 : run.drafter());

  private final Instance instance;
  private final double[] arrivalsS;
  private final int[] tasks;
  private final Service service;
  private final StepTimes times;
  private final BestChoice best;
  private final StepNotes notes;
  private final double[] readyS; // since the arrival
  private final Outcome.RequestTimes[] served;
  private double residentS;
  private double sureUntilS = Double.POSITIVE_INFINITY;
  private final List<StepGroup> groups = new ArrayList<>();
  private final List<DrafterServers> sites = new ArrayList<>();
  private final DrafterServers.Station verifier = new DrafterServers.Station(new Server<>());
  private final WaitingRequests waiting;
  private final Deque<Integer> coming;
  private EventClock<Runnable> clock = new EventClock<>();
  private double baseS;
  private int underWay; // jobs and transfers
  private int come; // requests that are ready
  private int lastCome = -1;

  private StreamExecution(
      Instance instance, double[] arrivalsS, int[] tasks, Service how, @Nullable Listener notes) {
    this.instance = instance;
    this.arrivalsS = arrivalsS;
    this.tasks = tasks;
    service = how;
    times = new StepTimes(instance);
    this.notes = new StepNotes(notes, times);
    ModeSelection loaded = new ModeSelection(instance, how.loaded());
    best = new BestChoice(loaded, how.pace(), times);
    Prompts prompts = Prompts.of(instance, arrivalsS, tasks);
    readyS = prompts.readyS();
    served = new Outcome.RequestTimes[tasks.length];
    for (int g = 0; g < service.groups().size(); g++) {
      groups.add(new StepGroup(g));
    }
    int[] first = SharedBand.firstUsers(instance);
    for (int d = 0; d < first.length; d++) {
      sites.add(
          new DrafterServers(first[d] == d ? new Server<>() : sites.get(first[d]).up().server));
    }
    waiting = new WaitingRequests(loaded, tasks, service.groups());
    coming = prompts.order();
  }

  /** Serves requests for tasks, by index, whose arrival times never decrease. */
  public static Outcome of(Instance instance, double[] arrivalsS, int[] tasks, Service service) {
    return of(instance, arrivalsS, tasks, service, null);
  }

  /** Serves requests; {@code notes} is null if nobody wants to know what happens. */
  static Outcome of(
      Instance instance,
      double[] arrivalsS,
      int[] tasks,
      Service service,
      @Nullable Listener notes) {
    return new StreamExecution(instance, arrivalsS, tasks, service, notes).run();
  }

  private Outcome run() {
    beginAnew();
    while (clock.advance(Runnable::run)) {
      settle();
      if (clock.isClose() && sureUntilS == Double.POSITIVE_INFINITY) {
        sureUntilS = baseS + clock.nowS();
      }
      if (underWay == 0 && groups.stream().allMatch(g -> g.residents.isEmpty())) {
        beginAnew();
      }
    }
    List<double[]> busyS = new ArrayList<>();
    sites.forEach(site -> busyS.add(site.busyS()));
    return new Outcome(List.of(served), busyS, verifier.busyS, residentS, sureUntilS);
  }

  /** With nothing left to do of those that have come, time counts from the next arrival. */
  private void beginAnew() {
    if (lastCome + 1 == come && come < tasks.length) {
      clock = new EventClock<>();
      baseS = arrivalsS[come];
      expect();
    }
  }

  private void expect() {
    Integer next = coming.peek();
    if (next != null) {
      clock.at(arrivalsS[next] - baseS + readyS[next], this::come);
    }
  }

  private void come() {
    int request = coming.remove();
    waiting.add(request);
    come++;
    lastCome = Math.max(lastCome, request);
    expect();
  }

  private double nowS() {
    return baseS + clock.nowS();
  }

  private double since(int request) {
    return clock.nowS() - (arrivalsS[request] - baseS);
  }

  private void after(double seconds, Runnable action) {
    underWay++;
    clock.at(
        clock.nowS() + seconds,
        () -> {
          underWay--;
          action.run();
        });
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
    for (DrafterServers site : sites) {
      site.pick();
    }
    verifier.pick();
  }

  private boolean leaves(Resident resident) {
    if (resident.isComplete()) {
      residentS += since(resident.request()) - resident.admittedS;
    }
    return resident.isComplete();
  }

  private void admit(StepGroup group) {
    for (int request : waiting.admitted(group, groups)) {
      int index = tasks[request];
      Resident resident = new Resident(request, index, instance.tasks().get(index), service.seed());
      resident.admittedS = since(request);
      group.residents.add(resident);
    }
  }

  private void begin(StepGroup group) {
    int busy = (int) groups.stream().filter(each -> !each.residents.isEmpty()).count();
    Integer length = service.groups().get(group.number).length();
    DraftChoice choice = best.of(group.residents, busy, length);
    group.choice = choice;
    group.atRest = false;
    group.outstanding = 0;
    group.step++;
    group.isNoted = notes.begins(group);
    for (Map.Entry<Integer, List<Resident>> part : StepTimes.parts(group.residents).entrySet()) {
      List<Resident> own = part.getValue();
      int drafter = part.getKey();
      double upS = times.upS(own, choice);
      DrafterServers site = sites.get(drafter);
      StepNotes.Note up = notes.part(Stage.FRONTHAUL_UP, drafter, group, own, own);
      Runnable send = () -> serve(site.up(), group, drafter, upS, up, () -> up(group, drafter));
      if (times.isAway(drafter, choice)) {
        group.outstanding++;
        StepNotes.Note draft = notes.part(Stage.DRAFT, drafter, group, own, own);
        double draftS = times.draftS(own, choice, false);
        serve(site.node(), group, drafter, draftS, draft, send);
      } else if (own.stream().anyMatch(Resident::isNew)) {
        group.outstanding++;
        send.run();
      }
    }
    if (group.outstanding == 0) {
      arrive(group);
    }
  }

  /** A job of a group comes to a server, where it takes some seconds. */
  private void serve(
      DrafterServers.Station station,
      StepGroup group,
      int drafter,
      double seconds,
      StepNotes.Note note,
      Runnable then) {
    underWay++;
    Runnable begin =
        () -> {
          station.busyS += seconds;
          note.begins(nowS(), seconds);
          after(
              seconds,
              () -> {
                underWay--;
                station.server.release();
                then.run();
              });
        };
    station.server.arrive(clock.instant(), group.number, drafter, begin);
  }

  private void up(StepGroup group, int drafter) {
    after(
        times.latencyS(drafter),
        () -> {
          group.outstanding--;
          if (group.outstanding == 0) {
            arrive(group);
          }
        });
  }

  private void arrive(StepGroup group) {
    verifier.server.arrive(clock.instant(), group.number, 0, () -> verify(group));
  }

  private void verify(StepGroup group) {
    List<Resident> all = group.residents;
    PassSums pass = StepTimes.verification(all, group.choice.length(), false);
    double draftS = notes.drafted(group, nowS());
    double seconds = times.seconds(pass);
    verifier.busyS += draftS + seconds;
    notes.verified(group, pass.tokens(), nowS() + draftS, seconds);
    after(
        draftS + seconds,
        () -> {
          verifier.server.release();
          verified(group);
        });
  }

  private void verified(StepGroup group) {
    Map<Integer, List<Resident>> parts = StepTimes.parts(group.residents);
    DraftChoice choice = group.choice;
    group.outstanding = (int) parts.keySet().stream().filter(d -> times.isAway(d, choice)).count();
    group.endsStep = group.outstanding == 0;
    parts.forEach(
        (drafter, part) -> {
          boolean waits = times.isAway(drafter, choice);
          List<Resident> first = part.stream().filter(Resident::isNew).toList();
          part.forEach(each -> each.gain(choice, times.mode(drafter, choice)));
          List<Resident> last = part.stream().filter(Resident::isComplete).toList();
          Runnable known = () -> known(first, last, waits ? group : null);
          Runnable sent = () -> after(times.latencyS(drafter), known);
          StepNotes.Note down =
              notes.part(Stage.FRONTHAUL_DOWN, drafter, group, part, waits ? part : last);
          double downS = times.downS(part, choice);
          serve(sites.get(drafter).down(), group, drafter, downS, down, sent);
        });
  }

  private void known(List<Resident> first, List<Resident> last, @Nullable StepGroup waits) {
    first.forEach(each -> each.firstS = since(each.request()));
    for (Resident each : last) {
      int r = each.request();
      served[r] =
          new Outcome.RequestTimes(readyS[r], each.admittedS, each.firstS, since(r), each.steps());
    }
    if (waits != null) {
      waits.outstanding--;
      waits.endsStep = waits.outstanding == 0;
    }
  }
}
