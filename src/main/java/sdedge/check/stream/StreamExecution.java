package sdedge.check.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.check.model.Busy;
import sdedge.check.model.ModeSelection;
import sdedge.check.model.PartTimes;
import sdedge.check.model.Servers;
import sdedge.check.model.StepStage;
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

  private static final int NOT_NOTED = 0; // in place of a step

  /** Who wants to know of stages. */
  interface Listener {
    /** A group begins a step; whether its stages are to be noted. */
    default boolean begins(StepGroup group) {
      return true;
    }

    /** A stage of a step that is noted begins. */
    void note(StageRun run);
  }

  private final Instance instance;
  private final int[] tasks;
  private final Service service;
  private final StepTimes times;
  private final BestChoice best; // of steps without a length
  private final @Nullable Listener listener;
  private final ServiceClock clock;
  private final Outcome.RequestTimes[] served;
  private double residentS;
  private final List<StepGroup> groups = new ArrayList<>();
  private final Servers<Runnable> servers;
  private final Busy busy = new Busy();
  private final WaitingRequests waiting;

  StreamExecution(
      Instance instance,
      double[] arrivalsS,
      int[] tasks,
      Service how,
      Prompts prompts,
      BestChoice best,
      @Nullable Listener listener) {
    this.instance = instance;
    this.tasks = tasks;
    service = how;
    times = new StepTimes(instance);
    this.listener = listener;
    this.best = best;
    served = new Outcome.RequestTimes[tasks.length];
    for (int g = 0; g < service.groups().size(); g++) {
      groups.add(new StepGroup(g));
    }
    servers = new Servers<>(instance);
    ModeSelection loaded = new ModeSelection(instance, how.loaded());
    waiting = new WaitingRequests(loaded, tasks, service.groups());
    clock = new ServiceClock(arrivalsS, prompts, waiting::add);
  }

  /** Serves requests that are all there at once and ready at some times. */
  static Outcome allAtOnce(
      Instance instance, double[] readyS, int[] tasks, Service service, Listener listener) {
    double[] atOnce = new double[tasks.length];
    Prompts prompts = Prompts.of(atOnce, readyS);
    ModeSelection loaded = new ModeSelection(instance, service.loaded());
    BestChoice best = new BestChoice(loaded, new StepTimes(instance));
    return new StreamExecution(instance, atOnce, tasks, service, prompts, best, listener).run();
  }

  Outcome run() {
    while (clock.advance()) {
      settle();
      clock.settled(groups.stream().allMatch(group -> group.residents.isEmpty()));
    }
    return new Outcome(List.of(served), busy, residentS, clock.sureUntilS());
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
    servers.pick(Runnable::run);
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
      Resident resident =
          new Resident(
              request, group.number + 1, index, instance.tasks().get(index), service.seed());
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
    group.step++;
    group.isNoted = listener != null && listener.begins(group);
    for (PartTimes part : group.times.parts()) {
      List<Resident> own = group.of(part.drafter());
      Runnable send = () -> serve(group, Stage.FRONTHAUL_UP, part, own, () -> up(group));
      if (part.isOnTheWay()) {
        group.outstanding++;
        serve(group, Stage.DRAFT, part, own, send);
      } else if (own.stream().anyMatch(Resident::isNew)) {
        group.outstanding++;
        send.run();
      }
    }
    if (group.outstanding == 0) {
      arrive(group);
    }
  }

  /**
   * A part comes to the server of a stage.
   *
   * @param served who waits for it
   * @param then what follows when its output has arrived
   */
  private void serve(
      StepGroup group, Stage stage, PartTimes part, List<Resident> served, Runnable then) {
    int drafter = part.drafter();
    StepStage job = StepStage.of(stage, 1, part);
    int step = group.isNoted ? group.step : NOT_NOTED; // which may be over when the stage begins
    Runnable over =
        () -> {
          servers.release(stage, drafter);
          if (stage.isLink()) {
            clock.after(job.latencyS(), then);
          } else {
            then.run();
          }
        };
    Runnable begin =
        clock.underWay(
            () -> {
              busy.add(stage, drafter, job.seconds());
              begins(group, step, job, served, clock.nowS());
              clock.after(job.seconds(), over);
            });
    servers.arrive(stage, drafter, clock.instant(), group.number, drafter, begin);
  }

  private void begins(
      StepGroup group, int step, StepStage stage, List<Resident> served, double startS) {
    double freeS = startS + stage.seconds();
    if (listener != null && step != NOT_NOTED) {
      double endS = freeS + stage.latencyS();
      listener.note(stage.run(1, group.number + 1, step, startS, freeS, endS));
    }
    double seconds = stage.seconds() + stage.latencyS();
    served.forEach(each -> each.served(stage.stage(), startS, seconds));
  }

  private void up(StepGroup group) {
    group.outstanding--;
    if (group.outstanding == 0) {
      arrive(group);
    }
  }

  private void arrive(StepGroup group) {
    servers.arrive(Stage.VERIFY, 0, clock.instant(), group.number, 0, () -> verify(group));
  }

  private void verify(StepGroup group) {
    double seconds = group.times.at(1).verifyS();
    busy.add(Stage.VERIFY, 0, seconds);
    double startS = clock.nowS();
    int step = group.isNoted ? group.step : NOT_NOTED;
    for (StepStage stage : StepStage.atVerifier(group.times, 1, instance.verifier())) {
      begins(group, step, stage, group.residents, startS);
      startS += stage.seconds();
    }
    clock.after(
        seconds,
        () -> {
          servers.release(Stage.VERIFY, 0);
          verified(group);
        });
  }

  private void verified(StepGroup group) {
    List<PartTimes> parts = group.times.parts();
    group.outstanding = (int) parts.stream().filter(PartTimes::isOnTheWay).count();
    group.endsStep = group.outstanding == 0;
    for (PartTimes part : parts) {
      List<Resident> own = group.of(part.drafter());
      List<Resident> first = own.stream().filter(Resident::isNew).toList();
      own.forEach(each -> each.gain(group.choice, part.length() > 0 ? part.mode() : null));
      List<Resident> last = own.stream().filter(Resident::isComplete).toList();
      boolean waits = part.isOnTheWay();
      Runnable known = () -> known(first, last, waits ? group : null);
      serve(group, Stage.FRONTHAUL_DOWN, part, waits ? own : last, known);
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
