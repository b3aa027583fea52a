package sdedge.judge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeSet;
import sdedge.instance.Instance;
import sdedge.plan.Feasibility;
import sdedge.plan.GroupService;
import sdedge.plan.JoiningService;
import sdedge.plan.ReservedTokens;
import sdedge.timeline.Instants;
import sdedge.timeline.JobMember;
import sdedge.timeline.Stage;

/**
 * Rule: tasks of a continuous plan come in at the first instant at which their prompts are there
 * and caches fit in memory, in the order in which they were ready (docs/model.md section 13). Those
 * who join come in at once; a group takes its share when its step is over, and whoever is in it is
 * in its next step.
 */
final class Admissions {
  private final Findings findings;
  private final Served served;
  private final Rounds rounds;
  private final Waiting residents;
  private final double[] admittedS; // by task
  private final PriorityQueue<Event> events;
  private double residentS; // of all together
  private final List<Group> groups = new ArrayList<>();

  /**
   * Something after which somebody may come in.
   *
   * @param number of the task; of a group whose step ends its index
   */
  private record Event(double timeS, Kind kind, int order, int number) {}

  private enum Kind {
    READY,
    LEAVES,
    STEP_ENDS
  }

  private static final class Group {
    final List<Integer> members = new ArrayList<>();
    final List<Double> beganS = new ArrayList<>(); // by step − 1
    boolean isAtRest = true;
    boolean ends;
  }

  /**
   * Who may come in beside whom (docs/model.md section 13): the longest prefix of those who wait
   * that fits in memory beside all residents, no more of them than may be there at once.
   */
  private static final class Waiting {
    private final Instance instance;
    private final ReservedTokens reserved; // by residents and those who fit
    private final int most;
    private final Deque<Integer> fitting = new ArrayDeque<>();
    private final Deque<Integer> waiting = new ArrayDeque<>(); // behind them
    private int residents;

    Waiting(Served served) {
      instance = served.instance();
      int stated = served.service() instanceof JoiningService own ? own.mostResidents() : most();
      most = Math.min(stated, most());
      reserved = ReservedTokens.none(instance, served.memory());
    }

    private int most() {
      return instance.batching().maxTasksPerCohort();
    }

    void ready(int task) {
      waiting.add(task);
      extend();
    }

    void leave(int task) {
      residents--;
      reserve(task, -1);
    }

    /** Lets more of the waiting fit, once all have left who do. */
    void extend() {
      while (!waiting.isEmpty() && residents + fitting.size() < most) {
        int task = waiting.peek();
        reserve(task, 1);
        if (!reserved.fitVerifier() || !reserved.fitDrafter(drafter(task))) {
          reserve(task, -1);
          return;
        }
        fitting.add(waiting.remove());
      }
    }

    private void reserve(int task, int sign) {
      reserved.add(drafter(task), sign * Feasibility.reservedTokens(instance, task));
    }

    private int drafter(int task) {
      return instance.tasks().get(task).drafter();
    }

    int count() {
      return residents;
    }

    int fitting() {
      return fitting.size();
    }

    /** Admits the first of those who fit. */
    int admit() {
      residents++;
      return fitting.remove();
    }
  }

  Admissions(Findings findings, Rounds rounds) {
    this.findings = findings;
    this.rounds = rounds;
    served = rounds.served();
    residents = new Waiting(served);
    admittedS = new double[served.count()];
    Arrays.fill(admittedS, Double.NaN);
    events =
        new PriorityQueue<>(
            Comparator.comparingDouble(Event::timeS).thenComparingInt(Event::order));
    List<Integer> order = served.service().tasks();
    for (int i = 0; i < order.size(); i++) {
      int k = order.get(i);
      events.add(new Event(served.readyS().get(k), Kind.READY, i, k));
    }
    if (served.service() instanceof GroupService own) {
      own.groups().forEach(group -> groups.add(new Group()));
    }
  }

  Rounds rounds() {
    return rounds;
  }

  /** How long all were there together, once all have left, seconds. */
  double residentS() {
    return residentS;
  }

  /** When a task comes in, seconds; not a number if it does not. */
  double admittedS(int task) {
    return admittedS[task];
  }

  /** When a step of a group begins, seconds; numbers from 1. */
  double beganS(int group, int step) {
    List<Double> began = groups.get(group - 1).beganS;
    return step <= began.size() ? began.get(step - 1) : Double.NaN;
  }

  /** Lets all come in as time goes on; false, which was found, if rows have others. */
  boolean check() {
    while (!events.isEmpty() && findings.isEmpty()) {
      double untilS = Instants.endS(events.peek().timeS);
      double nowS = 0;
      while (!events.isEmpty() && events.peek().timeS <= untilS) {
        Event event = events.remove();
        nowS = Math.max(nowS, event.timeS);
        happens(event);
      }
      settle(nowS);
    }
    for (int k = 0; k < admittedS.length && findings.isEmpty(); k++) {
      boolean isIn = !Double.isNaN(admittedS[k]);
      findings.require(isIn, served.file(), k + 1L, "queue_s", "a task that comes in", "none");
    }
    for (int g = 1; g <= groups.size() && findings.isEmpty(); g++) {
      isOver(g);
    }
    return findings.isEmpty();
  }

  private void isOver(int g) {
    int next = groups.get(g - 1).beganS.size() + 1;
    for (Row row : rounds.at(g, next, Stage.VERIFY, null)) {
      findings.require(
          false, Findings.SCHEDULE, row.number(), "step", "no step of nobody", row.run().step());
    }
  }

  private void happens(Event event) {
    switch (event.kind) {
      case READY -> residents.ready(event.number);
      case LEAVES -> leaves(event.number, event.timeS);
      case STEP_ENDS -> groups.get(event.number).ends = true;
    }
  }

  private void settle(double nowS) {
    groups.stream().filter(group -> group.ends).forEach(group -> depart(group, nowS));
    residents.extend();
    if (served.service() instanceof GroupService own) {
      for (int g = 0; g < groups.size(); g++) {
        if (groups.get(g).isAtRest) {
          next(g, own.groups().get(g).mostTasks(), nowS);
        }
      }
    } else {
      while (residents.fitting() > 0) {
        joins(residents.admit(), nowS);
      }
    }
  }

  private void joins(int task, double nowS) {
    comesIn(task, nowS);
    events.add(new Event(rounds.last(task).endS(), Kind.LEAVES, 0, task));
  }

  private void comesIn(int task, double nowS) {
    admittedS[task] = nowS;
    residentS -= nowS;
  }

  private void leaves(int task, double nowS) {
    residents.leave(task);
    residentS += nowS;
  }

  private void depart(Group group, double nowS) {
    int step = group.beganS.size();
    for (int task : List.copyOf(group.members)) {
      if (rounds.last(task).verify.run().step() == step) {
        leaves(task, nowS);
        group.members.remove((Integer) task);
      }
    }
    group.ends = false;
    group.isAtRest = true;
  }

  /** A group at rest takes its part of all that are there or can be, and steps with them. */
  private void next(int g, int mostTasks, double nowS) {
    Group group = groups.get(g);
    int fitting = residents.fitting();
    int share = (residents.count() + fitting + groups.size() - 1) / groups.size();
    int most =
        Math.min(Math.min(share, mostTasks), served.instance().batching().maxTasksPerBatch());
    for (int left = fitting; left > 0 && group.members.size() < most; left--) {
      int task = residents.admit();
      comesIn(task, nowS);
      group.members.add(task);
    }
    if (group.members.isEmpty()) {
      return;
    }
    group.beganS.add(nowS);
    group.isAtRest = false;
    int step = group.beganS.size();
    List<Row> passes = rounds.at(g + 1, step, Stage.VERIFY, null);
    TreeSet<Integer> found = new TreeSet<>();
    passes.forEach(row -> row.run().members().forEach((JobMember one) -> found.add(one.index())));
    boolean isSame = found.equals(new TreeSet<>(group.members));
    if (!isSame) {
      Long row = passes.isEmpty() ? null : Long.valueOf(passes.get(0).number());
      String who = "group " + (g + 1) + " with tasks " + new TreeSet<>(group.members);
      findings.require(false, Findings.SCHEDULE, row, "tasks", who + " from " + nowS, found);
      return;
    }
    events.add(new Event(endS(rounds.of(passes.get(0))), Kind.STEP_ENDS, 0, g));
  }

  /** A step of a group is over when all verdicts are there that somebody waits for, seconds. */
  private static double endS(List<Round> all) {
    return all.stream().mapToDouble(Round::endS).max().orElse(Double.NaN);
  }
}
