package sdedge.oracle.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sdedge.instance.Instance;
import sdedge.timeline.Stage;

/**
 * Asynchronous execution (Section 6 of the model). In rounds until nothing more happens in an
 * instant all its events are processed, then batches are admitted, then idle servers pick. It goes
 * on as its batches are asked for.
 *
 * <p>Whatever is yet to happen names batches by their place in the plan, so that all of it can be
 * copied, to go on in another way: as if a part of a batch were certain (Section 9).
 */
final class QueueingExecution {
  /** What happens: prompts are there, a service ends, its output is there, a part lets go. */
  private enum What {
    UPLOADED,
    SERVED,
    ARRIVED,
    LET_GO
  }

  /** Something happens at a stage to a part of the batch at a place in the plan. */
  private record Event(What what, Stage stage, int place, int part, int step) {}

  private final List<PlannedBatch> plan;
  private final Function<PlannedBatch, BatchTimes> pricing;
  private final Map<Integer, BatchTimes> priced; // by place, until the batch is taken
  private final boolean seesCertain;
  private final EventClock<Event> clock;
  private final Servers<Event> servers;
  private final Map<Integer, BatchProgress> running = new HashMap<>(); // by place
  private final Map<Integer, BatchRun> runs = new HashMap<>(); // by place, if anybody asks
  private final Set<Integer> over = new HashSet<>(); // of these: all verdicts are known
  private final Memory.Reserved residents;
  private int uploaded; // batches
  private int admitted;

  /**
   * An execution that has not begun.
   *
   * @param pricing what a batch takes
   * @param seesCertain whether tasks see their part as certain
   */
  QueueingExecution(
      Instance instance,
      List<PlannedBatch> plan,
      Function<PlannedBatch, BatchTimes> pricing,
      boolean seesCertain) {
    this.plan = plan;
    this.pricing = pricing;
    this.seesCertain = seesCertain;
    priced = new HashMap<>();
    clock = new EventClock<>();
    servers = new Servers<>(instance);
    Set<String> modes = Part.modes(instance, plan.stream().map(PlannedBatch::batch).toList());
    residents = new Memory.Reserved(new ModeSelection(instance, modes));
    double uploadedS = 0;
    for (int place = 0; place < plan.size(); place++) {
      uploadedS = Math.max(uploadedS, plan.get(place).readyS());
      clock.at(uploadedS, new Event(What.UPLOADED, Stage.FRONTHAUL_UP, place, 0, 1));
    }
  }

  /** A copy that goes on with a batch as its tasks see it. */
  private QueueingExecution(QueueingExecution other, int place, BatchRun seen) {
    plan = other.plan;
    pricing = other.pricing;
    priced = other.priced;
    seesCertain = false;
    clock = new EventClock<>(other.clock);
    servers = new Servers<>(other.servers);
    other.running.forEach((p, batch) -> running.put(p, new BatchProgress(batch, batch.times)));
    running.put(place, new BatchProgress(other.batch(place), seen.times()));
    runs.put(place, seen);
    residents = new Memory.Reserved(other.residents);
    uploaded = other.uploaded;
    admitted = other.admitted;
  }

  /** The batches in plan order, executed as they are asked for. */
  Stream<BatchRun> all() {
    return IntStream.range(0, plan.size()).mapToObj(this::take);
  }

  private BatchRun take(int place) {
    while (!over.remove(place)) {
      if (!advance()) {
        throw new IllegalStateException("a batch of a plan within the limits was never admitted");
      }
    }
    priced.remove(place);
    return Objects.requireNonNull(runs.remove(place), "all batches have runs");
  }

  private boolean advance() {
    boolean more = clock.advance(this::happens);
    while (admitted < uploaded && residents.fits(tasks(admitted))) {
      residents.add(tasks(admitted));
      enter(admitted);
      admitted++;
    }
    servers.pick(this::serve);
    return more;
  }

  private void happens(Event event) {
    switch (event.what) {
      case UPLOADED -> uploaded++;
      case SERVED -> served(event);
      case ARRIVED -> {
        if (event.stage == Stage.FRONTHAUL_UP) {
          join(event.place, event.step);
        } else {
          returned(event.place, event.part, event.step);
        }
      }
      case LET_GO -> {
        batch(event.place).serving--;
        if (batch(event.place).serving == 0) {
          residents.remove(tasks(event.place));
          leaveIfGone(event.place);
        }
      }
    }
  }

  private List<Integer> tasks(int place) {
    return plan.get(place).batch().tasks();
  }

  private void enter(int place) {
    BatchTimes times = priced.computeIfAbsent(place, p -> pricing.apply(plan.get(p)));
    running.put(place, new BatchProgress(times));
    runs.put(place, new BatchRun(plan.get(place), times));
    for (int p = 0; p < times.parts().size(); p++) {
      draft(place, p, 1);
    }
  }

  private BatchProgress batch(int place) {
    return Objects.requireNonNull(running.get(place), "nothing happens to a batch that is gone");
  }

  private PartTimes part(int place, int part) {
    return batch(place).times.parts().get(part);
  }

  private int drafter(int place, int part) {
    return plan.get(place).parts().get(part).drafter();
  }

  /** A part, of verifications the first one for all, comes to a server. */
  private void arrive(Stage stage, int place, int part, int step) {
    Event job = new Event(What.SERVED, stage, place, part, step);
    servers.arrive(stage, drafter(place, part), clock.instant(), place, part, job);
  }

  private void serve(Event job) {
    BatchRun run = runs.get(job.place);
    if (run != null) {
      run.begin(job.part, job.stage, job.step, clock.nowS());
    }
    if (job.stage == Stage.VERIFY) {
      after(batch(job.place).times.at(job.step).verifyS(), job);
      return;
    }
    PartStep step = part(job.place, job.part).at(job.step);
    after(step.servedS(job.stage), job);
    if (job.stage.isLink()) { // free again before what it sends has arrived
      Event arrived = new Event(What.ARRIVED, job.stage, job.place, job.part, job.step);
      after(step.wholeS(job.stage), arrived);
    }
  }

  private void after(double seconds, Event event) {
    clock.at(clock.nowS() + seconds, event);
  }

  private void served(Event job) {
    if (job.stage == Stage.VERIFY && seesCertain && batch(job.place).isLastSure(job.step)) {
      see(job);
    }
    servers.release(job.stage, drafter(job.place, job.part));
    if (job.stage == Stage.DRAFT) {
      arrive(Stage.FRONTHAUL_UP, job.place, job.part, job.step);
    } else if (job.stage == Stage.VERIFY) {
      fork(job.place, job.step);
    }
  }

  /** A part comes to its drafter, or without drafts to its link. */
  private void draft(int place, int p, int n) {
    arrive(part(place, p).isOnTheWay() ? Stage.DRAFT : Stage.FRONTHAUL_UP, place, p, n);
  }

  /** One more part is at the verifier; the step arrives with the last of those active in it. */
  private void join(int place, int n) {
    if (batch(place).arrives(n)) {
      arrive(Stage.VERIFY, place, 0, n);
    }
  }

  /** Lets the tasks of every part that may be gone after a verification see it as certain. */
  private void see(Event verified) {
    BatchRun run = Objects.requireNonNull(runs.get(verified.place), "a batch that has a run");
    List<PartTimes> parts = run.times().parts();
    for (int p = 0; p < parts.size(); p++) {
      if (!parts.get(p).isCertain()) {
        BatchRun seen = run.seenAsCertain(p);
        QueueingExecution copy = new QueueingExecution(this, verified.place, seen);
        copy.after(0, verified);
        while (Double.isNaN(seen.verdictS(p, parts.get(p).steps())) && copy.advance()) {
          // until it is known when the tasks of the part end
        }
      }
    }
  }

  private void fork(int place, int n) {
    List<PartTimes> parts = batch(place).times.parts();
    for (int p = 0; p < parts.size(); p++) {
      PartTimes part = parts.get(p);
      if ((part.isOnTheWay() && n <= part.steps()) || n == part.steps()) {
        arrive(Stage.FRONTHAUL_DOWN, place, p, n);
      } else if (n < part.steps()) {
        verdict(place, p, n);
        join(place, n + 1);
      }
    }
  }

  private void returned(int place, int p, int n) {
    verdict(place, p, n);
    if (n < part(place, p).steps()) {
      draft(place, p, n + 1);
      return;
    }
    batch(place).unfinished--;
    if (batch(place).unfinished == 0) {
      over.add(place);
      leaveIfGone(place);
    }
  }

  /** A verdict counts; after the last likely one the part lets go when the rest would be over. */
  private void verdict(int place, int p, int n) {
    BatchRun run = runs.get(place);
    if (run != null) {
      run.know(p, n, clock.nowS());
    }
    BatchProgress batch = batch(place);
    if (n == batch.lastLikely[p]) {
      after(batch.unlikelyS(p), new Event(What.LET_GO, Stage.FRONTHAUL_DOWN, place, p, n));
    }
  }

  private void leaveIfGone(int place) {
    if (batch(place).serving == 0 && batch(place).unfinished == 0) {
      running.remove(place);
    }
  }
}
