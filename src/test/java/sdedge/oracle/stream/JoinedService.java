package sdedge.oracle.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import sdedge.instance.Instance;
import sdedge.oracle.model.BatchTimes;
import sdedge.oracle.model.Memory;
import sdedge.oracle.model.ModeSelection;
import sdedge.oracle.model.PartTimes;
import sdedge.oracle.model.StepStage;
import sdedge.timeline.Stage;

/** Tasks that join and leave a service one by one, executed (Section 13 of the model). */
final class JoinedService {
  private static final double ROUNDING = 1e-9;

  private final Instance instance;
  private final int[] tasks; // by request
  private final Service how;
  private final ServiceClock clock;
  private final ServiceStages stages;
  private final Outcome.RequestTimes[] served; // by request
  private final Set<Resident> residents = new LinkedHashSet<>();
  private double residentS;
  private final Deque<Integer> waiting = new ArrayDeque<>();
  private final Memory.Reserved reserved;
  private final List<JoinedCell> cells = new ArrayList<>(); // by drafter
  private final List<JoinedJob.Round> arrived = new ArrayList<>();
  private boolean isVerifying;
  private int passes;

  /** Requests for tasks; {@code best} is how residents draft who are as many as a group. */
  JoinedService(
      Instance instance,
      int[] tasks,
      Service how,
      double[] arrivalsS,
      Prompts prompts,
      BestChoice best) {
    this.instance = instance;
    this.tasks = tasks;
    this.how = how;
    clock = new ServiceClock(arrivalsS, prompts, waiting::add);
    stages = new ServiceStages(instance, clock);
    served = new Outcome.RequestTimes[tasks.length];
    reserved = new Memory.Reserved(new ModeSelection(instance, how.loaded()));
    JoinedChoices choices = new JoinedChoices(instance, best, how.groups().size(), residents);
    for (int d = 0; d < instance.drafters().size(); d++) {
      cells.add(new JoinedCell(instance, d, this, choices));
    }
  }

  Outcome run() {
    while (advance()) {
      admit();
      cells.forEach(JoinedCell::goOn);
      stages.pick();
      verify();
      stages.pick();
      clock.settled(residents.isEmpty());
    }
    return new Outcome(List.of(served), stages.busy(), residentS);
  }

  /** Those who arrive or become idle in one instant do so in the order of admission. */
  private boolean advance() {
    int before = arrived.size();
    if (!clock.advance()) {
      return false;
    }
    arrived.subList(before, arrived.size()).sort(JoinedJob.Round.ADMITTED);
    cells.forEach(JoinedCell::settle);
    return true;
  }

  private void admit() {
    while (!waiting.isEmpty() && reserved.fits(List.of(tasks[waiting.element()]))) {
      int place = waiting.remove();
      int index = tasks[place];
      Resident resident = new Resident(place, index, instance.tasks().get(index), how.seed());
      reserved.add(List.of(index));
      residents.add(resident);
      resident.admittedS = clock.since(place);
      cells.get(resident.drafter()).isNew(resident);
    }
  }

  private void verify() {
    if (isVerifying || arrived.isEmpty() || !isWorthAPass()) {
      return;
    }
    int most = instance.batching().maxTasksPerBatch();
    if (arrived.size() > most) {
      arrived.sort(JoinedJob.Round.ADMITTED);
    }
    List<JoinedJob.Round> all = new ArrayList<>(arrived.subList(0, Math.min(most, arrived.size())));
    arrived.removeAll(all);
    boolean reads = all.stream().anyMatch(each -> each.resident().isNew());
    all.sort(Comparator.comparingInt(each -> each.times().drafter()));
    passes++;
    JoinedJob pass = new JoinedJob(null, passes, all);
    isVerifying = true;
    BatchTimes step = BatchTimes.of(instance.verifier(), pass.parts(), reads);
    stages.verify(step, 0, () -> verified(pass));
  }

  /** A job comes to a server at its drafter. */
  void serve(Stage of, JoinedJob job, Runnable then) {
    int drafter = Objects.requireNonNull(job.drafter());
    StepStage stage = job.stage(of, instance.drafters().get(drafter));
    stages.serve(stage, drafter, drafter, job.number(), then);
  }

  /** Drafts, if there are any, and the prompt of a round are at the verifier. */
  void arrives(JoinedJob.Round round) {
    arrived.add(round);
  }

  private boolean isWorthAPass() {
    double share = Math.ceil(reserved.count() / (double) how.groups().size() - ROUNDING);
    double wanted = Math.min(instance.batching().maxTasksPerBatch(), share);
    return arrived.size() >= Math.max(1, wanted) || clock.isQuiet();
  }

  private void verified(JoinedJob pass) {
    isVerifying = false;
    for (int d = 0; d < cells.size(); d++) {
      JoinedJob own = pass.of(d);
      if (!own.rounds().isEmpty()) {
        end(own);
      }
    }
  }

  /** The rounds of a drafter have been verified. */
  private void end(JoinedJob own) {
    List<Resident> first = own.residents().stream().filter(Resident::isNew).toList();
    List<Resident> waits = new ArrayList<>();
    List<Resident> last = new ArrayList<>();
    for (JoinedJob.Round round : own.rounds()) {
      Resident each = round.resident();
      PartTimes times = round.times();
      each.gain(times.choice(), times.drafting());
      if (each.isComplete()) {
        last.add(each);
      }
      if (times.isOnTheWay()) {
        waits.add(each);
      } else {
        isIdle(each);
      }
    }
    serve(Stage.FRONTHAUL_DOWN, own, () -> known(first, last, waits));
  }

  /** Its round is over: it leaves or wants to begin the next one. */
  private void isIdle(Resident resident) {
    if (resident.isComplete()) {
      reserved.remove(List.of(resident.index()));
      residents.remove(resident);
      residentS += clock.since(resident.request()) - resident.admittedS;
    } else {
      cells.get(resident.drafter()).isBack(resident);
    }
  }

  private void known(List<Resident> first, List<Resident> last, List<Resident> waits) {
    first.forEach(each -> each.firstS = clock.since(each.request()));
    for (Resident each : last) {
      int r = each.request();
      served[r] = each.complete(clock.readyS(r), clock.since(r));
    }
    waits.forEach(this::isIdle);
  }
}
