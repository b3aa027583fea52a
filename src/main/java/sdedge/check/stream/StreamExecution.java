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
  private final List<Group> groups = new ArrayList<>();
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

  private record Arrived(int instant, Group group) {}

  private record Site(Server<Runnable> node, Server<Runnable> up, Server<Runnable> down) {
    Site() {
      this(new Server<>(), new Server<>(), new Server<>());
    }

    void pick() {
      for (Server<Runnable> server : List.of(node, up, down)) {
        Server.Job<Runnable> job = server.pick();
        if (job != null) {
          job.begin().run();
        }
      }
    }
  }

  /** Residents that step together. */
  private static final class Group {
    private final int number;
    private List<Resident> residents = new ArrayList<>();
    private boolean atRest = true;
    private boolean endsStep;
    private int length;
    private int awaited;

    Group(int number) {
      this.number = number;
    }
  }

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
      groups.add(new Group(g));
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
  public static List<Served> of(
      Instance instance, double[] arrivalsS, int[] tasks, Service service) {
    return new StreamExecution(instance, arrivalsS, tasks, service).run();
  }

  private List<Served> run() {
    beginAnew();
    while (clock.advance(Runnable::run)) {
      settle();
      if (underWay == 0 && groups.stream().allMatch(g -> g.residents.isEmpty())) {
        beginAnew();
      }
    }
    List<Served> served = new ArrayList<>();
    for (int r = 0; r < tasks.length; r++) {
      served.add(new Served(readyS[r], admittedS[r], firstS[r], completeS[r], steps[r]));
    }
    return served;
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
    for (Group group : groups) {
      if (group.endsStep) {
        group.endsStep = false;
        group.atRest = true;
        group.residents.removeIf(Resident::isComplete);
      }
    }
    for (Group group : groups) {
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

  private void admit(Group group) {
    List<Integer> together = new ArrayList<>();
    groups.forEach(each -> each.residents.forEach(resident -> together.add(resident.index())));
    int fitting = 0;
    for (int request : waiting) {
      together.add(tasks[request]);
      boolean few = together.size() <= instance.batching().maxTasksPerCohort();
      if (!few || !Memory.fits(instance, together)) {
        together.remove(together.size() - 1);
        break;
      }
      fitting++;
    }
    double share = Math.ceil(together.size() / (double) groups.size());
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

  private void begin(Group group) {
    int busy = (int) groups.stream().filter(each -> !each.residents.isEmpty()).count();
    Integer length = service.length();
    group.length = length == null ? times.best(group.residents, busy, service) : length;
    group.atRest = false;
    group.awaited = 0;
    for (Map.Entry<Integer, List<Resident>> part : StepTimes.parts(group.residents).entrySet()) {
      List<Resident> own = part.getValue();
      double upS = times.upS(own, group.length);
      Site site = sites.get(part.getKey());
      Runnable send = () -> serve(site.up, group, upS, () -> up(group, part.getKey()));
      if (group.length > 0) {
        group.awaited++;
        serve(site.node, group, times.draftS(own, group.length), send);
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
  private void serve(Server<Runnable> server, Group group, double seconds, Runnable then) {
    underWay++;
    Runnable begin =
        () ->
            after(
                seconds,
                () -> {
                  underWay--;
                  server.release();
                  then.run();
                });
    server.arrive(new Server.Job<>(clock.instant(), group.number, begin));
  }

  private void up(Group group, int drafter) {
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
    List<Group> pass = new ArrayList<>();
    PassSums sums = new PassSums();
    int size = 0;
    do {
      Group group = atVerifier.remove().group();
      pass.add(group);
      size += group.residents.size();
      StepTimes.verify(group.residents, group.length, sums);
    } while (service.merges() && fitsToo(size, atVerifier.peek()));
    verifies = true;
    after(
        times.seconds(sums),
        () -> {
          verifies = false;
          pass.forEach(this::verified);
        });
  }

  private boolean fitsToo(int size, @Nullable Arrived next) {
    int most = instance.batching().maxTasksPerBatch();
    return next != null && size + next.group().residents.size() <= most;
  }

  private void verified(Group group) {
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
          serve(sites.get(drafter).down, group, times.downS(part), sent);
        });
    group.endsStep = !waits;
  }

  private void known(List<Resident> first, List<Resident> last, @Nullable Group waits) {
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
