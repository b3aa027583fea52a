package sdedge.judge;

import java.util.Comparator;
import java.util.PriorityQueue;
import sdedge.instance.Instance;
import sdedge.latency.PartProfile;
import sdedge.plan.Arena;
import sdedge.plan.MemoryModel;
import sdedge.plan.ReservedTokens;

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
      row.notBefore(findings, admittedS, ", when there is room in memory");
    }
    leaving.add(new Leaving(leavesS(batch), batch));
    return admittedS;
  }

  private boolean fits() {
    return tasks <= instance.batching().maxTasksPerCohort() && reserved.fit();
  }

  private void reserve(BatchRows batch, int sign) {
    Arena arena = Arena.of(instance, batch.batch.tasks());
    for (PartProfile part : batch.profile.parts()) {
      int d = part.drafter();
      reserved.add(d, sign * arena.onDrafter(d), sign * arena.onVerifier(d));
    }
    tasks += (long) sign * batch.batch.tasks().size();
  }

  /** A part lets go after its last likely step, and what the others would take without waiting. */
  private static double leavesS(BatchRows batch) {
    double lastS = 0;
    for (PartProfile part : batch.profile.parts()) {
      int last = part.steps();
      while (last > 1 && part.chance(last) < LIKELY) {
        last--;
      }
      double leavesS = batch.knownS(part, last);
      for (int n = last + 1; n <= part.steps(); n++) {
        leavesS += part.draft(n) + part.up(n) + batch.profile.verify(n) + part.down(n);
      }
      lastS = Math.max(lastS, leavesS);
    }
    return lastS;
  }
}
