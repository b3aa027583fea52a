package sdedge.check.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.check.model.Busy;
import sdedge.check.model.EventClock;
import sdedge.check.model.Memory;
import sdedge.check.model.ModeSelection;
import sdedge.check.model.Servers;
import sdedge.instance.DraftChoice;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.instance.Speculation;
import sdedge.plan.JoiningService;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/** Tasks that join and leave a service one by one, executed (Section 13 of the model). */
final class JoinedService {
  private static final double ROUNDING = 1e-9;

  private final Instance instance;
  private final JoiningService service;
  private final Requests requests;
  private final Service.@Nullable Chance chance;
  private final @Nullable Lengths common; // of all drafts; null where each has its own
  private final List<StageRun> stages;
  private final Outcome.RequestTimes[] served; // by request
  private final Set<Resident> residents = new LinkedHashSet<>();
  private @Nullable DraftChoice commonChoice; // until residents are others, or farther
  private EventClock<Runnable> clock = new EventClock<>();
  private double baseS; // when the clock began
  private final Deque<Integer> coming;
  private int come; // requests that are ready
  private int lastCome = -1;
  private double residentS;
  private final Servers<Runnable> links;
  private final Busy busy = new Busy();
  private final Deque<Integer> waiting = new ArrayDeque<>();
  private final Memory.Reserved reserved;
  private final List<Cell> cells = new ArrayList<>(); // by drafter
  private final Map<Resident, DraftChoice> choices = new HashMap<>(); // of drafts under way
  private final List<Resident> arrived = new ArrayList<>();
  private boolean isVerifying;
  private int passes;
  private int incomplete;
  private int underWay; // jobs and transfers

  /** Who comes, in the order of admission or of arrival. */
  private record Requests(List<Integer> tasks, List<Double> arrivalsS, List<Double> readyS) {}

  /** What all residents draft whose answers are not complete. */
  private interface Lengths {
    DraftChoice of(List<Resident> incomplete);
  }

  /** Who is idle at a drafter, and what it does. */
  private static final class Cell {
    private final List<Resident> old = new ArrayList<>();
    private final List<Resident> fresh = new ArrayList<>();
    private boolean isDrafting;
    private int jobs;
  }

  private JoinedService(
      Instance instance,
      JoiningService service,
      Set<String> loaded,
      Requests requests,
      Deque<Integer> coming,
      Service.@Nullable Chance chance,
      @Nullable Lengths common,
      List<StageRun> stages) {
    this.instance = instance;
    this.service = service;
    this.requests = requests;
    this.coming = coming;
    this.chance = chance;
    this.common = common;
    this.stages = stages;
    incomplete = requests.tasks.size();
    served = new Outcome.RequestTimes[incomplete];
    links = new Servers<>(instance);
    reserved = new Memory.Reserved(new ModeSelection(instance, loaded));
    instance.drafters().forEach(drafter -> cells.add(new Cell()));
  }

  private static List<Double> list(double[] seconds) {
    return Arrays.stream(seconds).boxed().toList();
  }

  /**
   * Executes a stream (Section 11 of the model).
   *
   * @param tasks by request, indices
   * @param how whose groups say for which part of the residents a pass waits
   */
  static Outcome ofStream(Instance instance, double[] arrivalsS, int[] tasks, Service how) {
    int groups = how.groups().size();
    List<Integer> indices = Arrays.stream(tasks).boxed().toList();
    JoiningService service = new JoiningService(indices, 1.0 / groups, Map.of());
    Prompts prompts = Prompts.of(instance, arrivalsS, tasks);
    ModeSelection loaded = new ModeSelection(instance, how.loaded());
    BestChoice best = new BestChoice(loaded, null, new StepTimes(instance));
    return new JoinedService(
            instance,
            service,
            how.loaded(),
            new Requests(indices, list(arrivalsS), list(prompts.readyS())),
            prompts.order(),
            how.seed(),
            residents -> best.joining(residents, groups),
            new ArrayList<>())
        .run();
  }

  /**
   * Executes a service.
   *
   * @param chance null for mean progress
   * @param readyS by place in the order of admission
   * @param stages takes those of all jobs
   */
  static Outcome of(
      Instance instance,
      JoiningService service,
      Service.@Nullable Chance chance,
      double[] readyS,
      List<StageRun> stages) {
    Prompts prompts = Prompts.of(new double[readyS.length], readyS);
    return new JoinedService(
            instance,
            service,
            service.loaded(),
            new Requests(service.tasks(), list(new double[readyS.length]), list(readyS)),
            prompts.order(),
            chance,
            null,
            stages)
        .run();
  }

  private Outcome run() {
    beginAnew();
    while (advance()) {
      admit();
      for (int d = 0; d < cells.size(); d++) {
        withoutDrafts(d, cells.get(d));
        draft(d, cells.get(d));
      }
      links.pick(Runnable::run);
      verify();
      if (underWay == 0 && residents.isEmpty()) {
        beginAnew();
      }
    }
    return new Outcome(List.of(served), busy, residentS, Double.POSITIVE_INFINITY);
  }

  /** With nothing left to do of those that have come, time counts from the next arrival. */
  private void beginAnew() {
    if (lastCome + 1 == come && come < served.length) {
      clock = new EventClock<>();
      baseS = requests.arrivalsS.get(come);
      expect();
    }
  }

  private void expect() {
    Integer next = coming.peek();
    if (next != null) {
      double arrivalS = requests.arrivalsS.get(next) - baseS;
      clock.at(arrivalS + requests.readyS.get(next), this::come);
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

  private double since(Resident resident) {
    return clock.nowS() - (requests.arrivalsS.get(resident.request()) - baseS);
  }

  /** Those who arrive or become idle in one instant do so in the order of admission. */
  private boolean advance() {
    int before = arrived.size();
    int[] idle = cells.stream().mapToInt(cell -> cell.old.size()).toArray();
    if (!clock.advance(Runnable::run)) {
      return false;
    }
    Comparator<Resident> admitted = Comparator.comparingInt(Resident::request);
    arrived.subList(before, arrived.size()).sort(admitted);
    for (int d = 0; d < idle.length; d++) {
      List<Resident> old = cells.get(d).old;
      old.subList(idle[d], old.size()).sort(admitted);
    }
    return true;
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

  private void admit() {
    while (!waiting.isEmpty()
        && reserved.count() < service.mostResidents()
        && reserved.fits(List.of(requests.tasks.get(waiting.element())))) {
      int place = waiting.remove();
      int index = requests.tasks.get(place);
      Resident resident = new Resident(place, 1, index, instance.tasks().get(index), chance);
      reserved.add(List.of(index));
      residents.add(resident);
      resident.admittedS = since(resident);
      commonChoice = null;
      cells.get(resident.drafter()).fresh.add(resident);
    }
  }

  /** How many tokens a resident drafts if its job begins now. */
  private int length(Resident resident) {
    Speculation limits = instance.speculation();
    Map<Integer, Integer> all =
        incomplete <= service.few() ? service.fewLengths() : service.lengths();
    int length = all.getOrDefault(resident.drafter(), 0);
    if (length > 0) {
      length += service.offsets().getOrDefault(resident.index(), 0);
    }
    length = Math.max(limits.minLength(), Math.min(limits.maxLength(), length));
    while (length > limits.minLength()
        && resident.isEnough(new DraftChoice(mode(resident), length - 1))) {
      length--;
    }
    return length;
  }

  private DraftChoice choice(Resident resident) {
    if (common != null) {
      DraftChoice known = commonChoice;
      if (known == null) {
        known = common.of(residents.stream().filter(each -> !each.isComplete()).toList());
        commonChoice = known;
      }
      return known;
    }
    return new DraftChoice(mode(resident), length(resident));
  }

  private @Nullable String mode(Resident resident) {
    return service.modes().get(resident.drafter());
  }

  /** Whether its drafter is to make drafts. */
  private boolean isAway(Resident resident, DraftChoice choice) {
    return choice.length() > 0
        && !instance.drafters().get(resident.drafter()).mode(choice.mode()).isAtVerifier();
  }

  /**
   * Those whose drafter has nothing to draft are at the verifier, new ones once their prompts are.
   */
  private void withoutDrafts(int drafter, Cell cell) {
    List<Resident> silent = new ArrayList<>(cell.old);
    silent.removeIf(each -> isAway(each, choice(each)));
    silent.forEach(each -> arrives(each, choice(each)));
    cell.old.removeAll(silent);
    List<Resident> prompts = new ArrayList<>(cell.fresh);
    prompts.removeIf(each -> isAway(each, choice(each)));
    if (!prompts.isEmpty()) {
      cell.fresh.removeAll(prompts);
      up(job(drafter, cell, prompts));
    }
  }

  private JoinedJob job(int drafter, Cell cell, List<Resident> residents) {
    List<DraftChoice> own = residents.stream().map(this::choice).toList();
    cell.jobs++;
    return new JoinedJob(drafter, cell.jobs, residents, own);
  }

  private void arrives(Resident resident, DraftChoice choice) {
    choices.put(resident, choice);
    arrived.add(resident);
  }

  private void draft(int drafter, Cell cell) {
    List<Resident> idle = new ArrayList<>(cell.old);
    if (!service.apart()) {
      idle.addAll(cell.fresh);
    } else if (idle.isEmpty() && !cell.fresh.isEmpty()) {
      idle.add(cell.fresh.get(0));
    }
    if (cell.isDrafting || idle.isEmpty()) {
      return;
    }
    int most = Math.min(idle.size(), instance.batching().maxTasksPerBatch());
    JoinedJob job = job(drafter, cell, List.copyOf(idle.subList(0, most)));
    cell.old.removeAll(job.residents());
    cell.fresh.removeAll(job.residents());
    cell.isDrafting = true;
    double seconds = job.draftS(instance.drafters().get(drafter).node(), instance.drafters());
    begins(Stage.DRAFT, job, job.residents(), nowS(), seconds);
    after(
        seconds,
        () -> {
          cell.isDrafting = false;
          up(job);
        });
  }

  private void up(JoinedJob job) {
    send(
        Stage.FRONTHAUL_UP,
        job,
        job.residents(),
        () -> {
          for (int r = 0; r < job.residents().size(); r++) {
            arrives(job.residents().get(r), job.choices().get(r));
          }
        });
  }

  /** A job comes to a link; {@code waits} are those whose time it takes. */
  private void send(Stage stage, JoinedJob job, List<Resident> waits, Runnable then) {
    int drafter = job.drafter() == null ? 0 : job.drafter();
    Drafter at = instance.drafters().get(drafter);
    double seconds = stage == Stage.FRONTHAUL_UP ? job.upS(at) : job.downS(at);
    Runnable sent =
        () -> {
          links.release(stage, drafter);
          after(at.fronthaul().latencyS(), then);
        };
    underWay++;
    Runnable begin =
        () -> {
          underWay--;
          begins(stage, job, waits, nowS(), seconds);
          after(seconds, sent);
        };
    links.arrive(stage, drafter, clock.instant(), drafter, job.number(), begin);
  }

  private void begins(
      Stage stage, JoinedJob job, List<Resident> waits, double startS, double seconds) {
    Integer drafter = job.drafter();
    Drafter at = drafter == null ? null : instance.drafters().get(drafter);
    Fronthaul link = at == null || !stage.isLink() ? null : at.fronthaul();
    double freeS = startS + seconds;
    double endS = link == null ? freeS : freeS + link.latencyS();
    busy.add(at == null ? Stage.VERIFY : stage, drafter == null ? 0 : drafter, seconds);
    stages.add(job.run(stage, instance.drafters(), startS, freeS, endS));
    double wholeS = link == null ? seconds : seconds + link.latencyS();
    waits.forEach(each -> each.served(stage, startS, wholeS));
  }

  private void verify() {
    if (isVerifying || arrived.isEmpty() || !isWorthAPass()) {
      return;
    }
    int most = instance.batching().maxTasksPerBatch();
    if (arrived.size() > most) {
      arrived.sort(Comparator.comparingInt(Resident::request));
    }
    List<Resident> all = new ArrayList<>();
    int fresh = 0;
    for (Resident each : arrived) {
      if (all.size() < most && (!each.isNew() || fresh < service.newPerPass())) {
        all.add(each);
        fresh += each.isNew() ? 1 : 0;
      }
    }
    arrived.removeAll(all);
    List<DraftChoice> own =
        all.stream().map(each -> choices.getOrDefault(each, DraftChoice.NONE)).toList();
    passes++;
    JoinedJob pass = new JoinedJob(null, passes, all, own);
    isVerifying = true;
    double draftS = 0;
    for (JoinedJob set : pass.draftedHere(instance.drafters())) {
      double seconds = set.draftS(instance.verifier(), instance.drafters());
      begins(Stage.DRAFT, set, set.residents(), nowS() + draftS, seconds);
      draftS += seconds;
    }
    double seconds = pass.verifyS(instance.verifier());
    begins(Stage.VERIFY, pass, all, nowS() + draftS, seconds);
    after(draftS + seconds, () -> verified(pass));
  }

  private boolean isWorthAPass() {
    double share = Math.ceil(service.waitShare() * reserved.count() - ROUNDING);
    double wanted = Math.min(instance.batching().maxTasksPerBatch(), share);
    return arrived.size() >= Math.max(1, wanted)
        || arrived.stream().anyMatch(each -> service.urgent().contains(each.index()))
        || underWay == 0;
  }

  private void verified(JoinedJob pass) {
    isVerifying = false;
    for (int d = 0; d < cells.size(); d++) {
      JoinedJob own = pass.of(d);
      if (!own.residents().isEmpty()) {
        verified(own, instance.drafters().get(d));
      }
    }
  }

  private void verified(JoinedJob own, Drafter at) {
    List<Resident> first = own.residents().stream().filter(Resident::isNew).toList();
    List<Resident> waits = new ArrayList<>();
    List<Resident> last = new ArrayList<>();
    List<Resident> counted = new ArrayList<>();
    for (int r = 0; r < own.residents().size(); r++) {
      Resident each = own.residents().get(r);
      DraftChoice choice = own.choices().get(r);
      commonChoice = null;
      each.gain(choice, choice.length() > 0 ? at.mode(choice.mode()) : null);
      boolean isAway = isAway(each, choice);
      if (each.isComplete()) {
        last.add(each);
      }
      if (isAway) {
        waits.add(each);
      } else {
        isIdle(each);
      }
      if (isAway || each.isComplete()) {
        counted.add(each);
      }
    }
    send(Stage.FRONTHAUL_DOWN, own, counted, () -> known(first, last, waits));
  }

  /** Its round is over: it leaves or wants to begin the next one. */
  private void isIdle(Resident resident) {
    if (resident.isComplete()) {
      reserved.remove(List.of(resident.index()));
      residents.remove(resident);
      residentS += since(resident) - resident.admittedS;
    } else {
      cells.get(resident.drafter()).old.add(resident);
    }
  }

  private void known(List<Resident> first, List<Resident> last, List<Resident> waits) {
    first.forEach(each -> each.firstS = since(each));
    for (Resident each : last) {
      incomplete--;
      double readyS = requests.readyS.get(each.request());
      served[each.request()] = each.complete(readyS, since(each));
    }
    waits.forEach(this::isIdle);
  }
}
