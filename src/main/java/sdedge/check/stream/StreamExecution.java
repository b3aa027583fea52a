package sdedge.check.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import sdedge.check.model.EventClock;
import sdedge.check.model.Memory;
import sdedge.check.model.PassSums;
import sdedge.check.model.Server;
import sdedge.instance.Instance;

/** A stream of requests, served as Section 11 of the model says. */
public final class StreamExecution {
  private final Instance instance;
  private final double[] arrivalsS;
  private final int[] tasks;
  private final Service service;
  private final StepTimes times;
  private final double[] readyS; // since the arrival
  private final double[] admittedS;
  private final double[] firstS;
  private final double[] completeS;
  private final int[] steps;
  private double verifierS;
  private double residentS;
  private double sureUntilS = Double.POSITIVE_INFINITY;
  private final List<StepGroup> groups = new ArrayList<>();
  private final List<Site> sites = new ArrayList<>();
  private final PriorityQueue<Arrived> atVerifier =
      new PriorityQueue<>(
          Comparator.comparingInt(Arrived::instant)
              .thenComparingInt(arrived -> arrived.group().number));
  private final Deque<Integer> waiting = new ArrayDeque<>();
  private final Deque<Integer> coming;
  private EventClock<Runnable> clock = new EventClock<>();
  private double baseS;
  private boolean verifies;
  private int underWay; // jobs and transfers
  private int come; // requests that are ready
  private int lastCome = -1;

  private record Arrived(int instant, StepGroup group) {}

  private StreamExecution(Instance instance, double[] arrivalsS, int[] tasks, Service service) {
    this.instance = instance;
    this.arrivalsS = arrivalsS;
    this.tasks = tasks;
    this.service = service;
    times = new StepTimes(instance);
    Prompts prompts = Prompts.of(instance, arrivalsS, tasks);
    readyS = prompts.readyS();
    admittedS = new double[tasks.length];
    firstS = new double[tasks.length];
    completeS = new double[tasks.length];
    steps = new int[tasks.length];
    for (int g = 0; g < service.groups(); g++) {
      groups.add(new StepGroup(g));
    }
    instance.drafters().forEach(d -> sites.add(new Site()));
    coming = prompts.order();
  }

  /**
   * Serves requests.
   *
   * @param arrivalsS never decreasing
   * @param tasks indices in the instance
   */
  public static Outcome of(Instance instance, double[] arrivalsS, int[] tasks, Service service) {
    return new StreamExecution(instance, arrivalsS, tasks, service).run();
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
    List<Served> served = new ArrayList<>();
    for (int r = 0; r < tasks.length; r++) {
      served.add(new Served(readyS[r], admittedS[r], firstS[r], completeS[r], steps[r]));
    }
    List<double[]> busyS = new ArrayList<>();
    for (Site site : sites) {
      busyS.add(new double[] {site.node().busyS, site.up().busyS, site.down().busyS});
    }
    return new Outcome(served, busyS, verifierS, residentS, sureUntilS);
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
    for (Site site : sites) {
      site.pick();
    }
    if (!verifies && !atVerifier.isEmpty()) {
      verify();
    }
  }

  private boolean leaves(Resident resident) {
    if (resident.isComplete()) {
      residentS += since(resident.request()) - admittedS[resident.request()];
    }
    return resident.isComplete();
  }

  private void admit(StepGroup group) {
    Memory.Reserved together = new Memory.Reserved(instance);
    groups.forEach(each -> each.residents.forEach(resident -> together.add(resident.index())));
    long most = (long) instance.batching().maxTasksPerBatch() * groups.size(); // no more matter
    int fitting = 0;
    for (int request : waiting) {
      boolean few = together.count() < instance.batching().maxTasksPerCohort();
      if (together.count() >= most || !few || !together.fits(tasks[request])) {
        break;
      }
      together.add(tasks[request]);
      fitting++;
    }
    double share = Math.ceil(together.count() / (double) groups.size());
    while (fitting > 0
        && group.residents.size() < Math.min(share, instance.batching().maxTasksPerBatch())) {
      int request = waiting.remove();
      fitting--;
      admittedS[request] = since(request);
      int index = tasks[request];
      group.residents.add(
          new Resident(request, index, instance.tasks().get(index), service.luck()));
    }
  }

  private void begin(StepGroup group) {
    int busy = (int) groups.stream().filter(each -> !each.residents.isEmpty()).count();
    Integer length = service.length();
    group.length = length == null ? times.best(group.residents, busy, service) : length;
    group.atRest = false;
    group.awaited = 0;
    for (Map.Entry<Integer, List<Resident>> part : StepTimes.parts(group.residents).entrySet()) {
      List<Resident> own = part.getValue();
      double upS = times.upS(own, group.length);
      Site site = sites.get(part.getKey());
      Runnable send = () -> serve(site.up(), group, upS, () -> up(group, part.getKey()));
      if (group.length > 0) {
        group.awaited++;
        serve(site.node(), group, times.draftS(own, group.length), send);
      } else if (own.stream().anyMatch(Resident::isNew)) {
        group.awaited++;
        send.run();
      }
    }
    if (group.awaited == 0) {
      atVerifier.add(new Arrived(clock.instant(), group));
    }
  }

  /** A job of a group comes to a server, where it takes some seconds. */
  private void serve(Site.Station station, StepGroup group, double seconds, Runnable then) {
    underWay++;
    Runnable begin =
        () -> {
          station.busyS += seconds;
          after(
              seconds,
              () -> {
                underWay--;
                station.server.release();
                then.run();
              });
        };
    station.server.arrive(new Server.Job<>(clock.instant(), group.number, begin));
  }

  private void up(StepGroup group, int drafter) {
    after(
        times.latencyS(drafter),
        () -> {
          group.awaited--;
          if (group.awaited == 0) {
            atVerifier.add(new Arrived(clock.instant(), group));
          }
        });
  }

  private void verify() {
    List<StepGroup> pass = new ArrayList<>();
    PassSums sums = new PassSums();
    int size = 0;
    do {
      StepGroup group = atVerifier.remove().group();
      pass.add(group);
      size += group.residents.size();
      StepTimes.verify(group.residents, group.length, sums);
    } while (service.merges() && fitsToo(size, atVerifier.peek()));
    verifies = true;
    double seconds = times.seconds(sums);
    verifierS += seconds;
    after(
        seconds,
        () -> {
          verifies = false;
          pass.forEach(this::verified);
        });
  }

  private boolean fitsToo(int size, @Nullable Arrived next) {
    int most = instance.batching().maxTasksPerBatch();
    return next != null && size + next.group().residents.size() <= most;
  }

  private void verified(StepGroup group) {
    boolean waits = group.length > 0;
    Map<Integer, List<Resident>> parts = StepTimes.parts(group.residents);
    group.awaited = parts.size();
    parts.forEach(
        (drafter, part) -> {
          List<Resident> first = part.stream().filter(Resident::isNew).toList();
          part.forEach(each -> each.gain(group.length));
          List<Resident> last = part.stream().filter(Resident::isComplete).toList();
          Runnable known = () -> known(first, last, waits ? group : null);
          Runnable sent = () -> after(times.latencyS(drafter), known);
          serve(sites.get(drafter).down(), group, times.downS(part), sent);
        });
    group.endsStep = !waits;
  }

  private void known(List<Resident> first, List<Resident> last, @Nullable StepGroup waits) {
    first.forEach(each -> firstS[each.request()] = since(each.request()));
    for (Resident each : last) {
      completeS[each.request()] = since(each.request());
      steps[each.request()] = each.steps();
    }
    if (waits != null) {
      waits.awaited--;
      waits.endsStep = waits.awaited == 0;
    }
  }
}
