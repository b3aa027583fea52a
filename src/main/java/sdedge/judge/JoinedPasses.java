package sdedge.judge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sdedge.instance.Instance;
import sdedge.plan.JoiningService;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/**
 * Rule: a pass of those who join begins as soon as the verifier is free and the part of the
 * residents is there that it waits for, or somebody urgent, or nothing else is under way
 * (docs/model.md section 13). It takes all who are there, up to the most of a batch and of new
 * ones.
 */
final class JoinedPasses {
  private final Findings findings;
  private final Instance instance;
  private final JoiningService service;
  private final Rounds rounds;
  private final List<Event> events = new ArrayList<>();
  private final Map<Integer, Double> arrived = new HashMap<>(); // when, seconds, by task
  private final Set<Integer> newOnes = new HashSet<>(); // of them
  private int residents;
  private int underWay; // jobs of drafters and links
  private boolean isBusy; // the verifier
  private int lastStep;

  /** Something happens; of one instant in the order of the kinds. */
  private record Event(double timeS, Kind kind, Runnable change, Row row) {}

  private enum Kind {
    HAPPENS,
    BEGINS
  }

  JoinedPasses(
      Findings findings,
      JoiningService service,
      Rounds rounds,
      Admissions admissions,
      RoundTimes times) {
    this.findings = findings;
    this.service = service;
    this.rounds = rounds;
    instance = rounds.served().instance();
    for (Row row : rounds.rows()) {
      if (row.run().stage() == Stage.VERIFY) {
        pass(row, times);
      } else if (row.run().drafter() != null) {
        job(row, times);
      }
    }
    for (int k = 0; k < instance.tasks().size(); k++) {
      Round last = rounds.last(k);
      happens(admissions.admittedS(k), last.verify, () -> residents++);
      happens(last.endS(), last.verify, () -> residents--);
    }
    events.sort(Comparator.comparingDouble(Event::timeS).thenComparing(Event::kind));
  }

  private void happens(double timeS, Row row, Runnable change) {
    events.add(new Event(timeS, Kind.HAPPENS, change, row));
  }

  private void pass(Row pass, RoundTimes times) {
    double startS = rounds.chain(pass).get(0).run().startS();
    events.add(new Event(startS, Kind.BEGINS, () -> begins(pass), pass));
    happens(rounds.of(pass).get(0).verifiedS, pass, () -> isBusy = false);
    for (Round round : rounds.of(pass)) {
      happens(
          Math.min(startS, times.arrivedS(round)),
          pass,
          () -> arrives(round, times.arrivedS(round)));
    }
  }

  private void arrives(Round round, double timeS) {
    arrived.put(round.task, timeS);
    if (round.isFirst()) {
      newOnes.add(round.task);
    }
  }

  /** A job is under way from when it is there until it is at the other end. */
  private void job(Row row, RoundTimes times) {
    StageRun run = row.run();
    Round any = rounds.of(row).get(0);
    boolean isBroughtOn = run.stage() == Stage.FRONTHAUL_UP && any.isAway();
    if (!isBroughtOn) {
      double fromS =
          switch (run.stage()) {
            case FRONTHAUL_UP -> times.sentFromS(any);
            case FRONTHAUL_DOWN -> any.verifiedS;
            default -> run.startS();
          };
      happens(Math.min(fromS, run.startS()), row, () -> underWay++);
    }
    if (run.stage().isLink()) {
      happens(run.endS(), row, () -> underWay--);
    }
  }

  /** Checks all passes. */
  void check() {
    boolean isLate = false; // somebody should have begun
    double sinceS = 0;
    int fewest = 0; // residents in the instant at hand: who leaves may do so before a pass begins
    for (Event event : events) {
      boolean isGap = event.timeS > sinceS && !Findings.agree(event.timeS, sinceS);
      isLate |= isGap && !isBusy && mayBegin(residents);
      fewest = isGap ? residents : Math.min(fewest, residents);
      if (event.kind == Kind.BEGINS) {
        require(!isLate && !isBusy, event.row, "start_s", "a start as soon as it may begin");
        require(
            mayBegin(fewest), event.row, "start_s", "a start once those are there it waits for");
        isLate = false;
        isBusy = true;
      }
      event.change.run();
      sinceS = event.timeS;
    }
  }

  private boolean mayBegin(int beside) {
    double wanted = Math.min(instance.batching().maxTasksPerBatch(), service.quorum(beside));
    return !arrived.isEmpty()
        && (underWay == 0
            || arrived.size() >= wanted
            || arrived.keySet().stream().anyMatch(task -> service.urgent().contains(task)));
  }

  /** Takes those of a pass, and looks at who is left. */
  private void begins(Row pass) {
    require(pass.run().step() == lastStep + 1, pass, "step", "the pass after that before");
    lastStep = pass.run().step();
    int taken = 0;
    int takenNew = 0;
    for (Round round : rounds.of(pass)) {
      taken++;
      takenNew += round.isFirst() ? 1 : 0;
      arrived.remove(round.task);
      newOnes.remove(round.task);
    }
    boolean isFull = taken == instance.batching().maxTasksPerBatch();
    boolean hasEnoughNew = takenNew == service.newPerPass();
    boolean isFew =
        taken <= instance.batching().maxTasksPerBatch() && takenNew <= service.newPerPass();
    require(isFew, pass, "active_tasks", "as many as a pass may have");
    double startS = rounds.chain(pass).get(0).run().startS();
    for (Map.Entry<Integer, Double> left : arrived.entrySet()) {
      // who comes at the instant at which the pass begins may be too late
      boolean isThere = !Findings.isUpTo(startS, left.getValue());
      boolean isOneTooMany = hasEnoughNew && newOnes.contains(left.getKey());
      require(isFull || !isThere || isOneTooMany, pass, "tasks", "all who are there");
    }
  }

  private void require(boolean holds, Row row, String column, String expected) {
    findings.require(holds, Findings.SCHEDULE, row.number(), column, expected, row.run().startS());
  }
}
