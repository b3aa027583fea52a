package sdedge.judge;

import java.util.Comparator;
import java.util.PriorityQueue;
import sdedge.instance.Instance;
import sdedge.judge.BatchRows.Row;
import sdedge.latency.PartProfile;
import sdedge.plan.Arena;
import sdedge.plan.MemoryModel;
import sdedge.plan.ReservedTokens;
import sdedge.timeline.Stage;

/**
 * Rule: caches fit in memory whenever a batch begins (docs/model.md section 6, {@code
 * asynchronous}). A batch is let in at the first instant at which its prompts are there, all before
 * it are let in, and there is room beside those that have not let go.
 */
final class RoomAtBegin {
  private static final double LIKELY = 0.5;

  private final Findings findings;
  private final Instance instance;
  private final ReservedTokens reserved;
  private final PriorityQueue<Leaving> leaving =
      new PriorityQueue<>(Comparator.comparingDouble(Leaving::timeS));
  private long tasks;
  private double admittedS;

  /** A batch that lets go of its memory. */
  private record Leaving(double timeS, BatchRows batch) {}

  RoomAtBegin(Findings findings, Instance instance, MemoryModel memory) {
    this.findings = findings;
    this.instance = instance;
    reserved = ReservedTokens.none(instance, memory);
  }

  /** Lets in the next batch of the plan, whose first stages begin no earlier; when, seconds. */
  double admit(BatchRows batch) {
    admittedS = Math.max(admittedS, batch.readyS);
    reserve(batch, 1);
    while (!leaving.isEmpty() && (leaving.peek().timeS <= admittedS || !fits())) {
      Leaving next = leaving.remove();
      admittedS = Math.max(admittedS, next.timeS);
      reserve(next.batch, -1);
    }
    for (Row row : batch.in(1)) {
      String why = ", when there is room in memory";
      double startS = row.run().startS();
      findings.atLeast(Findings.SCHEDULE, row.number(), "start_s", admittedS, why, startS);
    }
    leaving.add(new Leaving(leavesS(batch), batch));
    return admittedS;
  }

  private boolean fits() {
    return tasks <= instance.batching().maxTasksPerCohort() && reserved.fit();
  }

  private void reserve(BatchRows batch, int sign) {
    Arena arena = new Arena(instance, batch.profile.parts().size());
    for (int k : batch.batch.tasks()) {
      arena.add(batch.part(instance.tasks().get(k).drafter()), k);
    }
    for (int i = 0; i < batch.profile.parts().size(); i++) {
      int drafter = batch.profile.parts().get(i).drafter();
      reserved.add(drafter, sign * arena.onDrafter(i), sign * arena.onVerifier(i));
    }
    tasks += (long) sign * batch.batch.tasks().size();
  }

  /** When the tokens of a step of a part are known, seconds. */
  static double knownS(BatchRows batch, int part, int n) {
    PartProfile own = batch.profile.parts().get(part);
    return own.isOnTheWay() || n == own.steps()
        ? batch.endS(n, Stage.FRONTHAUL_DOWN, part)
        : batch.verifiedS(n);
  }

  /** A part lets go after its last likely step, and what the others would take without waiting. */
  private static double leavesS(BatchRows batch) {
    double lastS = 0;
    for (int i = 0; i < batch.profile.parts().size(); i++) {
      PartProfile part = batch.profile.parts().get(i);
      int last = part.steps();
      while (last > 1 && part.chance(last) < LIKELY) {
        last--;
      }
      double leavesS = knownS(batch, i, last);
      for (int n = last + 1; n <= part.steps(); n++) {
        leavesS += part.draft(n) + part.up(n) + batch.profile.verify(n) + part.down(n);
      }
      lastS = Math.max(lastS, leavesS);
    }
    return lastS;
  }
}
